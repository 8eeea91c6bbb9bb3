//! What does a server have of its own to answer from? A small library, beside that of all servers.
//!
//! Its passages are those of the server's own documents, answers of members that were kept, and passages of the
//! corpus to which moderators led a question.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::surroundings::Shelves;
use super::{Library, offers};
use crate::corpus::{Corpus, Document, Passage, PassageKey};
use crate::domain::{AnsweredBy, Language, ServerDocument, Source};
use crate::search::{Completion, Engine, KnownVectors, SearchError};

/// How many were made so far.
static MADE: AtomicU64 = AtomicU64::new(0);

/// The folder in which the answers of members would stand. No document of the corpus does: hidden folders are passed
/// over.
const ANSWERS: &str = ".answers";

/// What a server has of its own, as it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OwnTexts {
    /// Its documents.
    pub(crate) documents: Vec<ServerDocument>,
    /// The answers of its members.
    pub(crate) answers: Vec<OwnAnswer>,
    /// The questions that lead to a passage of the corpus.
    pub(crate) leading: Vec<(PassageKey, String)>,
}

/// A member's answer that was kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OwnAnswer {
    /// Its number on this server.
    pub(crate) id: u64,
    /// What it answers.
    pub(crate) question: String,
    /// The member's words, to the letter.
    pub(crate) words: String,
    pub(crate) language: Language,
    pub(crate) by: AnsweredBy,
}

impl OwnTexts {
    pub(crate) fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.answers.is_empty() && self.leading.is_empty()
    }
}

/// The passages of a server's own, and the engine over them.
pub(crate) struct OwnLibrary {
    pub(crate) corpus: Corpus,
    pub(crate) engine: Engine,
    pub(crate) offers: Completion,
    pub(crate) shelves: Shelves,
    /// The questions that lead to a passage, as moderators worded them.
    leading: Vec<(PassageKey, String)>,
    /// The later it was made by this process, the higher.
    made: u64,
}

impl OwnLibrary {
    /// Reads and indexes what a server has of its own, beside the library in use.
    ///
    /// # Errors
    /// When the index can't be made.
    pub(crate) fn of(texts: OwnTexts, library: &Library) -> Result<Self, SearchError> {
        let OwnTexts { documents, answers, leading } = texts;
        let mut corpus = corpus_of(documents);
        corpus.passages.extend(answers.into_iter().map(answer));
        let led = led_to(&leading, library);
        let questions = led.iter().flat_map(|(passage, asked)| {
            asked.iter().map(|question| (passage.language(), question.as_str()))
        });
        let (offers, shelves) = (offers::of(&corpus, questions), Shelves::of(&corpus));
        let led = led.iter().map(|(passage, asked)| known_by(passage, asked));
        let engine = library.engine.beside(corpus.passages.iter().cloned().chain(led).collect())?;
        let made = MADE.fetch_add(1, Ordering::Relaxed) + 1;
        Ok(Self { corpus, engine, offers, shelves, leading, made })
    }

    /// A number that rises whenever the same question may get another answer.
    pub(crate) fn version(&self) -> u64 {
        2 * self.made + u64::from(self.engine.unread() == Some(0))
    }

    /// Whether moderators said of a question in these very words that this passage answers it.
    pub(crate) fn leads(&self, question: &str, passage: PassageKey) -> bool {
        let asked = plain(question);
        self.leading.iter().any(|(key, known)| *key == passage && plain(known) == asked)
    }

    /// The vectors of what is read, for the library that takes this one's place.
    pub(crate) fn vectors(&self) -> KnownVectors {
        self.engine.vectors()
    }
}

/// Words without signs and capitals, which make no other question of it.
fn plain(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// A server's documents, each with the source that its moderators named.
fn corpus_of(documents: Vec<ServerDocument>) -> Corpus {
    let mut corpus = Corpus::default();
    for document in documents {
        let text = (document.id(), document.text);
        let read = Corpus::of_texts(vec![text], document.language);
        let Some(known) = read.documents.into_iter().next() else { continue };
        // What names no source of its own has itself for one: that tells nobody anything.
        let is_itself = |source: &Source| source.title == known.title && source.url.is_none();
        let named = if known.sources.iter().all(is_itself) { &[][..] } else { &known.sources };
        let sources = named.iter().cloned().chain(document.source).collect();
        let own = Arc::new(Document { sources, language: document.language, ..Document::clone(&known) });
        let passages = read.passages.into_iter();
        corpus.passages.extend(passages.map(|passage| Passage { document: own.clone(), ..passage }));
        corpus.documents.push(own);
    }
    corpus
}

/// A member's answer as a passage under the question, whole and to the letter.
fn answer(answer: OwnAnswer) -> Passage {
    let id = format!("{ANSWERS}/{}.md", answer.id);
    let document = Document {
        title: answer.question,
        answered_by: Some(answer.by),
        ..Document::bare(id, answer.language, answer.words)
    };
    Passage::whole(Arc::new(document))
}

/// The passages of the corpus to which questions lead, with these questions.
fn led_to(leading: &[(PassageKey, String)], library: &Library) -> Vec<(Passage, Vec<String>)> {
    let mut passages: Vec<(Passage, Vec<String>)> = Vec::new();
    for (key, question) in leading {
        if let Some((_, asked)) = passages.iter_mut().find(|(known, _)| known.key() == *key) {
            asked.push(question.clone());
        } else if let Some(passage) = library.engine.passage(*key) {
            passages.push((passage, vec![question.clone()]));
        }
    }
    passages
}

/// A passage, known by these questions too.
fn known_by(passage: &Passage, asked: &[String]) -> Passage {
    let questions = passage.questions.iter().chain(asked).cloned().collect();
    Passage { questions, ..passage.clone() }
}

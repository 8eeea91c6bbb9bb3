//! How does a question become a card with passages?

use std::ops::Range;

use super::closest::closest;
use crate::app::Reply;
use crate::app::library::Library;
use crate::corpus::{Passage, PassageKey};
use crate::domain::Language;
use crate::search::{Correction, Courtesy, Hit, Outcome, Question};
use crate::texts::{Texts, texts};

/// How many passages an answer holds unless asked otherwise.
pub const DEFAULT_PASSAGES: usize = 5;

/// A question, as it was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The words, as typed.
    pub text: String,
    /// The language to reply in.
    pub language: Language,
    /// How many passages to return at the most.
    pub limit: usize,
}

/// A wish to see another passage of an answer given earlier, perhaps before a restart.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The language to reply in.
    pub language: Language,
    /// The outcome that was reported then.
    pub outcome: Outcome,
    /// The passages that were found then, best first, with the number of the sentence to bring
    /// out, from 0; a number that the passage has no sentence for brings out none.
    pub entries: Vec<(PassageKey, usize)>,
    /// Which of them to show, from 0.
    pub shown: usize,
    /// What of it to show.
    pub view: View,
}

/// What of a passage is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The passage itself.
    Passage,
    /// The passage with what stands before and after it in the document.
    Around,
    /// What says the same in the document's translation.
    Translation,
}

/// An answer, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerCard {
    /// The language of the words around the passages.
    pub language: Language,
    /// Whether the passages answer the question.
    pub outcome: Outcome,
    /// How sure the engine is of that, 0 to 1.
    pub confidence: f64,
    /// The words that were searched for as other words.
    pub corrections: Vec<Correction>,
    /// The question with another word in it, which would have an answer.
    pub did_you_mean: Option<String>,
    /// Under [`Outcome::None`]: the titles of the documents that come close enough to be named, best
    /// first.
    pub closest: Vec<String>,
    /// Whether the question is in neither Dutch nor English.
    pub is_foreign: bool,
    /// The passages, best first. Under [`Outcome::None`] they are only the nearest there is, and
    /// must not be shown as an answer.
    pub entries: Vec<Entry>,
    /// Which of the entries to show, from 0.
    pub shown: usize,
    /// What of that entry is shown.
    pub view: View,
    /// What is shown in the place of the entry, in all views but that of the passage itself.
    pub instead: Option<Entry>,
    /// Whether there is more around the passage in its document.
    pub more_around: bool,
    /// The language in which its document's translation says the same, where there is one.
    pub translation: Option<Language>,
    /// Whether it reads on in a document, and answers no question of its own.
    pub reads_on: bool,
}

/// A passage of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The passage.
    pub passage: Passage,
    /// Its score; comparable within one answer only. 0 when it was found in an earlier search.
    pub score: f64,
    /// The sentence that answers, as a byte range of the passage's text; empty where none is to be
    /// brought out.
    pub highlight: Range<usize>,
}

impl AnswerCard {
    /// The entry to show; `None` under [`Outcome::None`] or where there is none.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        match self.outcome {
            Outcome::Answer | Outcome::Near => self.instead.as_ref().or(self.entries.get(self.shown)),
            Outcome::None => None,
        }
    }

    /// The short name of the passage that the answer gives; `None` where it gives none.
    #[must_use]
    pub fn gives(&self) -> Option<PassageKey> {
        self.entry()?;
        self.entries.get(self.shown).map(|entry| entry.passage.key())
    }
}

impl Entry {
    /// The number, from 0, of the sentence that answers; `None` where none is to be brought out.
    #[must_use]
    pub fn sentence(&self) -> Option<usize> {
        self.passage.sentences().iter().position(|range| *range == self.highlight)
    }
}

impl From<Hit> for Entry {
    fn from(hit: Hit) -> Self {
        Self { passage: hit.passage, score: hit.score, highlight: hit.highlight }
    }
}

pub(crate) fn ask(library: &Library, ask: &Ask) -> Reply {
    if !ask.text.chars().any(char::is_alphanumeric) {
        return Reply::Notice(texts(ask.language).empty_question());
    }
    if let Some(courtesy) = library.engine.courtesy(&ask.text) {
        metrics::counter!("vraagbaak_questions_total", "outcome" => Outcome::None.name()).increment(1);
        return Reply::Notice(in_return(courtesy, texts(ask.language)));
    }
    let shelves = &library.shelves;
    let question = Question { text: &ask.text, language: ask.language, limit: ask.limit };
    let answer = library.engine.ask(&question);
    metrics::counter!("vraagbaak_questions_total", "outcome" => answer.outcome.name()).increment(1);
    let closest = closest(&answer);
    let entries: Vec<_> = answer.hits.into_iter().map(Entry::from).collect();
    let first = entries.first().map(|entry| &entry.passage);
    Reply::Answer(AnswerCard {
        language: ask.language,
        outcome: answer.outcome,
        confidence: answer.confidence,
        corrections: answer.corrections,
        did_you_mean: answer.did_you_mean,
        closest,
        is_foreign: answer.outcome == Outcome::None && library.engine.is_foreign(&ask.text),
        shown: 0,
        view: View::Passage,
        instead: None,
        more_around: first.is_some_and(|first| shelves.around(&library.corpus, first).is_some()),
        translation: first
            .and_then(|first| shelves.translation(&library.corpus, first))
            .map(Passage::language),
        reads_on: false,
        entries,
    })
}

/// What is said to somebody who asks nothing, and is polite.
fn in_return(courtesy: Courtesy, texts: &dyn Texts) -> String {
    match courtesy {
        Courtesy::Greeting => texts.greeting(),
        Courtesy::Thanks => texts.you_are_welcome(),
        Courtesy::Farewell => texts.goodbye(),
    }
}

/// Passages that are no longer in the corpus fall out; the rest stay in their order.
pub(crate) fn page(library: &Library, page: &Page) -> Reply {
    let wanted = page.entries.get(page.shown).map(|(key, _)| *key);
    let mut shown = None;
    let mut entries = Vec::new();
    for (key, sentence) in &page.entries {
        let Some(passage) = library.engine.passage(*key) else { continue };
        if Some(*key) == wanted {
            shown = Some(entries.len());
        }
        let highlight = passage.sentences().get(*sentence).cloned().unwrap_or_default();
        entries.push(Entry { passage, score: 0.0, highlight });
    }
    let Some(shown) = shown else { return Reply::Notice(texts(page.language).passages_gone()) };
    let around = surroundings(library, &entries[shown]);
    let translation = counterpart(library, &entries[shown]);
    let (more_around, other) = (around.is_some(), translation.as_ref().map(|entry| entry.passage.language()));
    let instead = match page.view {
        View::Passage => None,
        View::Around => around,
        View::Translation => translation,
    };
    if instead.is_none() && page.view != View::Passage {
        return Reply::Notice(texts(page.language).passages_gone());
    }
    Reply::Answer(AnswerCard {
        language: page.language,
        outcome: page.outcome,
        confidence: 0.0,
        corrections: Vec::new(),
        did_you_mean: None,
        closest: Vec::new(),
        is_foreign: false,
        entries,
        shown,
        view: page.view,
        instead,
        more_around,
        translation: other,
        reads_on: false,
    })
}

/// The passage with what stands around it, the same sentence brought out.
fn surroundings(library: &Library, entry: &Entry) -> Option<Entry> {
    let around = library.shelves.around(&library.corpus, &entry.passage)?;
    let shift = entry.passage.range.start - around.range.start;
    let highlight = entry.highlight.start + shift..entry.highlight.end + shift;
    Some(Entry { passage: around, score: entry.score, highlight })
}

/// What says the same in the translation. The sentence is brought out only where there are as many,
/// so that it can be told which.
fn counterpart(library: &Library, entry: &Entry) -> Option<Entry> {
    let passage = library.shelves.translation(&library.corpus, &entry.passage)?.clone();
    let (ours, mut theirs) = (entry.passage.sentences(), passage.sentences());
    let highlight = match entry.sentence() {
        Some(at) if ours.len() == theirs.len() => theirs.swap_remove(at),
        _ => 0..0,
    };
    Some(Entry { passage, score: entry.score, highlight })
}

//! How does a question become a card with passages?

use std::ops::Range;

use super::Reply;
use super::library::Library;
use crate::corpus::{Passage, PassageKey};
use crate::domain::Language;
use crate::search::{Correction, Hit, Outcome, Question};
use crate::texts::texts;

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
    /// out, from 0.
    pub entries: Vec<(PassageKey, usize)>,
    /// Which of them to show, from 0.
    pub shown: usize,
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
    /// The passages, best first. Under [`Outcome::None`] they are only the nearest there is, and
    /// must not be shown as an answer.
    pub entries: Vec<Entry>,
    /// Which of the entries to show, from 0.
    pub shown: usize,
}

/// A passage of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The passage.
    pub passage: Passage,
    /// Its score; comparable within one answer only. 0 when it was found in an earlier search.
    pub score: f64,
    /// The sentence that answers, as a byte range of the passage's text.
    pub highlight: Range<usize>,
}

impl AnswerCard {
    /// The entry to show; `None` under [`Outcome::None`] or where there is none.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        match self.outcome {
            Outcome::Answer | Outcome::Near => self.entries.get(self.shown),
            Outcome::None => None,
        }
    }

    /// The titles of the documents of the entries, each once, best first.
    #[must_use]
    pub fn titles(&self) -> Vec<&str> {
        let mut titles: Vec<&str> = Vec::new();
        for entry in &self.entries {
            let title = entry.passage.document.title.as_str();
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles
    }
}

impl Entry {
    /// The number, from 0, of the sentence that answers.
    #[must_use]
    pub fn sentence(&self) -> usize {
        self.passage.sentences().iter().position(|range| *range == self.highlight).unwrap_or_default()
    }
}

impl From<Hit> for Entry {
    fn from(hit: Hit) -> Self {
        Self { passage: hit.passage, score: hit.score, highlight: hit.highlight }
    }
}

pub(super) fn ask(library: &Library, ask: &Ask) -> Reply {
    if !ask.text.chars().any(char::is_alphanumeric) {
        return Reply::Notice(texts(ask.language).empty_question());
    }
    let question = Question { text: &ask.text, language: ask.language, limit: ask.limit };
    let answer = library.engine.ask(&question);
    metrics::counter!("vraagbaak_questions_total", "outcome" => answer.outcome.name()).increment(1);
    Reply::Answer(AnswerCard {
        language: ask.language,
        outcome: answer.outcome,
        confidence: answer.confidence,
        corrections: answer.corrections,
        did_you_mean: answer.did_you_mean,
        entries: answer.hits.into_iter().map(Entry::from).collect(),
        shown: 0,
    })
}

/// Passages that are no longer in the corpus fall out; the rest stay in their order.
pub(super) fn page(library: &Library, page: &Page) -> Reply {
    let wanted = page.entries.get(page.shown).map(|(key, _)| *key);
    let mut shown = None;
    let mut entries = Vec::new();
    for (key, sentence) in &page.entries {
        let Some(passage) = library.engine.passage(*key) else { continue };
        if Some(*key) == wanted {
            shown = Some(entries.len());
        }
        let sentences = passage.sentences();
        let highlight = sentences.get(*sentence).or(sentences.first()).cloned().unwrap_or_default();
        entries.push(Entry { passage, score: 0.0, highlight });
    }
    let Some(shown) = shown else { return Reply::Notice(texts(page.language).passages_gone()) };
    Reply::Answer(AnswerCard {
        language: page.language,
        outcome: page.outcome,
        confidence: 0.0,
        corrections: Vec::new(),
        did_you_mean: None,
        entries,
        shown,
    })
}

//! What is asked of the documents, and what is on the card that answers?

use std::ops::Range;

use crate::corpus::{Passage, PassageKey};
use crate::domain::Language;
use crate::search::{Correction, Hit, Outcome};

/// How many passages an answer holds unless asked otherwise.
pub const DEFAULT_PASSAGES: usize = 5;

/// A question, as it was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The words, as typed.
    pub text: String,
    /// The question before it in the conversation, where the door knows it.
    pub before: Option<String>,
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

/// A wish to read on in the document of a passage that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOn {
    /// The language to reply in.
    pub language: Language,
    /// The outcome under which the passage was shown.
    pub outcome: Outcome,
    /// The passage.
    pub after: PassageKey,
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
    /// Whether the question asks for people. Not known of a passage that is only turned to.
    pub asks_for_people: bool,
    /// The words that were searched for as other words.
    pub corrections: Vec<Correction>,
    /// The question with another word in it, which would have an answer.
    pub did_you_mean: Option<String>,
    /// Under [`Outcome::None`]: the places in `entries` of those that come close enough for their headings to be
    /// named, best first.
    pub closest: Vec<usize>,
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
    /// The question that its own took the subject from, where it lacked one.
    pub goes_on_from: Option<String>,
    /// Another question in the message, with what was found for it.
    pub also_asked: Option<AlsoAsked>,
    /// Whether it reads on in a document, and answers no question of its own.
    pub reads_on: bool,
}

/// A second question in a message, which has passages of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct AlsoAsked {
    /// The question.
    pub question: String,
    /// Whether its passages answer it; never [`Outcome::None`].
    pub outcome: Outcome,
    /// Its passages, best first.
    pub entries: Vec<Entry>,
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
    /// A card on which nothing stands yet.
    pub(crate) fn bare(language: Language, outcome: Outcome) -> Self {
        Self {
            language,
            outcome,
            confidence: 0.0,
            asks_for_people: false,
            corrections: Vec::new(),
            did_you_mean: None,
            closest: Vec::new(),
            is_foreign: false,
            entries: Vec::new(),
            shown: 0,
            view: View::Passage,
            instead: None,
            more_around: false,
            translation: None,
            goes_on_from: None,
            also_asked: None,
            reads_on: false,
        }
    }

    /// The entries that come close enough for their headings to be named, with their places, best first.
    pub fn closest(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.closest.iter().filter_map(|at| Some((*at, self.entries.get(*at)?)))
    }

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

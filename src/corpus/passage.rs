//! What is the piece of a document that an answer shows?

use std::fmt;
use std::hash::Hasher as _;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use super::document::Document;
use super::sentences;
use crate::domain::{Language, Source};

/// A stretch of a document, cut at sentence borders, that can be shown on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The document it stands in.
    pub document: Arc<Document>,
    /// The bytes of [`Document::text`] that it covers.
    pub range: Range<usize>,
    /// The headings it stands under, outermost first, without the document's title.
    pub headings: Arc<[String]>,
    /// The questions that its section answers, in other words than its own: they are searched, and
    /// not shown.
    pub questions: Arc<[String]>,
    /// Which of its document's works its section says that it rests on.
    pub rests_on: RestsOn,
    /// Its place among the passages of its document, from 0.
    pub position: usize,
}

impl Passage {
    /// A document as one passage, for text that is not to be cut.
    #[must_use]
    pub fn whole(document: Arc<Document>) -> Self {
        let range = 0..document.text.len();
        let (headings, questions) = (Arc::new([]), Arc::new([]));
        Self { document, range, headings, questions, rests_on: RestsOn::NotTold, position: 0 }
    }

    /// The words of the passage, exactly as in the document.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.document.text[self.range.clone()]
    }

    /// The language of its document.
    #[must_use]
    pub fn language(&self) -> Language {
        self.document.language
    }

    /// The innermost heading, or the document's title where there is none.
    #[must_use]
    pub fn heading(&self) -> &str {
        self.headings.last().unwrap_or(&self.document.title)
    }

    /// Whether it stands in the same section as another one.
    #[must_use]
    pub fn is_of_section(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
            && self.headings == other.headings
            && self.questions == other.questions
    }

    /// The works it rests on, the most important first: those that its section names, or else all of its
    /// document's.
    #[must_use]
    pub fn sources(&self) -> Vec<&Source> {
        match &self.rests_on {
            RestsOn::NotTold => self.document.sources.iter().collect(),
            RestsOn::Works(places) => {
                places.iter().filter_map(|place| self.document.sources.get(*place)).collect()
            }
        }
    }

    /// Its sentences, in order, as byte ranges of [`Passage::text`].
    #[must_use]
    pub fn sentences(&self) -> Vec<Range<usize>> {
        sentences::split(self.text())
    }

    /// The short name by which a button finds this passage again.
    #[must_use]
    pub fn key(&self) -> PassageKey {
        PassageKey(hash(&self.document, self.text()) >> (64 - PassageKey::BITS))
    }
}

/// What a section tells of the works it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestsOn {
    /// Nothing: it may be any of its document's.
    NotTold,
    /// These, by their places in [`Document::sources`]; none where it says that it rests on none.
    Works(Arc<[usize]>),
}

/// The text of passages that stand one after the other in a document, with the headings between them, and
/// without the comments there.
#[must_use]
pub fn joined(passages: &[Passage]) -> String {
    let mut text = String::new();
    for (at, passage) in passages.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| &passages[before]) {
            let gap = passage.document.text.get(before.range.end..passage.range.start).unwrap_or_default();
            let is_blank = gap.trim().is_empty();
            if passage.headings != before.headings && passage.headings.last().is_some() {
                let is_plain = passage.document.id.to_lowercase().ends_with(".txt");
                let mark = if is_plain { "" } else { "## " };
                text.push_str(&format!("\n\n{mark}{}\n\n", passage.heading()));
            } else {
                text.push_str(if is_blank && !gap.is_empty() {
                    gap
                } else if gap.contains('\n') {
                    "\n\n"
                } else {
                    " "
                });
            }
        }
        text.push_str(passage.text());
    }
    text
}

/// The same for the same words in the same document, on every machine and in every version.
pub(super) fn hash(document: &Document, text: &str) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(document.id.as_bytes());
    hasher.write_u8(0);
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// A short name of a passage, made from its document's id and its text, so that it outlives a
/// restart and changes when the text does. 48 bits: among a million passages the odds of any two
/// sharing a key are about one in 560 (birthday bound, n²/2^49).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassageKey(u64);

impl PassageKey {
    const BITS: u32 = 48;
}

impl fmt::Display for PassageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0)
    }
}

impl FromStr for PassageKey {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

//! What stands for a question when it is searched for? (The types of a query plan.)

use std::ops::Range;

use super::fuzzy::Neighbour;
use crate::search::retrieve::postings::Node;

/// A question, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Query {
    /// All its words, folded, in order.
    pub(crate) said: Vec<String>,
    /// Its words that are not stop words.
    pub(crate) words: Vec<AskedWord>,
    /// What is looked for: the words, and the joins of neighbouring words.
    pub(crate) slots: Vec<Slot>,
}

/// A word of a question.
#[derive(Debug)]
pub(crate) struct AskedWord {
    /// The word, folded.
    pub(crate) text: String,
    /// The bytes of the question that it covers.
    pub(crate) range: Range<usize>,
    /// How it is looked for.
    pub(crate) resolution: Resolution,
    /// The stems that stand for it in a passage.
    pub(crate) stems: Vec<StemMatch>,
    /// Its other names of several words.
    pub(crate) names: Vec<PhraseSynonym>,
    /// How many parts it has been split into.
    pub(crate) parts: usize,
    /// How much the word tells: its inverse document frequency.
    pub(crate) idf: f32,
}

/// A stem that stands for a word of a question, or for one of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StemMatch {
    /// Its hash.
    pub(crate) stem: u32,
    /// How well it stands for the word or the part: 0 to 1.
    pub(crate) weight: f32,
    /// The part that it stands for, from 0; the whole word without.
    pub(crate) part: Option<usize>,
}

impl StemMatch {
    /// The same stem, standing for a part of the word.
    pub(crate) fn for_part(self, part: usize) -> Self {
        Self { part: Some(part), ..self }
    }
}

/// What the corpus has of a word: how a passage scores for it, and how the word is told in a passage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matches {
    /// The ways to score a passage, of which the best counts; none where the corpus has nothing of it.
    pub(crate) ways: Vec<Node>,
    /// The stems that stand for it in a passage.
    pub(crate) stems: Vec<StemMatch>,
    /// Its other names of several words.
    pub(crate) names: Vec<PhraseSynonym>,
}

impl Matches {
    /// Whether the corpus has nothing of it.
    pub(crate) fn is_empty(&self) -> bool {
        self.ways.is_empty()
    }
}

impl FromIterator<Self> for Matches {
    /// What stands for a word in several ways.
    fn from_iter<T: IntoIterator<Item = Self>>(several: T) -> Self {
        several.into_iter().fold(Self::default(), |mut all, mut more| {
            all.ways.append(&mut more.ways);
            all.stems.append(&mut more.stems);
            all.names.append(&mut more.names);
            all
        })
    }
}

/// Another name for a word, of several words: a passage has it when it has all of them. One alone may
/// be about anything, such as the *social* of *social security*.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PhraseSynonym {
    /// For each of its words, the stems that stand for it.
    pub(crate) words: Vec<Vec<u32>>,
    /// How well it stands for the word that was asked: 0 to 1.
    pub(crate) weight: f32,
}

/// How a word is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Resolution {
    /// The corpus has it, or an inflection of it, or it as a part of a compound.
    Known,
    /// The corpus has it as it is called in the other language: by these words. `is_common` where some ordinary
    /// passages would have the word itself.
    Translated { words: Vec<String>, is_common: bool },
    /// The corpus has words that are near.
    Near(Vec<Neighbour>),
    /// The corpus has its parts.
    Split(Vec<String>),
    /// The corpus has nothing like it, though it is a common word: some ordinary passages would have it.
    Missing,
    /// The corpus has nothing like it, and nor would ordinary passages.
    Unknown,
}

/// Something that a question looks for.
#[derive(Debug)]
pub(crate) struct Slot {
    /// The words, by their place in [`Query::words`].
    pub(crate) words: Range<usize>,
    /// How a passage scores.
    pub(crate) node: Node,
}

impl AskedWord {
    /// All stems that stand for the word, or for part of it, and how well.
    pub(crate) fn stem_matches(&self) -> impl Iterator<Item = (u32, f32)> {
        let names = self.names.iter().flat_map(PhraseSynonym::stem_matches);
        self.stems.iter().map(|stem_match| (stem_match.stem, stem_match.weight)).chain(names)
    }
}

impl Query {
    /// What all its words together tell.
    pub(crate) fn weight(&self) -> f32 {
        self.words.iter().map(|word| word.idf).sum()
    }

    /// Makes one slot of those of some words: the best of `ways`, or the words apart.
    pub(crate) fn join(&mut self, words: Range<usize>, mut ways: Vec<Node>) {
        let within = |slot: &Slot| slot.words.start >= words.start && slot.words.end <= words.end;
        let (apart, rest): (Vec<Slot>, Vec<Slot>) =
            std::mem::take(&mut self.slots).into_iter().partition(within);
        self.slots = rest;
        if !apart.is_empty() {
            ways.push(Node::Sum(apart.into_iter().map(|slot| slot.node).collect()));
        }
        self.slots.push(Slot { words, node: Node::Best(ways) });
    }
}

impl PhraseSynonym {
    /// How well a text stands for the word by this name: all of it or nothing.
    pub(crate) fn found(&self, has: impl Fn(u32) -> bool) -> f32 {
        let is_whole = self.words.iter().all(|stems| stems.iter().any(|stem| has(*stem)));
        if is_whole { self.weight } else { 0.0 }
    }

    /// Each of its stems, with its share in the name.
    pub(crate) fn stem_matches(&self) -> impl Iterator<Item = (u32, f32)> {
        #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
        let share = self.weight / self.words.len() as f32;
        self.words.iter().flatten().map(move |stem| (*stem, share))
    }
}

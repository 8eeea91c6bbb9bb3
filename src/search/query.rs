//! What does a question look for?

use std::ops::Range;

use super::SearchError;
use super::analysis::compound;
use super::analysis::stem::Stems;
use super::analysis::stop::StopWords;
use super::analysis::words::{self, Word};
use super::bm25::idf;
use super::index::IndexReaders;
use super::lexicon::Lexicon;
use super::neighbours::{Neighbour, neighbours};
use super::scores::{Field, Node};
use super::vocabulary::stem_hash;
use crate::domain::Language;

/// What a part of a compound counts for, beside the same word by itself.
const PART: f32 = 0.6;
/// What the parts of an asked compound count for, beside the compound itself.
const SPLIT: f32 = 0.7;
/// What two neighbouring words count for when they are found written as one.
const JOIN: f32 = 0.5;

/// A longer question is cut: nobody asks a question of more words.
const MOST_WORDS: usize = 64;

/// A question, taken apart.
#[derive(Debug)]
pub(crate) struct Query {
    /// The language it seems to be in.
    pub(crate) language: Language,
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
    pub(crate) standing: Standing,
    /// The hashes of the stems that stand for it in a passage, each with a weight of 0 to 1.
    pub(crate) stems: Vec<(u64, f32)>,
    /// How much the word tells.
    pub(crate) idf: f32,
}

/// How a word is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Standing {
    /// The corpus has it, or an inflection of it, or it as a part of a compound.
    Known,
    /// The corpus has words that are near.
    Near(Vec<Neighbour>),
    /// The corpus has its parts.
    Split(Vec<String>),
    /// The corpus has nothing like it.
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

/// Takes questions apart.
pub(crate) struct Planner<'a> {
    pub(crate) readers: &'a IndexReaders,
    pub(crate) stems: &'a Stems,
    pub(crate) stop: &'a StopWords,
    pub(crate) lexicon: &'a Lexicon,
}

impl Planner<'_> {
    /// Plans the search for a question.
    pub(crate) fn plan(&self, text: &str, asker: Language) -> Result<Query, SearchError> {
        let mut all = words::words(text);
        all.truncate(MOST_WORDS);
        let language = self.stop.language_of(all.iter().map(|word| word.text.as_str()), asker);
        let content: Vec<(usize, Word)> = all
            .into_iter()
            .enumerate()
            .filter(|(_, word)| !self.stop.contains(&word.text, language))
            .collect();
        let mut query = Query { language, words: Vec::new(), slots: Vec::new() };
        for (at, (_, word)) in content.iter().enumerate() {
            let (asked, node) = self.word(word)?;
            query.words.push(asked);
            if let Some(node) = node {
                query.slots.push(Slot { words: at..at + 1, node });
            }
        }
        self.join(&content, &mut query)?;
        Ok(query)
    }

    fn word(&self, word: &Word) -> Result<(AskedWord, Option<Node>), SearchError> {
        let mut asked = AskedWord {
            text: word.text.clone(),
            range: word.range.clone(),
            standing: Standing::Unknown,
            stems: Vec::new(),
            idf: idf(0.0, self.readers.passages),
        };
        let mut ways = Vec::new();
        let known = self.known(&word.text, 1.0, &mut ways, &mut asked.stems)?;
        if known {
            asked.standing = Standing::Known;
        }
        let parts = self.parts(word);
        let mut split = Vec::new();
        for part in &parts {
            let mut part_ways = Vec::new();
            if self.known(part, SPLIT, &mut part_ways, &mut asked.stems)? {
                split.push(Node::Best(part_ways));
            }
        }
        if !split.is_empty() {
            if !known && split.len() == parts.len() {
                asked.standing = Standing::Split(parts.clone());
            }
            ways.push(Node::Sum(split));
        }
        if !known {
            let near = neighbours(&word.text, self.readers)?;
            for neighbour in &near {
                self.known(&neighbour.word, neighbour.closeness, &mut ways, &mut asked.stems)?;
            }
            if asked.standing == Standing::Unknown && !near.is_empty() {
                asked.standing = Standing::Near(near);
            }
        }
        if known {
            asked.idf = ways.iter().map(Node::ceiling).fold(0.0, f32::max) / (super::bm25::K1 + 1.0);
        }
        let node = (!ways.is_empty()).then_some(Node::Best(ways));
        Ok((asked, node))
    }

    /// Adds the ways in which the corpus has a word, and tells whether there are any.
    fn known(
        &self,
        word: &str,
        weight: f32,
        ways: &mut Vec<Node>,
        stems: &mut Vec<(u64, f32)>,
    ) -> Result<bool, SearchError> {
        let before = ways.len();
        for language in Language::ALL {
            let stem = self.stems.stem(word, language);
            let whole = self.readers.stem.terms().get(&stem)?;
            let part = self.readers.part.terms().get(&stem)?;
            if whole.is_some() || part.is_some() {
                stems.push((stem_hash(&stem), weight));
            }
            for (field, info, weight) in [(Field::Stem, whole, weight), (Field::Part, part, weight * PART)] {
                if let Some(info) = info {
                    #[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
                    let weight = weight * idf(info.doc_freq as f32, self.readers.passages);
                    ways.push(Node::Term { field, info, weight });
                }
            }
        }
        Ok(ways.len() > before)
    }

    fn parts(&self, word: &Word) -> Vec<String> {
        if !word.pieces.is_empty() {
            return word.pieces.clone();
        }
        let is_word = |part: &str| self.lexicon.contains(part) || self.has_word(part);
        compound::split(&word.text, &is_word)
            .into_iter()
            .filter(|part| !self.stop.contains(part, Language::Dutch))
            .map(str::to_owned)
            .collect()
    }

    fn has_word(&self, word: &str) -> bool {
        matches!(self.readers.word.terms().get(word), Ok(Some(_)))
    }

    /// Adds the neighbouring words that the corpus writes as one.
    fn join(&self, content: &[(usize, Word)], query: &mut Query) -> Result<(), SearchError> {
        for (at, pair) in content.windows(2).enumerate() {
            let [(first, left), (second, right)] = pair else { continue };
            if first + 1 != *second {
                continue;
            }
            for link in ["", "s"] {
                let joined = format!("{}{link}{}", left.text, right.text);
                let mut ways = Vec::new();
                let mut stems = Vec::new();
                if self.has_word(&joined) && self.known(&joined, JOIN, &mut ways, &mut stems)? {
                    query.slots.push(Slot { words: at..at + 2, node: Node::Best(ways) });
                }
            }
        }
        Ok(())
    }
}

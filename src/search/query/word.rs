//! How is one word of a question looked for: itself, by other names, in the other language, in parts, or as one near it?

use std::cell::Cell;

use super::fuzzy::{Neighbour, closeness, edits, neighbours, one_edit_away};
use super::planner::Planner;
use super::types::{AskedWord, Matches, Resolution};
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::retrieve::postings::Node;
use crate::search::text::compound;
use crate::search::text::tokens::Word;
use crate::search::weights::{K1, MOST_PARTS, ORDINARY_PASSAGES, SPELT_RIGHT, SPLIT};

/// The parts of a word, as the corpus has them.
struct Split {
    parts: Vec<String>,
    /// How many of them the corpus has.
    found: usize,
    /// Together they score for the word.
    matches: Matches,
}

/// What is looked for instead of a word that the corpus does not know.
#[derive(Default)]
struct Instead {
    /// What it is called in the other language, by words of the corpus.
    translations: Vec<String>,
    /// Or else what may have been meant: words of the corpus, closest first.
    neighbours: Vec<Neighbour>,
    /// What the corpus has of those, and of the terms of the glossary that are near.
    matches: Matches,
}

impl Planner<'_> {
    /// How a word is looked for, and how a passage scores for it; without a node where the corpus has
    /// nothing like it.
    pub(crate) fn word(
        &self,
        word: &Word,
        language: Language,
    ) -> Result<(AskedWord, Option<Node>), SearchError> {
        let itself = self.known(&word.text, 1.0)?;
        let renamed = self.expand(std::slice::from_ref(&word.text))?;
        let split = self.split(word)?;
        let is_known = !itself.is_empty() || !renamed.is_empty();
        let instead = if is_known { Instead::default() } else { self.instead(&word.text, language)? };
        let share = self.share(&word.text);
        let idf = match (itself.is_empty(), renamed.is_empty()) {
            // Another name may be rarer, but what was asked is this word.
            (false, _) => weight(itself.ways.iter().chain(&split.matches.ways)),
            (true, false) => weight(renamed.ways.iter()),
            (true, true) if !instead.translations.is_empty() => weight(instead.matches.ways.iter()),
            (true, true) => self.index.readers.idf(0.0, share),
        };
        let parts = split.parts.len();
        let is_common = ORDINARY_PASSAGES * share >= 1.0;
        let resolution = if is_known {
            Resolution::Known
        } else if !instead.translations.is_empty() {
            Resolution::Translated { words: instead.translations, is_common }
        } else if parts > 0 && split.found == parts {
            Resolution::Split(split.parts)
        } else if !instead.neighbours.is_empty() {
            Resolution::Near(instead.neighbours)
        } else if is_common {
            Resolution::Missing
        } else {
            Resolution::Unknown
        };
        let Matches { ways, stems, names } =
            [itself, split.matches, instead.matches, renamed].into_iter().collect();
        let (text, range) = (word.text.clone(), word.range.clone());
        let node = (!ways.is_empty()).then_some(Node::Best(ways));
        Ok((AskedWord { text, range, resolution, stems, names, parts, idf }, node))
    }

    /// What the corpus has of the parts of a compound.
    fn split(&self, word: &Word) -> Result<Split, SearchError> {
        let parts = self.parts(word)?;
        let (mut ways, mut stems) = (Vec::new(), Vec::new());
        for (at, part) in parts.iter().enumerate() {
            let matches = self.known(part, SPLIT)?;
            if !matches.is_empty() {
                ways.push(Node::Best(matches.ways));
            }
            stems.extend(matches.stems.into_iter().map(|stem| stem.for_part(at)));
        }
        let found = ways.len();
        let ways = if ways.is_empty() { ways } else { vec![Node::Sum(ways)] };
        Ok(Split { parts, found, matches: Matches { ways, stems, names: Vec::new() } })
    }

    /// The parts that capitals mark in a word, or those of a Dutch compound; none when it is whole.
    fn parts(&self, word: &Word) -> Result<Vec<String>, SearchError> {
        if !word.pieces.is_empty() {
            return Ok(word.pieces.clone());
        }
        let failed = Cell::new(None);
        let or_failed = |found: Result<bool, SearchError>| {
            found.unwrap_or_else(|error| {
                failed.set(Some(error));
                false
            })
        };
        let is_word = |part: &str| or_failed(self.is_known(part));
        let with_own_parts = |part| {
            let is_whole = or_failed(self.has_stem(part));
            let own = if is_whole { Vec::new() } else { compound::split(part, &is_word) };
            if own.is_empty() { vec![part] } else { own }
        };
        let split = compound::split(&word.text, &is_word).into_iter().flat_map(with_own_parts);
        let telling =
            split.take(MOST_PARTS).filter(|part| !self.analyzer.is_stop_word(part, Language::Dutch));
        let parts = telling.map(str::to_owned).collect();
        failed.into_inner().map_or(Ok(parts), Err)
    }

    /// What is looked for instead of a word that the corpus does not know: a word that is known to the dictionary was
    /// meant as it stands.
    fn instead(&self, word: &str, language: Language) -> Result<Instead, SearchError> {
        let (translations, matches) = self.translate(word)?;
        if !translations.is_empty() {
            return Ok(Instead { translations, matches, ..Instead::default() });
        }
        let nearby = self.nearby(word, language)?;
        if nearby.matches.is_empty() { self.translate_slip(word, language) } else { Ok(nearby) }
    }

    /// What a word is called in the other language that is a slip of one of the question's own, which the corpus does
    /// not know.
    fn translate_slip(&self, word: &str, language: Language) -> Result<Instead, SearchError> {
        if edits(word).is_none() || self.analyzer.is_spelt_right(word) {
            return Ok(Instead::default());
        }
        let mut meant: Vec<String> =
            one_edit_away(word).filter(|other| self.analyzer.is_word(other, language)).collect();
        meant.sort_unstable();
        meant.dedup();
        let (mut translations, mut matches) = (Vec::new(), Vec::new());
        for other in meant {
            let (mut words, found) = self.translate(&other)?;
            translations.append(&mut words);
            matches.push(found);
        }
        Ok(Instead { translations, matches: matches.into_iter().collect(), ..Instead::default() })
    }

    /// What is near a word that the corpus does not know: its own words, and terms of the glossary, where
    /// a misspelt word of the other language may be found.
    ///
    /// Who writes one word of the language did not mean another: `groot` is no slip for `groen`.
    fn nearby(&self, word: &str, language: Language) -> Result<Instead, SearchError> {
        let is_word = self.analyzer.is_spelt_right(word);
        let share = if is_word { SPELT_RIGHT } else { 1.0 };
        let may_be_meant =
            |other: &str| !(self.analyzer.is_word(word, language) && self.analyzer.is_word(other, language));
        let mut matches = Vec::new();
        for term in self.synonyms.near(word, edits(word).unwrap_or(0).into()) {
            if may_be_meant(term) {
                matches.push(self.expand_near(term, share * closeness(word, term))?);
            }
        }
        let mut neighbours = neighbours(word, &self.index.readers)?;
        neighbours.retain(|near| may_be_meant(&near.word));
        for neighbour in &neighbours {
            matches.push(self.known(&neighbour.word, neighbour.closeness * share)?);
        }
        Ok(Instead { neighbours, matches: matches.into_iter().collect(), ..Instead::default() })
    }
}

/// The idf of the best of some ways to have a word.
fn weight<'n>(ways: impl Iterator<Item = &'n Node>) -> f32 {
    ways.map(Node::ceiling).fold(0.0, f32::max) / (K1 + 1.0)
}

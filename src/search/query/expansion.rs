//! What else may be looked for in the place of words of a question?
//!
//! The glossary has other names for them, in their own language and in the other one.

use super::plan::Planner;
use super::types::{PhraseSynonym, Query, Resolution, StemMatch};
use crate::search::error::SearchError;
use crate::search::retrieve::postings::Node;
use crate::search::text::tokens::Word;

/// What another name for a word counts for, beside the word itself.
const SYNONYM: f32 = 0.8;

/// What other names add to a search.
#[derive(Default)]
pub(crate) struct Expansion {
    /// How a passage scores for them: nothing when the corpus uses none.
    pub(crate) ways: Vec<Node>,
    /// The stems of those of one word.
    pub(crate) stems: Vec<StemMatch>,
    /// Those of several words.
    pub(crate) names: Vec<PhraseSynonym>,
}

impl Expansion {
    /// Adds a name: for each of its words, the ways to have it and the stems that stand for it.
    fn add(&mut self, words: Vec<(Vec<Node>, Vec<StemMatch>)>, share: f32, weight: f32) {
        let (ways, mut stems): (Vec<_>, Vec<_>) = words.into_iter().unzip();
        let mut each: Vec<Node> = ways.into_iter().filter(|ways| !ways.is_empty()).map(Node::Best).collect();
        if each.is_empty() {
            return;
        }
        match stems.as_mut_slice() {
            [only] => self.stems.append(only),
            _ => {
                let words = stems
                    .iter()
                    .map(|stems| stems.iter().map(|stem_match| stem_match.stem).collect())
                    .collect();
                self.names.push(PhraseSynonym { words, weight });
            }
        }
        if share < 1.0 {
            each = vec![Node::Sum(each.into_iter().map(|node| node.scaled(share.sqrt())).collect())];
        }
        self.ways.append(&mut each);
    }
}

impl Planner<'_> {
    /// The other names that the glossary has for some words, as far as the corpus uses them.
    pub(crate) fn expand(&self, words: &[String], weight: f32) -> Result<Expansion, SearchError> {
        let weight = weight * SYNONYM;
        let mut others = Expansion::default();
        for name in self.synonyms.of(words, self.stems) {
            let mut each = Vec::new();
            for word in name.iter().filter(|word| !self.stop.contains_in_any(word)) {
                let (mut ways, mut stems) = (Vec::new(), Vec::new());
                self.known(word, weight, None, &mut ways, &mut stems)?;
                each.push((ways, stems));
            }
            // Several words together say what one would: their mean, not their sum.
            #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
            let share = 1.0 / name.len() as f32;
            others.add(each, share, weight);
        }
        Ok(others)
    }

    /// Where the glossary has other names for several words together, looks for those as well.
    pub(crate) fn rename(
        &self,
        texts: &[&str],
        content: &[(usize, Word)],
        query: &mut Query,
    ) -> Result<(), SearchError> {
        for length in 2..=self.synonyms.longest.min(texts.len()) {
            for (start, window) in texts.windows(length).enumerate() {
                let window: Vec<String> = window.iter().map(|word| (*word).to_owned()).collect();
                let mut others = self.expand(&window, 1.0)?;
                if others.ways.is_empty() {
                    continue;
                }
                let first = content.partition_point(|(at, _)| *at < start);
                let last = content.partition_point(|(at, _)| *at < start + length);
                let asked = &mut query.words[first..last];
                // A word of the other name that is asked as well stands for itself alone.
                others.stems.retain(|stem_match| {
                    asked.iter().all(|word| word.stems.iter().all(|own| own.stem != stem_match.stem))
                });
                for word in asked {
                    word.resolution = Resolution::Known;
                    word.stems.extend(&others.stems);
                    word.names.extend(others.names.iter().cloned());
                }
                if first < last {
                    query.join(first..last, others.ways);
                }
            }
        }
        Ok(())
    }
}

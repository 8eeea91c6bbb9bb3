//! Which of the passages that the words found deserve it most?
//!
//! Words find the candidates; then the words of each candidate are looked at one by one, in
//! order: which of those asked it has, how near each other, and how many character grams it
//! shares with the question, which sees the likeness that stems, parts and neighbours miss.

use tantivy::DocId;

use super::analysis::compound::MOST_PARTS;
use super::analysis::grams::grams;
use super::bm25::{Saturation, idf};
use super::index::IndexReaders;
use super::query::{MOST_WORDS, Query, Stand};
use super::table::Table;
use super::vocabulary::{Known, Vocabulary};

/// What grams count for, beside words: see `docs/retrieval.md`.
pub(crate) const GRAMS: f32 = 0.15;
/// What words near each other count for, beside words anywhere: see `docs/retrieval.md`.
pub(crate) const NEARNESS: f32 = 0.2;
/// Words within this many of each other, stop words not counted, are near: about a sentence.
const NEAR: usize = 12;

/// Compares passages with a question.
pub(crate) struct Judge<'a> {
    readers: &'a IndexReaders,
    vocabulary: &'a Vocabulary,
    saturation: &'a Saturation,
    grams: Table,
    /// What each gram tells.
    gram_weights: Vec<f32>,
    stems: Table,
    /// By stem: the words that it stands for, and how.
    stem_words: Vec<Vec<(usize, Stand)>>,
    /// How many parts each word has been split into.
    parts: Vec<usize>,
    /// What each word tells.
    word_weights: Vec<f32>,
}

/// What a closer look at a passage shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    /// What its grams score.
    pub(crate) grams: f32,
    /// How well it has each word of the question: 0 to 1.
    pub(crate) found: Vec<f32>,
    /// The weight of the words that it has nearest each other.
    pub(crate) near: f32,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(
        readers: &'a IndexReaders,
        vocabulary: &'a Vocabulary,
        saturation: &'a Saturation,
        query: &Query,
    ) -> Self {
        let mut asked: Vec<u32> = query.words.iter().flat_map(|word| grams(&word.text)).collect();
        asked.sort_unstable();
        asked.dedup();
        let weight = |gram: &u32| idf(vocabulary.gram_passages(*gram), readers.passages);
        let stands =
            || query.words.iter().enumerate().flat_map(|(at, word)| word.stems.iter().map(move |s| (at, *s)));
        let mut stems: Vec<u32> = stands().map(|(_, stand)| stand.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        let words_of = |stem: &u32| stands().filter(|(_, stand)| stand.stem == *stem).collect();
        Self {
            readers,
            vocabulary,
            saturation,
            gram_weights: asked.iter().map(weight).collect(),
            grams: Table::new(&asked),
            stem_words: stems.iter().map(words_of).collect(),
            stems: Table::new(&stems),
            parts: query.words.iter().map(|word| word.parts.max(1)).collect(),
            word_weights: query.words.iter().map(|word| word.idf).collect(),
        }
    }

    /// Looks at a passage.
    pub(crate) fn look(&self, doc: DocId) -> Look {
        let mut counts = vec![0.0_f32; self.gram_weights.len()];
        let mut places: Vec<(usize, usize, Stand)> = Vec::new();
        // All found before the first is looked at: so they are fetched from memory side by side.
        let words: Vec<Known> = self.readers.words_of(doc).map(|word| self.vocabulary.of(word)).collect();
        for (place, word) in words.iter().enumerate() {
            for gram in word.grams {
                if let Some(at) = self.grams.place(*gram) {
                    counts[at] += 1.0;
                }
            }
            for stem in word.stems {
                let Some(at) = self.stems.place(*stem) else { continue };
                places.extend(self.stem_words[at].iter().map(|(word, stand)| (place, *word, *stand)));
            }
        }
        let found = self.found(places.iter().map(|(_, word, stand)| (*word, *stand)));
        Look {
            grams: self.gram_score(&counts, doc),
            near: self.near(&places),
            found: found[..self.word_weights.len()].to_vec(),
        }
    }

    /// How well stems that were found stand for each word: the best of those for the whole word,
    /// or as many of its parts as there are.
    ///
    /// On the stack: this runs for every match of every candidate.
    fn found(&self, stands: impl Iterator<Item = (usize, Stand)>) -> [f32; MOST_WORDS] {
        let mut found = [0.0_f32; MOST_WORDS];
        let mut parts = [[0.0_f32; MOST_PARTS]; MOST_WORDS];
        for (word, stand) in stands {
            let best = match stand.part {
                None => &mut found[word],
                Some(part) => &mut parts[word][part.min(MOST_PARTS - 1)],
            };
            *best = best.max(stand.weight);
        }
        for ((found, parts), count) in found.iter_mut().zip(&parts).zip(&self.parts) {
            #[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
            let together = parts.iter().sum::<f32>() / *count as f32;
            *found = found.max(together);
        }
        found
    }

    fn gram_score(&self, counts: &[f32], doc: DocId) -> f32 {
        let length = self.readers.lengths.fieldnorm_id(doc);
        let counted = self.gram_weights.iter().zip(counts).filter(|(_, count)| **count > 0.0);
        counted.map(|(weight, count)| weight * self.saturation.of(*count, length)).sum()
    }

    /// The most that the words of the question weigh within one stretch of the passage.
    fn near(&self, places: &[(usize, usize, Stand)]) -> f32 {
        let mut most = 0.0_f32;
        for (at, (start, _, _)) in places.iter().enumerate() {
            let within = places[at..].iter().take_while(|(place, _, _)| *place < start + NEAR);
            let found = self.found(within.map(|(_, word, stand)| (*word, *stand)));
            most = most.max(found.iter().zip(&self.word_weights).map(|(found, weight)| found * weight).sum());
        }
        most
    }
}

//! Which of the passages that the words found deserve it most?
//!
//! Words find the candidates; then their grams are compared with the question's, which sees the
//! likeness that stems, parts and neighbours miss.

use std::collections::HashMap;

use tantivy::DocId;

use super::analysis::grams::grams;
use super::bm25::{Saturation, idf};
use super::index::IndexReaders;
use super::query::Query;
use super::vocabulary::Vocabulary;

/// What the grams count for, beside the words.
const GRAMS: f32 = 0.2;

/// Compares passages with a question by their words' letters.
pub(crate) struct Judge<'a> {
    readers: &'a IndexReaders,
    vocabulary: &'a Vocabulary,
    saturation: &'a Saturation,
    /// The grams of the question: where its count stands, and its weight.
    grams: HashMap<u32, (usize, f32)>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(
        readers: &'a IndexReaders,
        vocabulary: &'a Vocabulary,
        saturation: &'a Saturation,
        query: &Query,
    ) -> Self {
        let mut known: HashMap<u32, (usize, f32)> = HashMap::new();
        for word in &query.words {
            for gram in grams(&word.text) {
                let weight = idf(vocabulary.gram_passages(gram), readers.passages);
                let next = known.len();
                known.entry(gram).or_insert((next, weight));
            }
        }
        Self { readers, vocabulary, saturation, grams: known }
    }

    /// What the passage gains over what its words score.
    pub(crate) fn gain(&self, doc: DocId) -> f32 {
        let Some(column) = &self.readers.column else { return 0.0 };
        let mut counts = vec![0.0_f32; self.grams.len()];
        for word in column.term_ords(doc) {
            for gram in self.vocabulary.grams(word) {
                if let Some((at, _)) = self.grams.get(gram) {
                    counts[*at] += 1.0;
                }
            }
        }
        let length = self.readers.lengths.fieldnorm_id(doc);
        let score: f32 = self
            .grams
            .values()
            .filter(|(at, _)| counts[*at] > 0.0)
            .map(|(at, weight)| weight * self.saturation.of(counts[*at], length))
            .sum();
        GRAMS * score
    }
}

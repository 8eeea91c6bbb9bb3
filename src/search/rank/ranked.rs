//! What is known of a passage on its way to the answer?

use tantivy::DocId;

use super::rerank::Features;

/// A passage with what it scores.
pub(crate) struct Ranked {
    pub(crate) doc: DocId,
    /// What it is ranked by.
    pub(crate) score: f32,
    /// What its words, their nearness and its grams score: what the confidence rests on.
    pub(crate) evidence: f32,
    /// How like the question its heading is, or a question that it is said to answer: 0 to 1.
    pub(crate) likeness: f32,
    /// What a closer look at it shows.
    pub(crate) features: Features,
}

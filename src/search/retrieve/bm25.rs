//! How much does a term say about a passage that holds it?
//!
//! Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
//! 2009, eq. 3.15), of which this is the part beside the idf.

use tantivy::fieldnorm::FieldNormReader;

use crate::search::weights::{B, K1};

/// The share of its idf that a term scores, by frequency and by length of the passage.
pub(crate) struct Saturation {
    /// By the code of a length, as tantivy stores it.
    length_factor: [f32; 256],
}

impl Saturation {
    pub(crate) fn new(average_length: f32) -> Self {
        let factor = |code: u8| {
            #[expect(clippy::cast_precision_loss, reason = "lengths are rounded more than that")]
            let length = FieldNormReader::id_to_fieldnorm(code) as f32;
            K1 * (1.0 - B + B * length / average_length)
        };
        Self { length_factor: std::array::from_fn(|code| factor(u8::try_from(code).unwrap_or(u8::MAX))) }
    }

    /// From 0 (not there) to `K1 + 1` (endlessly often).
    pub(crate) fn of(&self, frequency: f32, length_code: u8) -> f32 {
        frequency * (K1 + 1.0) / (frequency + self.length_factor[usize::from(length_code)])
    }
}

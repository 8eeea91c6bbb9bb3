//! How much does a term tell, by how many passages have it? (The inverse document frequency.)

use super::segment::IndexReaders;
use crate::search::weights::ORDINARY_PASSAGES;

/// The inverse document frequency of a term that `found` of `passages` passages hold: that of Lucene, which is never
/// negative.
fn idf(found: f32, passages: f32) -> f32 {
    (1.0 + (passages - found + 0.5).max(0.0) / (found + 0.5)).ln()
}

impl IndexReaders {
    /// The inverse document frequency of a gram that so many passages hold.
    pub(crate) fn gram_idf(&self, passages: f32) -> f32 {
        idf(passages, self.count())
    }

    /// The inverse document frequency of a word that so many passages hold, and this share of passages of
    /// ordinary language: in the passages of the corpus, and some ordinary ones beside them.
    pub(crate) fn idf(&self, passages: f32, share: f32) -> f32 {
        idf(passages + ORDINARY_PASSAGES * share, self.count() + ORDINARY_PASSAGES)
    }

    /// The idf of a word that no passage holds, and that the language does not know: the most that a word can
    /// tell.
    pub(crate) fn rarest(&self) -> f32 {
        self.idf(0.0, 0.0)
    }

    #[expect(clippy::cast_precision_loss, reason = "a logarithm needs no more than 24 bits")]
    fn count(&self) -> f32 {
        self.passages as f32
    }
}

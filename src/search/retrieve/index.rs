//! What does a search look in? (The opened index: passages, postings, vocabulary and length norms.)

use tantivy::DocId;

use super::bm25::{Saturation, idf};
use crate::corpus::Passage;
use crate::search::index::segment::IndexReaders;
use crate::search::index::vocabulary::Vocabulary;
use crate::search::weights::ORDINARY_PASSAGES;

/// Passages with their index, opened together and used together.
pub(crate) struct Index {
    /// By their number in the index.
    pub(crate) passages: Vec<Passage>,
    pub(crate) readers: IndexReaders,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) saturation: Saturation,
}

impl Index {
    /// The passages, and what was read or built for them.
    pub(crate) fn new(passages: Vec<Passage>, readers: IndexReaders, vocabulary: Vocabulary) -> Self {
        let saturation = Saturation::new(readers.average_length);
        Self { passages, readers, vocabulary, saturation }
    }

    /// The passage with this number.
    pub(crate) fn passage(&self, doc: DocId) -> Option<&Passage> {
        self.passages.get(doc as usize)
    }

    /// The inverse document frequency of a gram that so many passages hold.
    pub(crate) fn gram_idf(&self, passages: f32) -> f32 {
        idf(passages, self.passages())
    }

    /// The inverse document frequency of a word that so many passages hold, and this share of passages of
    /// ordinary language: in the passages of the corpus, and some ordinary ones beside them.
    pub(crate) fn idf(&self, passages: f32, share: f32) -> f32 {
        idf(passages + ORDINARY_PASSAGES * share, self.passages() + ORDINARY_PASSAGES)
    }

    /// The idf of a word that no passage holds, and that the language does not know: the most that a word can
    /// tell.
    pub(crate) fn rarest(&self) -> f32 {
        self.idf(0.0, 0.0)
    }

    #[expect(clippy::cast_precision_loss, reason = "a logarithm needs no more than 24 bits")]
    fn passages(&self) -> f32 {
        self.readers.passages as f32
    }
}

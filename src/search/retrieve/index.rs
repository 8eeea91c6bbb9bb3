//! What does a search look in? (The opened index: passages, postings, vocabulary and length norms.)

use tantivy::DocId;

use super::bm25::Saturation;
use crate::corpus::Passage;
use crate::search::index::sections::Sections;
use crate::search::index::segment::IndexReaders;
use crate::search::index::storage::Parts;
use crate::search::index::vocabulary::Vocabulary;

/// Passages with their index, opened together and used together.
pub(crate) struct Index {
    /// By their number in the index.
    pub(crate) passages: Vec<Passage>,
    pub(crate) readers: IndexReaders,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) sections: Sections,
    pub(crate) saturation: Saturation,
}

impl Index {
    /// The passages, and what was read or built for them.
    pub(crate) fn new(passages: Vec<Passage>, parts: Parts) -> Self {
        let Parts { readers, vocabulary, sections } = parts;
        let saturation = Saturation::new(readers.average_length);
        Self { passages, readers, vocabulary, sections, saturation }
    }

    /// The passage with this number.
    pub(crate) fn passage(&self, doc: DocId) -> Option<&Passage> {
        self.passages.get(doc as usize)
    }
}

//! What does a search look in? (The opened index: passages, postings, vocabulary and length norms.)

use std::sync::Arc;

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
    /// By passage: whether it opens a document that has sections.
    openings: Vec<bool>,
    pub(crate) saturation: Saturation,
}

impl Index {
    /// The passages, and what was read or built for them.
    pub(crate) fn new(passages: Vec<Passage>, parts: Parts) -> Self {
        let Parts { readers, vocabulary, sections } = parts;
        let saturation = Saturation::new(readers.average_length);
        let openings = openings(&passages);
        Self { passages, readers, vocabulary, sections, openings, saturation }
    }

    /// The passage with this number.
    pub(crate) fn passage(&self, doc: DocId) -> Option<&Passage> {
        self.passages.get(doc as usize)
    }

    /// Whether a passage opens a document that has sections: what stands before the first of them.
    pub(crate) fn is_opening(&self, doc: DocId) -> bool {
        self.openings.get(doc as usize).copied().unwrap_or_default()
    }
}

fn openings(passages: &[Passage]) -> Vec<bool> {
    let documents = passages.chunk_by(|one, next| Arc::ptr_eq(&one.document, &next.document));
    let of_document = |document: &[Passage]| {
        let has_sections = document.iter().any(|passage| !passage.headings.is_empty());
        document.iter().map(|passage| has_sections && passage.headings.is_empty()).collect::<Vec<_>>()
    };
    documents.flat_map(of_document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Document;
    use crate::domain::Language;

    #[test]
    fn an_opening_stands_before_the_sections_of_its_document() {
        let document = |id: &str, headings: &[&[&str]]| -> Vec<Passage> {
            let document = Document::bare(id.to_owned(), Language::Dutch, "Een tekst.".to_owned());
            let whole = Passage::whole(Arc::new(document));
            let under = |headings: &&[&str]| headings.iter().map(|heading| (*heading).to_owned()).collect();
            headings.iter().map(|headings| Passage { headings: under(headings), ..whole.clone() }).collect()
        };
        let with_sections = document("a.md", &[&[], &[], &["Een"], &["Een", "Twee"]]);
        let without = document("b.md", &[&[], &[]]);
        assert_eq!(openings(&[with_sections, without].concat()), [true, true, false, false, false, false]);
        assert!(openings(&[]).is_empty());
    }
}

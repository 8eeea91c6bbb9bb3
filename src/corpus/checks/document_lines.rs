//! In which line of a document does something stand?

use std::collections::HashMap;
use std::sync::Arc;

use crate::corpus::document::Document;
use crate::corpus::lines::Lines;

/// The lines of all documents.
pub(super) struct DocumentLines<'c> {
    lines: HashMap<&'c str, Lines>,
}

impl<'c> DocumentLines<'c> {
    /// Reads the documents for their lines.
    pub(super) fn of(documents: &'c [Arc<Document>]) -> Self {
        let lines = documents.iter().map(|document| (document.id.as_str(), Lines::of(&document.text)));
        Self { lines: lines.collect() }
    }

    /// The line of a document, from 1, in which the byte at `offset` stands.
    pub(super) fn at(&self, document: &Document, offset: usize) -> usize {
        self.lines.get(document.id.as_str()).map_or(1, |lines| lines.at(offset))
    }
}

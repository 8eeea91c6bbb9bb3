//! What is a line worth posting on its own?

use std::ops::Range;
use std::sync::Arc;

use super::document::Document;
use super::passage::hash;
use crate::domain::LineKey;

/// A quotable line: a block quote of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its words, without Markdown.
    pub text: String,
    /// Whose words they are, or whose finding they tell, as its last line has it: an author, a work and
    /// a year. `None` for lines of the document's own.
    pub said_by: Option<String>,
    /// The document it stands in.
    pub document: Arc<Document>,
    /// The bytes of [`Document::text`] that it covers, with its `>` marks.
    pub range: Range<usize>,
    /// The headings it stands under, outermost first, without the document's title.
    pub headings: Arc<[String]>,
}

impl Quote {
    /// The short name by which it is known that this line has been shown.
    #[must_use]
    pub fn key(&self) -> LineKey {
        LineKey::new(hash(&self.document, &self.text))
    }
}

//! What is a question that moderators say a passage answers?

use crate::domain::language::Language;

/// The most questions that the moderators of one server may lead to passages.
pub const MOST_LEADING: usize = 500;

/// A question that leads to a passage of the documents, on one server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LeadingQuestion {
    /// The short name of the passage.
    pub passage: String,
    /// The id of its document.
    pub document: String,
    /// The question, as moderators worded it.
    pub question: String,
    /// The language of the passage.
    pub language: Language,
}

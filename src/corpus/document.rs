//! What is known of one document of the corpus?

use crate::domain::{Language, Source};

/// A document, as read from one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The path of its file within the corpus folder, with `/` between the parts.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language it is written in.
    pub language: Language,
    /// The topics it is filed under.
    pub topics: Vec<String>,
    /// The [`Document::id`] of the document that this one tells in another language.
    pub translation_of: Option<String>,
    /// The works it rests on.
    pub sources: Vec<Source>,
    /// The whole text of the file, to the byte: passages are ranges of it.
    pub text: String,
}

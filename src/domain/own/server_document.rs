//! What is a document that moderators added to their own server?

use std::time::SystemTime;

use crate::domain::language::Language;
use crate::domain::source::Source;

/// The folder in which such documents would stand. No document of the corpus does: hidden folders are passed over.
const FOLDER: &str = ".server";

/// The most documents that a server may have of its own.
pub const MOST_DOCUMENTS: usize = 50;
/// The most text of one of them, in bytes.
pub const MOST_TEXT: usize = 1_000_000;
/// The most text of all of them, in bytes.
pub const MOST_TEXT_OF_SERVER: usize = 4_000_000;

/// A document of one server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerDocument {
    /// Its number on that server.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Its language, where it doesn't say so itself.
    pub language: Language,
    /// What the moderator named as its source.
    pub source: Option<Source>,
    /// Its text, as Markdown.
    pub text: String,
}

impl ServerDocument {
    /// Its id among all documents.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{FOLDER}/{}.md", self.number)
    }

    /// Whether a document with this id is one that a server's moderators added.
    #[must_use]
    pub fn is_one(id: &str) -> bool {
        id.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// What is listed of a document of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDocument {
    /// Its number on that server.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// How many bytes its text has.
    pub size: usize,
    /// When it was added or last replaced.
    pub changed_at: SystemTime,
}

//! What is a document that moderators added to their own server?

use std::time::SystemTime;

use crate::domain::language::Language;
use crate::domain::source::Source;

/// The folder in which such documents would stand. No document of the corpus does: hidden folders are passed over.
const FOLDER: &str = ".server";

/// The most documents that a server may have of its own.
pub const MOST_DOCUMENTS: usize = 50;
/// The largest file that one of them is read from, in bytes.
pub const MOST_FILE: u64 = 8 * 1024 * 1024;
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
        Self::id_of(self.number)
    }

    /// The id of the one with this number.
    #[must_use]
    pub fn id_of(number: i64) -> String {
        format!("{FOLDER}/{number}.md")
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

/// What became of a document that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept, under this number.
    Kept(i64),
    /// The server has as many documents as it may have.
    TooMany,
    /// The server has as much text as it may have.
    TooMuch,
    /// What it was to replace is gone.
    Gone,
}

//! How well would helpers have been chosen for questions that people really asked each other?

mod conversations;
mod measures;
mod policies;
mod replay;
mod report;

use std::path::Path;
use std::sync::Arc;

pub use conversations::ConversationsError;
pub use measures::PeopleMeasures;
pub use report::{PeopleReport, PolicyReport};

use crate::search::{ContentWords, SearchError};

/// Why people could not be evaluated.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The conversations can't be read.
    #[error(transparent)]
    Conversations(#[from] ConversationsError),
    /// The word lists can't be read.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Goes through the conversations in a folder as if the bot had been there: who replied before may be asked
/// about what is still open after the wait, within the limits.
///
/// # Errors
/// When the folder or a line of it can't be read.
pub fn run(folder: &Path) -> Result<PeopleReport, PeopleError> {
    let conversations = conversations::read(folder)?;
    let words = Arc::new(ContentWords::new()?);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(replay::replay(&conversations, name, words))
}

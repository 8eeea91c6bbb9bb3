//! What does the bot remember of a conversation while it runs?

pub(crate) mod arrivals;
pub(crate) mod drafts;
pub(crate) mod last_questions;
mod lately;
pub(crate) mod read_documents;
pub(crate) mod recent_answers;
pub(crate) mod threads;
pub(crate) mod warned;

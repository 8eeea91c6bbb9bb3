//! What is a message to the bot: a question, a follow-up, an edit, or talk between people?

pub(crate) mod addressed;
pub(crate) mod compose;
pub(crate) mod edits;
pub(crate) mod follow_up;
pub(crate) mod mention;
pub(crate) mod names;
mod pointing;
mod posts;
mod proxied;
mod sure;
pub(crate) mod unprompted;

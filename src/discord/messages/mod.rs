//! What is a message to the bot: a question, a follow-up, an edit, or talk between people?

pub(crate) mod edits;
pub(crate) mod follow_up;
pub(crate) mod mention;
pub(crate) mod unprompted;

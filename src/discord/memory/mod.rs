//! What does the bot remember of a conversation while it runs?

pub(crate) mod last_questions;
pub(crate) mod recent_answers;
pub(crate) mod seen_posts;

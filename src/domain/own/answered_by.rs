//! Whose answer is it that a server keeps, and where did they give it?

use jiff::civil::Date;

use crate::domain::ids::{ChannelId, GuildId, MessageId};

/// The member whose words an answer is, as far as they want to be known, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredBy {
    /// What they are called, where they want to be named.
    pub name: Option<String>,
    /// The day on which they said it.
    pub on: Date,
    /// The message, by its server, its channel or thread, and its number.
    pub message: (GuildId, ChannelId, MessageId),
}

//! Who puts a question to the group, where, and in which language?

use crate::domain::{GuildId, Language, MemberId};

/// Who asks the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupAsker {
    /// On which server.
    pub guild: GuildId,
    /// Who.
    pub member: MemberId,
    /// What they are called there.
    pub name: String,
    /// Where their picture is.
    pub picture: Option<String>,
    /// The language of their own Discord, or else the server's: where the words of a question don't tell.
    pub language: Language,
    /// Whether they came to the server less than a day ago.
    pub is_new: bool,
}

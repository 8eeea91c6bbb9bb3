//! Where is the bot spoken to?

use super::ids::{GuildId, MemberId};

/// A place with a memory of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A server that the bot was invited to.
    Guild(GuildId),
    /// A person: in a direct message, or wherever they brought the bot themselves.
    Member(MemberId),
    /// The keyboard.
    Terminal,
}

//! What is kept when somebody says that a message helped?

use jiff::Timestamp;

use crate::domain::coded::coded;
use crate::domain::ids::{ChannelId, GuildId, MemberId, MessageId};

/// A message of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageKey {
    /// The server.
    pub guild: GuildId,
    /// The message.
    pub message: MessageId,
}

/// What tells that a message helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpedKind {
    /// Who asked said so.
    Asker,
    /// Somebody else said so.
    Other,
    /// Its words are kept for who asks next.
    Kept,
}

coded!(HelpedKind { Asker => "asker", Other => "other", Kept => "kept" });

/// How much a mark counts, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarkWeight(pub u16);

impl MarkWeight {
    /// What it is, with one for a whole mark of the asker's.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// That a message helped: a mark that its author received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helped {
    /// Which message.
    pub key: MessageKey,
    /// The thread of the question in which it stands.
    pub thread: ChannelId,
    /// Who wrote it.
    pub receiver: MemberId,
    /// What tells it.
    pub kind: HelpedKind,
    /// How much that counts, by the limits that held when it was said.
    pub weight: MarkWeight,
    /// When.
    pub at: Timestamp,
}

/// A mark between two members, in either direction, as the limits need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkBetween {
    /// Whether who gives the next one gave it, and not the other.
    pub same_way: bool,
    /// When.
    pub at: Timestamp,
}

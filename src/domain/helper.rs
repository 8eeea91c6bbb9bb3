//! Who offered to think along, and why were they asked?

use super::ids::{ChannelId, MemberId};

/// When a helper is not to be asked, in minutes after midnight on their clock: from the first one up to the
/// second, over midnight where that is the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: u16,
    /// The first minute after them.
    pub to: u16,
}

/// Which text tells that somebody may know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Because {
    /// What this helper wrote of themselves.
    OwnWords(MemberId),
    /// A topic of the documents that they chose.
    Topic(String),
    /// A question to the group, by its thread, in which they replied.
    Question(ChannelId),
}

impl Because {
    /// Whether the helper said so themselves.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        match self {
            Self::OwnWords(_) | Self::Topic(_) => true,
            Self::Question(_) => false,
        }
    }
}

//! What do the buttons about what helped and what is kept remember? All of it in their `custom_id`, so that they work
//! after a restart.
//!
//! `kpt:` begins each, then what it does with the number of its form, the server, the thread, the message and the
//! member. A form that people still have under their old messages is never read otherwise than it was written.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use crate::domain::thanks::MessageKey;
use crate::domain::{ChannelId, GuildId, MemberId, MessageId};

const PREFIX: &str = "kpt";

/// What happens when it is pressed or sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeptDeed {
    /// Proposes to keep a message; its words stand above the button.
    Propose,
    /// The same for a message with something attached.
    ProposeAttached,
    /// Takes back that a message helped.
    TakeMarkBack,
    /// Of its author: it may be shown with their name.
    WithName,
    /// Without it.
    WithoutName,
    /// Not at all.
    No,
    /// Shows moderators the answer with this number in their list, instead of a message.
    Look,
    /// Keeps it.
    Keep,
    /// Refuses it.
    Refuse,
    /// Opens the form for another question; the form itself has the same.
    Reword,
    /// Shows somebody their own answers.
    Mine,
    /// The menu of them.
    Choose,
    /// Takes one back.
    TakeBack,
}

impl KeptDeed {
    const ALL: [Self; 13] = [
        Self::Propose,
        Self::ProposeAttached,
        Self::TakeMarkBack,
        Self::WithName,
        Self::WithoutName,
        Self::No,
        Self::Look,
        Self::Keep,
        Self::Refuse,
        Self::Reword,
        Self::Mine,
        Self::Choose,
        Self::TakeBack,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Propose => "p1",
            Self::ProposeAttached => "pa1",
            Self::TakeMarkBack => "u1",
            Self::WithName => "y1",
            Self::WithoutName => "yn1",
            Self::No => "n1",
            Self::Look => "l1",
            Self::Keep => "k1",
            Self::Refuse => "r1",
            Self::Reword => "q1",
            Self::Mine => "m1",
            Self::Choose => "c1",
            Self::TakeBack => "t1",
        }
    }
}

/// A button, menu or form; 0 where it has no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeptId {
    pub(crate) deed: KeptDeed,
    pub(crate) guild: u64,
    pub(crate) thread: u64,
    pub(crate) message: u64,
    pub(crate) member: u64,
}

impl KeptId {
    pub(crate) fn plain(deed: KeptDeed) -> Self {
        Self { deed, guild: 0, thread: 0, message: 0, member: 0 }
    }

    /// About what is kept of a message.
    pub(crate) fn about(deed: KeptDeed, key: MessageKey) -> Self {
        let (guild, message) = (key.guild.number(), key.message.number());
        Self { guild, message, ..Self::plain(deed) }
    }

    /// The answer at this place in the moderators' list.
    pub(crate) fn at(place: usize) -> Self {
        Self { message: u64::try_from(place).unwrap_or_default(), ..Self::plain(KeptDeed::Look) }
    }

    pub(crate) fn key(self) -> Option<MessageKey> {
        let guild = GuildId::new(NonZeroU64::new(self.guild)?);
        Some(MessageKey { guild, message: MessageId::new(NonZeroU64::new(self.message)?) })
    }

    pub(crate) fn thread(self) -> Option<ChannelId> {
        NonZeroU64::new(self.thread).map(ChannelId::new)
    }

    pub(crate) fn member(self) -> Option<MemberId> {
        NonZeroU64::new(self.member).map(MemberId::new)
    }
}

impl fmt::Display for KeptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { deed, guild, thread, message, member } = self;
        write!(f, "{PREFIX}:{}:{guild:x}:{thread:x}:{message:x}:{member:x}", deed.code())
    }
}

/// A `custom_id` that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOurs;

impl FromStr for KeptId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, NotOurs> {
        let [PREFIX, code, guild, thread, message, member] = id.split(':').collect::<Vec<_>>()[..] else {
            return Err(NotOurs);
        };
        let deed = KeptDeed::ALL.into_iter().find(|deed| deed.code() == code).ok_or(NotOurs)?;
        let number = |text| u64::from_str_radix(text, 16).map_err(|_| NotOurs);
        Ok(Self {
            deed,
            guild: number(guild)?,
            thread: number(thread)?,
            message: number(message)?,
            member: number(member)?,
        })
    }
}

/// Whether a `custom_id` is one of ours, also where another version wrote it.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::render::limits;

    #[test]
    fn every_id_is_read_back_as_written() {
        for deed in KeptDeed::ALL {
            let id = KeptId { deed, guild: u64::MAX, thread: u64::MAX, message: u64::MAX, member: u64::MAX };
            assert_eq!(id.to_string().parse(), Ok(id));
            assert!(id.to_string().len() <= limits::CUSTOM_ID && is_ours(&id.to_string()));
        }
        assert_eq!(KeptId::at(7).message, 7);
        for other in ["", "kpt:k1:1:2:3", "kpt:zz:1:2:3:4", "kpt:k1:1:2:3:x"] {
            assert_eq!(other.parse::<KeptId>(), Err(NotOurs), "{other}");
        }
    }
}

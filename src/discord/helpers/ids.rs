//! What do the buttons of those who think along remember? All of it in their `custom_id`, so that they work
//! after a restart.
//!
//! `wak:` begins those under what a helper is asked, `hlp:` those of their own screen; then comes what it does
//! with the number of its form. A form that people still have under their old messages is never read otherwise
//! than it was written.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use crate::domain::open_question::QuestionKey;
use crate::domain::{ChannelId, GuildId, MemberId};

const WAKE: &str = "wak";
const HELPER: &str = "hlp";

/// What is said under what a helper is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WakeDeed {
    /// I'll have a look.
    Look,
    /// Not now.
    NotNow,
    /// Not my thing.
    NotMine,
    /// Not from this person.
    NotForThem,
    /// Of who put the question to the group themselves: helpers may be asked.
    OwnerYes,
    /// Of the same: they may not.
    OwnerNo,
}

impl WakeDeed {
    const ALL: [Self; 6] =
        [Self::Look, Self::NotNow, Self::NotMine, Self::NotForThem, Self::OwnerYes, Self::OwnerNo];

    fn code(self) -> &'static str {
        match self {
            Self::Look => "l1",
            Self::NotNow => "n1",
            Self::NotMine => "m1",
            Self::NotForThem => "x1",
            Self::OwnerYes => "y1",
            Self::OwnerNo => "o1",
        }
    }
}

/// A button under what somebody is asked: about which question, and whose button it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WakeId {
    pub(crate) deed: WakeDeed,
    pub(crate) question: QuestionKey,
    pub(crate) member: MemberId,
}

/// What happens on a helper's own screen, or under a direct message about their thinking along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HelperDeed {
    /// Their screen, from under a question that they have just asked.
    Invited,
    /// Their screen.
    Home,
    /// The menu of what can be changed.
    Choose,
    /// The menu of topics.
    Topics,
    /// The form for their own words.
    Words,
    /// Counts them in.
    Begin,
    /// The same, to be mentioned in threads.
    BeginInThread,
    /// The menu of how often a week.
    AWeek,
    /// The form for the quiet hours.
    Quiet,
    /// The menu of languages.
    Languages,
    /// The menu of pauses.
    Pause,
    /// Ends a pause or a sleep.
    Wake,
    /// Stops.
    Stop,
    /// Goes on as before.
    GoOn,
    /// Goes on less often.
    LessOften,
}

impl HelperDeed {
    const ALL: [Self; 15] = [
        Self::Invited,
        Self::Home,
        Self::Choose,
        Self::Topics,
        Self::Words,
        Self::Begin,
        Self::BeginInThread,
        Self::AWeek,
        Self::Quiet,
        Self::Languages,
        Self::Pause,
        Self::Wake,
        Self::Stop,
        Self::GoOn,
        Self::LessOften,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Invited => "i1",
            Self::Home => "h1",
            Self::Choose => "c1",
            Self::Topics => "t1",
            Self::Words => "w1",
            Self::Begin => "b1",
            Self::BeginInThread => "bt1",
            Self::AWeek => "a1",
            Self::Quiet => "q1",
            Self::Languages => "l1",
            Self::Pause => "p1",
            Self::Wake => "k1",
            Self::Stop => "s1",
            Self::GoOn => "g1",
            Self::LessOften => "e1",
        }
    }
}

/// A button, menu or form about somebody's thinking along on a server: they may press it in a direct message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HelperId {
    pub(crate) deed: HelperDeed,
    pub(crate) guild: GuildId,
}

impl fmt::Display for WakeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let QuestionKey { guild, thread } = self.question;
        let (code, member) = (self.deed.code(), self.member.number());
        write!(f, "{WAKE}:{code}:{:x}:{:x}:{member:x}", guild.number(), thread.number())
    }
}

impl fmt::Display for HelperId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HELPER}:{}:{:x}", self.deed.code(), self.guild.number())
    }
}

/// A `custom_id` that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOurs;

impl FromStr for WakeId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, NotOurs> {
        let [WAKE, code, guild, thread, member] = id.split(':').collect::<Vec<_>>()[..] else {
            return Err(NotOurs);
        };
        let deed = WakeDeed::ALL.into_iter().find(|deed| deed.code() == code).ok_or(NotOurs)?;
        let question =
            QuestionKey { guild: GuildId::new(number(guild)?), thread: ChannelId::new(number(thread)?) };
        Ok(Self { deed, question, member: MemberId::new(number(member)?) })
    }
}

impl FromStr for HelperId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, NotOurs> {
        let [HELPER, code, guild] = id.split(':').collect::<Vec<_>>()[..] else { return Err(NotOurs) };
        let deed = HelperDeed::ALL.into_iter().find(|deed| deed.code() == code).ok_or(NotOurs)?;
        Ok(Self { deed, guild: GuildId::new(number(guild)?) })
    }
}

fn number(text: &str) -> Result<NonZeroU64, NotOurs> {
    u64::from_str_radix(text, 16).ok().and_then(NonZeroU64::new).ok_or(NotOurs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::render::limits;

    #[test]
    fn every_id_is_read_back_as_written() {
        let guild = GuildId::new(NonZeroU64::MAX);
        for deed in WakeDeed::ALL {
            let question = QuestionKey { guild, thread: ChannelId::new(NonZeroU64::MAX) };
            let id = WakeId { deed, question, member: MemberId::new(NonZeroU64::MAX) };
            assert_eq!(id.to_string().parse(), Ok(id));
            assert!(id.to_string().len() <= limits::CUSTOM_ID);
        }
        for deed in HelperDeed::ALL {
            let id = HelperId { deed, guild };
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for other in ["", "wak:l1:1:2", "wak:zz:1:2:3", "hlp:h1:0", "hlp:h1", "p1:a0:1:"] {
            assert_eq!(other.parse::<WakeId>(), Err(NotOurs), "{other}");
            assert_eq!(other.parse::<HelperId>(), Err(NotOurs), "{other}");
        }
    }
}

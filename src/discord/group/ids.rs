//! What do the buttons and forms of questions to the group remember? All of it in their `custom_id`, so that they
//! work after a restart.
//!
//! `grp:` begins each, then what it does with the number of its form, and a number: most often the thread. A
//! form that people still have under their old messages is never read otherwise than it was written.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use crate::domain::ChannelId;

const PREFIX: &str = "grp";

/// What happens when it is pressed or sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Under an answer: opens the form, with the question that stands above it. The form itself has the same.
    Ask,
    /// Under a draft: posts it all the same. The number holds what was asked before that.
    Post,
    /// Under a draft: a passage answers it.
    Found,
    /// Under a draft: it is the same as this question.
    Same,
    /// Under a draft: opens the form again.
    Redraft,
    /// Under a post: to want to know it too.
    Follow,
    /// Under a post: what the asker and the moderators can do.
    Mine,
    /// Opens the form to change a question; the form itself has the same.
    Change,
    /// Asks whether it is really to be taken back.
    Withdraw,
    /// Takes it back.
    WithdrawSurely,
    /// It is solved.
    Solve,
    /// In a reminder: the menu of who helped.
    WhoHelped,
    /// In a reminder: nobody has.
    NotYet,
    /// Asks a moderator whether it is really to be taken away.
    Remove,
    /// Takes it away.
    RemoveSurely,
    /// No helper is asked about it any more.
    StopWaking,
    /// No more questions of its asker for a week.
    StopAsking,
    /// Asks a moderator which other question is the same.
    SameAs,
    /// The menu of those: makes one of two.
    Merge,
}

impl Deed {
    const ALL: [Self; 19] = [
        Self::Ask,
        Self::Post,
        Self::Found,
        Self::Same,
        Self::Redraft,
        Self::Follow,
        Self::Mine,
        Self::Change,
        Self::Withdraw,
        Self::WithdrawSurely,
        Self::Solve,
        Self::WhoHelped,
        Self::NotYet,
        Self::Remove,
        Self::RemoveSurely,
        Self::StopWaking,
        Self::StopAsking,
        Self::SameAs,
        Self::Merge,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Ask => "a1",
            Self::Post => "p1",
            Self::Found => "f1",
            Self::Same => "s1",
            Self::Redraft => "r1",
            Self::Follow => "w1",
            Self::Mine => "m1",
            Self::Change => "mc1",
            Self::Withdraw => "mw1",
            Self::WithdrawSurely => "mx1",
            Self::Solve => "ms1",
            Self::WhoHelped => "mb1",
            Self::NotYet => "mn1",
            Self::Remove => "mr1",
            Self::RemoveSurely => "my1",
            Self::StopWaking => "mh1",
            Self::StopAsking => "mq1",
            Self::SameAs => "mm1",
            Self::Merge => "mi1",
        }
    }
}

/// A button or form, with its number; 0 where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GroupId {
    pub(crate) deed: Deed,
    pub(crate) number: u64,
}

impl GroupId {
    pub(crate) fn plain(deed: Deed) -> Self {
        Self { deed, number: 0 }
    }

    pub(crate) fn of(deed: Deed, thread: ChannelId) -> Self {
        Self { deed, number: thread.number() }
    }

    /// The thread that it names.
    pub(crate) fn thread(self) -> Option<ChannelId> {
        NonZeroU64::new(self.number).map(ChannelId::new)
    }
}

impl fmt::Display for GroupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}:{}:{:x}", self.deed.code(), self.number)
    }
}

/// A `custom_id` that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotOurs;

impl FromStr for GroupId {
    type Err = NotOurs;

    fn from_str(id: &str) -> Result<Self, NotOurs> {
        let [PREFIX, code, number] = id.split(':').collect::<Vec<_>>()[..] else { return Err(NotOurs) };
        let deed = Deed::ALL.into_iter().find(|deed| deed.code() == code).ok_or(NotOurs)?;
        Ok(Self { deed, number: u64::from_str_radix(number, 16).map_err(|_| NotOurs)? })
    }
}

/// Whether a `custom_id` is one of ours, also where another version wrote it.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_read_back_as_written_and_is_its_own() {
        for deed in Deed::ALL {
            let id = GroupId { deed, number: u64::MAX };
            assert_eq!(id.to_string().parse(), Ok(id));
            assert!(is_ours(&id.to_string()) && id.to_string().len() <= 100);
        }
        assert_eq!("grp:a1".parse::<GroupId>(), Err(NotOurs));
        assert_eq!("grp:zz1:0".parse::<GroupId>(), Err(NotOurs));
        assert!(is_ours("grp:zz1:0") && !is_ours("group"));
    }
}

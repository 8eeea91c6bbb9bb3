//! Why is something that was asked of the quote of the day not done?

use crate::domain::schedule::Pause;
use crate::domain::{ChannelId, Language};
use crate::store::StoreError;

/// What to tell whoever asked, in the place of what they asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DailyError {
    /// Nothing is set on this server.
    NoneSet,
    /// Nothing is set for this channel.
    NoneSetFor(ChannelId),
    /// Something is set for each of these channels: which one is meant?
    Which(Vec<ChannelId>),
    /// This is no time, as typed.
    NotATime(String),
    /// This is no time zone, as typed.
    NotAZone(String),
    /// These are no days, as typed.
    NotDays(String),
    /// The time zone database no longer has the zone of the schedule.
    ZoneGone(String),
    /// There is no quote at all in this language.
    NoQuotesIn(Language),
    /// There is no quote on these topics in a language.
    NoQuotesOn {
        /// The topics, as typed.
        topics: Vec<String>,
        /// The language.
        language: Language,
        /// Topics on which there are quotes.
        there_are: Vec<String>,
    },
    /// Nothing is posted, for this reason.
    Paused(Pause),
    /// It is not paused.
    NotPaused,
    /// The post is being made at this moment.
    BeingPosted,
    /// The store can't be read.
    NotRead,
    /// The store fails: nothing was changed.
    NotKept,
    /// The store fails: whether something was changed is not known.
    NotSure,
}

/// What ends a piece of work early: whoever asked must do otherwise, or the store fails.
#[derive(Debug)]
pub(crate) enum Stopped {
    Declined(DailyError),
    Store(StoreError),
}

impl From<DailyError> for Stopped {
    fn from(why: DailyError) -> Self {
        Self::Declined(why)
    }
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

//! What is shown of the quote of the day? (The view models.)

use super::deliver::Delivery;
use crate::domain::schedule::{Coming, Fate, LocalMoment, Schedule, ScheduleKey};
use crate::domain::{ChannelId, MessageId};

/// A schedule, and what is to come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleView {
    /// What is set.
    pub schedule: Schedule,
    /// What is to come.
    pub coming: Coming,
    /// The last post, where it was left out because nobody could tell whether it was there already.
    pub left_out: Option<LocalMoment>,
}

/// What is to come in a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct NextQuote {
    /// The channel.
    pub channel: ChannelId,
    /// The time zone that it goes by.
    pub zone: String,
    /// Its next post.
    pub coming: Coming,
}

/// A post that is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The one that was the next.
    pub post: LocalMoment,
    /// The one that is the next now.
    pub then: LocalMoment,
}

/// What came of a post that somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Where.
    pub key: ScheduleKey,
    /// What came of it.
    pub delivery: Delivery,
}

/// The last posts of a schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// Where they were made.
    pub key: ScheduleKey,
    /// The posts, the latest first.
    pub posts: Vec<PastQuote>,
}

/// A post that has been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastQuote {
    /// When it came, or should have come.
    pub moment: LocalMoment,
    /// What became of it.
    pub fate: Fate,
    /// The message, where there is one.
    pub message: Option<MessageId>,
}

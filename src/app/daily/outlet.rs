//! Where does a post go? What the scheduler needs of the place where people read it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::corpus::Quote;
use crate::domain::MessageId;
use crate::domain::schedule::ScheduleKey;
use crate::domain::{ChannelId, Language, MemberId};

/// A quote of the day, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct DailyPost {
    /// For which schedule it is.
    pub key: ScheduleKey,
    /// For which local date.
    pub date: Date,
    /// The language of the words around the quote.
    pub language: Language,
    /// The line, with its document.
    pub quote: Quote,
}

/// Why a post is not there, or not known to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The channel is not there any more.
    #[error("the channel is gone")]
    ChannelGone,
    /// The bot may not see the channel, or not post in it.
    #[error("the bot may not post there any more")]
    NotAllowed,
    /// The bot is not on the server any more.
    #[error("the bot was removed from the server")]
    Removed,
    /// It was not taken, and will be later.
    #[error("it was put off: {0}")]
    Later(String),
    /// Nobody knows whether it was taken.
    #[error("it is not known whether it went out: {0}")]
    Uncertain(String),
    /// It will never be taken like this.
    #[error("it was refused: {0}")]
    Wrong(String),
}

/// A place where posts are read, such as Discord.
pub trait Outlet: Send + Sync + 'static {
    /// Posts; a post for the same schedule and date that was made a moment ago is not made again.
    fn post(&self, post: &DailyPost) -> impl Future<Output = Result<MessageId, Refusal>> + Send;

    /// Finds the post for a schedule and a date among what was written since a moment; `None` where it
    /// is not there.
    fn find(
        &self,
        key: ScheduleKey,
        date: Date,
        since: Timestamp,
    ) -> impl Future<Output = Result<Option<MessageId>, Refusal>> + Send;

    /// Tells a person something in private. Says whether they got it.
    fn tell(&self, member: MemberId, words: &str) -> impl Future<Output = bool> + Send;

    /// A channel, as people there read it.
    fn channel(&self, channel: ChannelId) -> String;

    /// The way to a post.
    fn link(&self, key: ScheduleKey, message: MessageId) -> String;

    /// How far off a moment is, as people there read it.
    fn relative(&self, moment: Timestamp) -> String;

    /// What a person typed, such that no sign in it means more than it says.
    fn plain(&self, typed: &str) -> String;
}

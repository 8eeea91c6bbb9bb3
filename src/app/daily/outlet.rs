//! Where does a post go? What the scheduler needs of the place where people read it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::corpus::Quote;
use crate::domain::schedule::extras::ExtraKind;
use crate::domain::schedule::{Pause, ScheduleKey};
use crate::domain::{ChannelId, Language, MemberId, MessageId};

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
pub enum Undelivered {
    /// The channel is not there any more.
    #[error("the channel is gone")]
    ChannelGone,
    /// The bot may not see the channel, or not post in it.
    #[error("the bot may not post there any more")]
    NotAllowed,
    /// The thread that it posts in was closed by a moderator.
    #[error("the thread is closed")]
    ThreadClosed,
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

/// Messages of a channel that follow each other, as far as a post is looked for among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChannelPage {
    /// Our quotes of the day among them, with their dates.
    pub posts: Vec<(Date, MessageId)>,
    /// Which messages they are; `None` where there are none.
    pub span: Option<Span>,
}

/// The first and the last of some messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The last one that was written.
    pub newest: MessageId,
    /// The first one.
    pub oldest: MessageId,
    /// When the first one was written, by the clock of the place.
    pub oldest_at: Timestamp,
}

/// What somebody is to be told who set a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// The channel that it posts in.
    pub channel: ChannelId,
    /// The language to tell it in.
    pub language: Language,
    /// What has happened.
    pub what: Happening,
}

/// Something that is done with a post that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Along {
    /// For which schedule the post is.
    pub key: ScheduleKey,
    /// For which local date.
    pub date: Date,
    /// The message.
    pub message: MessageId,
    /// The language of the words around it.
    pub language: Language,
    /// What is done.
    pub what: ExtraKind,
}

/// What has happened to a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It was paused.
    Paused(Pause),
    /// The post for this date was left out, since nobody could tell whether it was there already.
    LeftOut(Date),
    /// Something that came along with its posts was refused, and is no longer tried.
    Refused(ExtraKind),
}

/// A place where posts are read, such as Discord.
pub trait Outlet: Send + Sync + 'static {
    /// Posts; a post for the same schedule and date that was made a moment ago is not made again.
    fn post(&self, post: &DailyPost) -> impl Future<Output = Result<MessageId, Undelivered>> + Send;

    /// Does something with a post that is there. What has been done before, or can't be done any more since
    /// the post is gone, is as good as done.
    fn add(&self, along: &Along) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// The last messages of a channel before this one, or the last that there are. Where they may not
    /// be read, that is a refusal, and not an empty page.
    fn read_back(
        &self,
        key: ScheduleKey,
        before: Option<MessageId>,
    ) -> impl Future<Output = Result<ChannelPage, Undelivered>> + Send;

    /// Tells a person something in private. Says whether they got it.
    fn tell(&self, member: MemberId, news: &News) -> impl Future<Output = bool> + Send;
}

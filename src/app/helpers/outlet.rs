//! How are helpers reached? What is needed of the place where they read it.

use crate::domain::helper::{Helper, MessagePlace};
use crate::domain::open_question::OpenQuestion;
use crate::domain::{ChannelId, GuildId, Language, MemberId};
use crate::texts::WakeReason;

/// The first message to somebody who offers to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// The server.
    pub guild: GuildId,
    /// Who it is.
    pub member: MemberId,
    /// The language to speak to them.
    pub language: Language,
}

/// A message to a helper about a question.
#[derive(Clone, Debug, PartialEq)]
pub struct WakeMessage {
    /// Who is asked, and how they want to be.
    pub helper: Helper,
    /// The question.
    pub question: OpenQuestion,
    /// Why they are asked.
    pub reason: WakeReason,
}

/// Whether somebody can be asked at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// They are there, and can see the question.
    There,
    /// They have left the server.
    Left,
    /// They are in time-out, or can't see the question's channel.
    Away,
    /// Nobody can tell at this moment.
    Unknown,
}

/// Why a message to a helper is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWoken {
    /// They take no direct messages of the bot.
    #[error("they take no direct messages")]
    Closed,
    /// The place sees too many direct messages opened.
    #[error("too many direct messages were opened")]
    TooMany,
    /// It was refused.
    #[error("it was refused: {0}")]
    Refused(String),
    /// Nobody knows whether it was taken.
    #[error("it is not known whether it went out: {0}")]
    Uncertain(String),
}

/// Why a message to a helper is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandDown {
    /// Somebody has replied, or the question was solved or closed.
    Answered,
    /// The helper themselves has replied.
    Replied,
    /// The question was taken back or erased.
    TakenBack,
}

/// A place where helpers are reached, such as Discord.
pub trait WakeOutlet: Send + Sync + 'static {
    /// Whether somebody is there and can see a question.
    fn presence(&self, question: &OpenQuestion, member: MemberId) -> impl Future<Output = Presence> + Send;

    /// Opens the direct message to somebody, and greets them there.
    fn open(&self, greeting: &Greeting) -> impl Future<Output = Result<ChannelId, NotWoken>> + Send;

    /// Asks a helper about a question. What was sent a moment ago is not sent again.
    fn wake(&self, wake: &WakeMessage) -> impl Future<Output = Result<MessagePlace, NotWoken>> + Send;

    /// Takes back what a helper was asked: an edit, of which they hear nothing.
    fn stand_down(
        &self,
        place: MessagePlace,
        why: (StandDown, Language),
    ) -> impl Future<Output = Result<(), NotWoken>> + Send;

    /// Asks a helper whether it should go on.
    fn ask_to_go_on(&self, helper: &Helper) -> impl Future<Output = Result<(), NotWoken>> + Send;

    /// Asks in the thread of a question whether helpers may be asked about it.
    fn ask_owner(
        &self,
        question: &OpenQuestion,
        owner: MemberId,
    ) -> impl Future<Output = Result<(), NotWoken>> + Send;
}

//! How do members hear that they helped, and how are they asked for their words? What is needed of the place where
//! they read it.

use crate::app::daily::Undelivered;
use crate::domain::helper::{Helper, MessagePlace};
use crate::domain::kept_answer::KeptAnswer;
use crate::domain::open_question::OpenQuestion;
use crate::domain::thanks::{Helped, MessageKey};
use crate::domain::{ChannelId, Language, MemberId};
use crate::texts::WantedBy;

/// That a message of a helper helped somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thanks {
    /// The message.
    pub mark: Helped,
    /// Who asked, if that is still kept.
    pub asker: Option<MemberId>,
}

/// A place where members read that they helped, such as Discord.
pub trait KeptOutlet: Send + Sync + 'static {
    /// Tells a helper, in their direct message, which of their messages helped.
    fn thank(
        &self,
        helper: &Helper,
        thanks: &[Thanks],
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Says in the thread, in reply to a message and without a ping, that it helped.
    fn say_it_helped(
        &self,
        question: &OpenQuestion,
        message: MessageKey,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Asks the author of a message whether its words may be shown: a helper in their direct message, somebody else
    /// in reply to it, without a ping.
    fn ask_author(
        &self,
        answer: &KeptAnswer,
        author: (MemberId, Option<&Helper>),
        wanted: WantedBy,
    ) -> impl Future<Output = Result<MessagePlace, Undelivered>> + Send;

    /// Where the author of a message was asked for its words, if they were: in their direct message, or in the thread.
    fn asked_before(
        &self,
        answer: &KeptAnswer,
        helper: Option<&Helper>,
    ) -> impl Future<Output = Result<Option<MessagePlace>, Undelivered>> + Send;

    /// Puts in the place of a question in private that it isn't asked any more.
    fn silence_question(
        &self,
        place: MessagePlace,
        language: Language,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Whether a message is still there.
    fn stands(
        &self,
        thread: ChannelId,
        message: MessageKey,
    ) -> impl Future<Output = Result<bool, Undelivered>> + Send;
}

//! Where is a question put? What is needed of the place where people read it.

use crate::app::daily::Undelivered;
use crate::app::kept::outlet::KeptOutlet;
use crate::domain::open_question::{ListedQuestion, OpenQuestion, QuestionKey, QuestionWords};
use crate::domain::{ChannelId, GuildId, Language, MemberId, MessageId};
use crate::texts::QuestionStatus;

use super::asker::GroupAsker;

/// What a document says about a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InDocuments {
    /// The title, and the heading below it.
    pub place: String,
    /// The sentence that answers best, to the letter.
    pub sentence: String,
}

/// How it was found that a document answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// It is new or changed, and was asked.
    Itself,
    /// A moderator led the question there.
    Moderator,
}

/// A question, ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPost {
    /// The group.
    pub channel: ChannelId,
    /// Who asks.
    pub asker: GroupAsker,
    /// What they ask.
    pub words: QuestionWords,
    /// The language that it is asked in.
    pub language: Language,
    /// What the documents say, the best first.
    pub documents: Vec<InDocuments>,
    /// The topics of those documents.
    pub topics: Vec<String>,
    /// Which press it comes of: what is sent again for that is the same post.
    pub attempt: u64,
    /// Whether the asker is a moderator who passes on what somebody asked.
    pub for_somebody: bool,
}

/// Where a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Its thread.
    pub thread: ChannelId,
    /// The message that shows it.
    pub starter: MessageId,
}

/// What the bot says in the thread of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThreadWord {
    /// Nobody has replied for a day.
    NoReplyYet,
    /// To the asker, whom alone it pings: has one of those who replied helped?
    DidSomebodyHelp(MemberId, Vec<MemberId>),
    /// To those who wanted to know it too, whom alone it pings: it is answered.
    Answered(Vec<MemberId>),
    /// A document answers it, or may: where, and what it says there; to these, whom alone it pings.
    InDocument {
        /// What it says.
        found: InDocuments,
        /// Who found it.
        by: FoundBy,
        /// Who asked, and those who wanted to know it too.
        whom: Vec<MemberId>,
    },
    /// Nobody wrote for two weeks.
    Closed,
    /// There is no group any more.
    ClosedWithTheGroup,
    /// It is the same as this one, where it goes on.
    SameAs(QuestionKey),
}

/// A place where questions are read, such as Discord.
pub trait GroupOutlet: KeptOutlet {
    /// Puts a question there.
    fn post(&self, post: &NewPost) -> impl Future<Output = Result<Posted, Undelivered>> + Send;

    /// Lays the words of a question out anew.
    fn reword(
        &self,
        question: &ListedQuestion,
        post: &NewPost,
        status: QuestionStatus,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Brings the status line of a question up to date, and how many want to know it too.
    fn refresh(
        &self,
        question: &ListedQuestion,
        status: QuestionStatus,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Takes the words and the name of the asker out of the post, which says why.
    fn take_away(
        &self,
        key: QuestionKey,
        starter: MessageId,
        why: (QuestionStatus, Language),
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Takes the whole post away, with its thread: only where nobody else has written there.
    fn take_down(&self, question: &OpenQuestion) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Tells the state of a question where lists of them show it.
    fn tag(&self, question: &OpenQuestion) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Whether a member is still on a server, as far as is known.
    fn is_there(&self, guild: GuildId, member: MemberId) -> impl Future<Output = bool> + Send;

    /// Takes a message of ours out of the thread of a question.
    fn delete(
        &self,
        key: QuestionKey,
        message: MessageId,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;

    /// Says something in the thread of a question.
    fn speak(
        &self,
        question: &OpenQuestion,
        word: ThreadWord,
    ) -> impl Future<Output = Result<(), Undelivered>> + Send;
}

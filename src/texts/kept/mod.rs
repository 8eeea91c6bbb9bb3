//! What is said about answers of members that are kept for who asks next?

mod thanks;

use crate::domain::kept_answer::{KeptState, LookAt};

pub use thanks::ThanksTexts;

/// Why the words of a message can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAlone {
    /// It has too few words.
    TooShort,
    /// Something is attached, and may be what answers.
    Attachment,
}

/// Who wants a message to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantedBy {
    /// Who asked the question.
    Asker,
    /// A moderator.
    Moderator,
}

/// All that is said about kept answers, in one language.
///
/// Links and members are given as Discord shows them.
pub trait KeptTexts: ThanksTexts + Send + Sync {
    /// On the button that keeps a message for who asks next.
    fn keep_it(&self) -> String;
    /// It can't be followed without the conversation.
    fn not_alone(&self, why: NotAlone) -> String;
    /// It was proposed before.
    fn proposed_before(&self) -> String;
    /// Its author is asked, and then a moderator.
    fn author_is_asked(&self, name: &str) -> String;
    /// Its author can't be asked at this moment.
    fn author_not_reached(&self, name: &str) -> String;
    /// To its author: may it be shown?
    fn may_i_show(&self, wanted: WantedBy) -> String;
    /// The same in private, where the message doesn't stand above it: its words as a quote, and where it is.
    fn may_i_show_this(&self, wanted: WantedBy, quote: &str, link: &str) -> String;
    /// On the buttons below that: with their name, without, no.
    fn consents(&self) -> [String; 3];
    /// To who said yes.
    fn consented(&self) -> String;
    /// To who said no.
    fn declined(&self) -> String;
    /// It isn't asked any more.
    fn not_asked_any_more(&self) -> String;

    /// In the moderators' menu: how many answers wait for them.
    fn to_keep(&self, count: usize) -> String;
    /// None does.
    fn none_to_keep(&self) -> String;
    /// Why an answer waits for them.
    fn look_at(&self, why: LookAt) -> String;
    /// Who wrote it, whether they want to be named, and where it stands.
    fn written_by(&self, author: &str, named: bool, link: &str) -> String;
    /// In the place of a question that was erased.
    fn no_question(&self) -> String;
    /// On the moderators' buttons: keep it, refuse it, change the question.
    fn decisions(&self) -> [String; 3];
    /// It is kept.
    fn is_kept(&self) -> String;
    /// It is refused, and its words are erased.
    fn is_refused(&self) -> String;
    /// It needs a question first.
    fn needs_question(&self) -> String;
    /// The answer isn't there any more.
    fn answer_gone(&self) -> String;
    /// Above the form for another question: 1 to 45 characters.
    fn question_title(&self) -> String;
    /// The input of that form: 1 to 45 characters.
    fn question_input(&self) -> String;

    /// On the button to one's own kept answers, and how many there are.
    fn your_answers(&self, count: usize) -> String;
    /// Above the list of them.
    fn your_answers_title(&self) -> String;
    /// There are none.
    fn none_of_yours(&self) -> String;
    /// How far one is.
    fn kept_state(&self, state: KeptState, named: bool) -> String;
    /// In the empty menu of them: choose one to take back.
    fn choose_answer(&self) -> String;
    /// On the button that takes one back.
    fn take_back(&self) -> String;
    /// It is taken back.
    fn answer_taken_back(&self) -> String;
    /// What is kept of who lets an answer be kept.
    fn kept_privacy(&self) -> String;
}

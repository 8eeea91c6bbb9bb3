//! What is said about questions that are put to the group?

use super::open::OpenTexts;
use super::permissions::Permission;
use crate::domain::MessageId;
use crate::domain::open_question::QuestionKey;

/// How a question in the group stands, as its post tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionStatus {
    /// Nobody has replied yet.
    NoReply,
    /// So many members have been asked to have a look.
    Asked(u64),
    /// Somebody said that they are having a look.
    Looking,
    /// So many replies were written.
    Replies(u64),
    /// This message in its thread helped.
    Helped(QuestionKey, MessageId),
    /// The asker found it.
    Solved,
    /// Nobody wrote for two weeks.
    Closed,
    /// The asker took it back.
    Withdrawn,
    /// The moderators took it away.
    Removed,
    /// The asker erased it.
    Erased,
}

/// What in a question tells who or where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalData {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// The number of a bank account.
    Iban,
}

/// Where a message in the thread of a question stands.
pub(super) fn message_link(QuestionKey { guild, thread }: QuestionKey, message: MessageId) -> String {
    format!("https://discord.com/channels/{guild}/{thread}/{message}")
}

/// All that is said about questions that are put to the group, in one language.
///
/// Links, channels and members are given as Discord shows them.
pub trait GroupTexts: OpenTexts + Send + Sync {
    /// On the button that puts a question to the group.
    fn ask_the_group(&self) -> String;
    /// Under an answer that is none, or that didn't help: somebody here may know.
    fn perhaps_somebody_knows(&self) -> String;
    /// Above what the documents say to a question that asks for people.
    fn looking_for_people(&self) -> String;

    /// Above the form: 1 to 45 characters.
    fn form_title(&self) -> String;
    /// Above the form in which a question is changed: 1 to 45 characters.
    fn change_title(&self) -> String;
    /// The first input: 1 to 45 characters.
    fn question_label(&self) -> String;
    /// In the empty first input: 1 to 100 characters.
    fn question_example(&self) -> String;
    /// The second input: 1 to 45 characters.
    fn purpose_label(&self) -> String;
    /// The third input: 1 to 45 characters.
    fn tried_label(&self) -> String;
    /// The fourth input: 1 to 45 characters.
    fn by_when_label(&self) -> String;

    /// Above a passage that may be the answer, before the question is posted.
    fn may_be_your_answer(&self) -> String;
    /// On the button that says that it is.
    fn that_is_it(&self) -> String;
    /// To whom a passage answered after all.
    fn glad_you_found_it(&self) -> String;
    /// On the button that posts the question all the same.
    fn post_my_question(&self) -> String;
    /// Before the question is posted: another that may be the same, and when it was asked.
    fn looks_like(&self, link: &str, when: &str) -> String;
    /// On the button that says that it is the same.
    fn tell_me_when_answered(&self) -> String;
    /// On the button that says that it isn't.
    fn mine_differs(&self) -> String;
    /// Before the question is posted: what in it tells who or where somebody is.
    fn holds_personal_data(&self, what: PersonalData) -> String;
    /// On the button that posts it all the same.
    fn post_all_the_same(&self) -> String;
    /// On the button that opens the form again.
    fn change_it_first(&self) -> String;

    /// The question is posted; how many minutes of silence helpers are asked after, if there are any.
    fn posted(&self, link: &str, wait: Option<u64>) -> String;
    /// The same question of this member is there already.
    fn posted_before(&self, link: &str) -> String;
    /// The member has as many open questions as one may have.
    fn too_many_at_once(&self, most: usize) -> String;
    /// The member has asked as much as one may in a day.
    fn too_many_today(&self, most: usize) -> String;
    /// The moderators stopped the questions of this member until then.
    fn may_not_ask(&self, until: &str) -> String;
    /// The question is too short without what was taken out of it.
    fn too_short(&self, least: u16) -> String;
    /// There is no group any more.
    fn no_group(&self) -> String;
    /// The bot lacks these permissions in the group.
    fn may_not_post(&self, channel: &str, permissions: &[Permission]) -> String;
    /// The store fails at this moment, so that nothing is posted.
    fn not_posted(&self) -> String;

    /// Above what it is for, in the post.
    fn what_for(&self) -> String;
    /// Above what was tried, in the post.
    fn tried(&self) -> String;
    /// Above by when an answer is wanted, in the post.
    fn by(&self) -> String;
    /// Above what the documents say, in the post.
    fn in_the_documents(&self) -> String;
    /// How the question stands.
    fn status(&self, status: QuestionStatus) -> String;
    /// On the button of who wants to know it too, and how many those are.
    fn want_to_know(&self, count: u64) -> String;
    /// On the button to what the asker and the moderators can do.
    fn my_question(&self) -> String;
    /// The name of a thread whose question was taken away: 1 to 100 characters.
    fn nameless(&self) -> String;

    /// To who wants to know it too: from now on, or no more.
    fn followed(&self, from_now: bool) -> String;
    /// To the asker who presses that they want to know it too.
    fn follows_anyway(&self) -> String;
    /// The post is no question that is kept any more.
    fn question_gone(&self) -> String;
    /// Only the asker and the moderators can do that.
    fn not_yours(&self) -> String;

    /// On a moderator's button: it is the same as another one.
    fn same_as_another(&self) -> String;
    /// Above the menu of the others; in the empty menu.
    fn which_other(&self) -> String;
    /// There is no other open question.
    fn no_other(&self) -> String;
    /// The later one is closed and leads to the earlier one.
    fn merged(&self) -> String;
    /// In the thread of the later one: where it goes on.
    fn goes_on_there(&self, link: &str) -> String;

    /// Above what the asker and the moderators can do with a question.
    fn what_to_do(&self) -> String;
    /// On the button that changes the words of a question.
    fn change_question(&self) -> String;
    /// On the button that takes a question back.
    fn withdraw(&self) -> String;
    /// On the button of who found it themselves.
    fn solved_myself(&self) -> String;
    /// On the moderators' button that takes a question away.
    fn remove(&self) -> String;
    /// On the moderators' button after which no helper is asked about it.
    fn stop_waking(&self) -> String;
    /// On the moderators' button after which this member can't ask the group for a week.
    fn stop_asking(&self) -> String;
    /// Whether it is really to be taken away.
    fn sure(&self) -> String;
    /// On the button that says so.
    fn yes_take_away(&self) -> String;
    /// A question was changed.
    fn changed(&self) -> String;
    /// A question was taken back, or taken away.
    fn taken_away(&self) -> String;
    /// A question was solved.
    fn good_to_hear(&self) -> String;
    /// No helper is asked about it any more.
    fn waking_stopped(&self) -> String;
    /// The member can't ask the group for a week.
    fn asking_stopped(&self) -> String;

    /// In a thread without a reply for a day.
    fn no_reply_yet(&self) -> String;
    /// On the button there that changes the question.
    fn change_my_question(&self) -> String;
    /// In a thread with replies, to the asker alone, a day after the last: has somebody helped?
    fn did_somebody_help(&self, asker: &str) -> String;
    /// In the empty menu there of those who replied.
    fn who_helped(&self) -> String;
    /// On the button there of who found it themselves.
    fn found_it_myself(&self) -> String;
    /// On the button there that says that nobody has.
    fn not_yet(&self) -> String;
    /// To who says that it isn't.
    fn stays_open(&self) -> String;
    /// In a thread whose question is answered, to those who wanted to know it too; and by which message, where that is
    /// known.
    fn is_answered(&self, followers: &str, link: Option<&str>) -> String;
    /// In a thread that is closed.
    fn closed_for_silence(&self) -> String;
    /// In a thread whose question is closed since the group is no more.
    fn closed_with_the_group(&self) -> String;

    /// What is kept of who asks the group, where there is one.
    fn privacy(&self) -> String;
    /// How to ask the group, in the help.
    fn help(&self, channel: &str) -> String;
}

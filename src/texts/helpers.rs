//! What is said to members who offer to think along, and to those who are asked?

use crate::domain::Language;
use crate::domain::helper::{HelperState, QuietHours, Way};

/// Why a helper is asked, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WakeReason {
    /// They chose this topic.
    Topic(String),
    /// They wrote this of themselves.
    OwnWords(String),
    /// They replied to this question.
    Earlier(String),
    /// They have replied to all sorts of questions.
    OftenHere,
}

/// What a helper is asked, in words that may be shown as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WakeWords {
    /// The name of the server.
    pub server: String,
    /// The question.
    pub question: String,
    /// What it is for; empty where nothing was said.
    pub purpose: String,
    /// By when; empty where nothing was said.
    pub by_when: String,
    /// Why they are asked.
    pub reason: WakeReason,
    /// How often a week they are asked at the most.
    pub a_week: u16,
}

/// Why a message to a helper is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMore {
    /// Somebody has replied.
    Answered,
    /// The helper has replied.
    Replied,
    /// The question was taken back.
    TakenBack,
}

/// What a helper can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelperChoice {
    /// The topics.
    Topics,
    /// Their own words.
    OwnWords,
    /// How often a week.
    AWeek,
    /// The quiet hours, and the time zone.
    QuietHours,
    /// The languages of the questions.
    Languages,
    /// A direct message, or a mention in the thread.
    Way,
    /// To be named under topics in which they helped, or not any more.
    Named,
    /// A pause.
    Pause,
    /// To be asked for everybody again.
    ForEverybody,
}

impl HelperChoice {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Topics,
        Self::OwnWords,
        Self::AWeek,
        Self::QuietHours,
        Self::Languages,
        Self::Way,
        Self::Named,
        Self::Pause,
        Self::ForEverybody,
    ];
}

/// For how long somebody pauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseFor {
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// Until they say so.
    UntilTheySaySo,
}

impl PauseFor {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::UntilTheySaySo];
}

/// All that is said to those who think along, in one language.
///
/// Links, channels and members are given as Discord shows them.
pub trait HelperTexts: Send + Sync {
    /// Above the screen of who doesn't think along yet.
    fn think_along(&self) -> String;
    /// What thinking along is; how often a week somebody is asked at the most.
    fn what_it_is(&self, a_week: u16) -> String;
    /// In the empty menu of topics.
    fn choose_topics(&self) -> String;
    /// Above the topics that were chosen.
    fn topics_label(&self) -> String;
    /// Above their own words.
    fn own_words_label(&self) -> String;
    /// In the place of topics or words where there are none.
    fn none_yet(&self) -> String;
    /// On the button that opens the form for their own words.
    fn in_own_words(&self) -> String;
    /// Above the form for their own words: 1 to 45 characters.
    fn own_words_title(&self) -> String;
    /// The input for their own words: 1 to 45 characters.
    fn what_can_people_ask(&self) -> String;
    /// In that input while it is empty: 1 to 100 characters.
    fn own_words_example(&self) -> String;
    /// On the button that makes a helper of somebody.
    fn count_me_in(&self) -> String;
    /// Something has to be chosen or written first.
    fn something_first(&self) -> String;
    /// To who has asked others something, once in a while.
    fn would_you_too(&self) -> String;
    /// On the button below that.
    fn i_think_along_too(&self) -> String;
    /// Nobody can be asked on a server without a group.
    fn no_group_here(&self) -> String;

    /// The first direct message to a helper.
    fn greeting(&self, name: &str, server: &str) -> String;
    /// On the button below it, and on their screen, that ends it.
    fn stop(&self) -> String;
    /// Direct messages are refused.
    fn direct_messages_closed(&self) -> String;
    /// On the button of who'd rather be mentioned in the thread.
    fn mention_me(&self) -> String;
    /// So many direct messages were opened in this hour that it has to wait.
    fn try_later(&self) -> String;
    /// They are a helper now; how they are asked.
    fn counted_in(&self, way: Way) -> String;

    /// Above a helper's own screen.
    fn you_think_along(&self) -> String;
    /// Whether they are asked at the moment; until when they pause, where that is known.
    fn state(&self, state: HelperState, until: Option<&str>) -> String;
    /// How often they were asked.
    fn asked_so_far(&self, week: usize, month: usize) -> String;
    /// In how many questions they replied; none is not told.
    fn replied_in(&self, questions: usize) -> String;
    /// How often a week at the most.
    fn at_most(&self, a_week: u16) -> String;
    /// When they are not asked, by the clock of which zone.
    fn quiet(&self, hours: Option<QuietHours>, zone: &str) -> String;
    /// Which questions they want.
    fn languages(&self, only: Option<Language>) -> String;
    /// How they are asked.
    fn way(&self, way: Way) -> String;
    /// Whether they are named under topics in which they helped.
    fn named(&self, named: bool) -> String;
    /// For how many people they are not asked; more than none.
    fn not_asked_for(&self, people: u64) -> String;

    /// In the menu of what can be changed, while nothing is chosen.
    fn choose_change(&self) -> String;
    /// What can be changed, in that menu: 1 to 100 characters.
    fn choice(&self, choice: HelperChoice) -> String;
    /// On the button back to their screen.
    fn back(&self) -> String;
    /// How often a week, in a menu.
    fn times_a_week(&self, a_week: u16) -> String;
    /// For how long, in a menu.
    fn pause_for(&self, time: PauseFor) -> String;
    /// On the button that ends a pause, or a sleep.
    fn wake_me_again(&self) -> String;
    /// Above the form for the quiet hours: 1 to 45 characters.
    fn quiet_title(&self) -> String;
    /// The inputs of that form, from, to and zone: 1 to 45 characters each.
    fn quiet_labels(&self) -> [String; 3];
    /// What was typed for the quiet hours is no time, or no zone.
    fn not_quiet_hours(&self, typed: &str) -> String;
    /// What they changed is kept.
    fn changed(&self) -> String;
    /// All that was kept about their thinking along is gone.
    fn stopped(&self) -> String;
    /// Who pressed is no helper any more.
    fn no_helper(&self) -> String;

    /// What a helper is asked.
    fn wake(&self, words: &WakeWords) -> String;
    /// The same in the thread, where the question stands.
    fn wake_in_thread(&self, mention: &str) -> String;
    /// On the button of who has a look.
    fn i_look(&self) -> String;
    /// On the button of who can't now.
    fn not_now(&self) -> String;
    /// On the button of whom it doesn't suit.
    fn not_my_thing(&self) -> String;
    /// To who has a look.
    fn here_it_is(&self, link: &str) -> String;
    /// To who can't now.
    fn that_is_fine(&self) -> String;
    /// To whom it doesn't suit.
    fn less_of_that(&self) -> String;
    /// On the button of who doesn't want to be asked for this person.
    fn not_from_them(&self) -> String;
    /// To who doesn't.
    fn not_from_them_any_more(&self) -> String;
    /// In the place of what is not needed any more.
    fn no_more(&self, why: NoMore) -> String;
    /// To who presses a button that is for somebody else.
    fn for_somebody_else(&self, name: &str) -> String;
    /// To who reacted to none of the last messages.
    fn go_on(&self, server: &str) -> String;
    /// On the buttons below that: yes, less often, no.
    fn go_on_answers(&self) -> [String; 3];
    /// To who said so: how often a week from now on.
    fn goes_on(&self, a_week: u16) -> String;

    /// To moderators: how many think along, and how many of them are asked at the moment.
    fn how_many(&self, all: u64, awake: u64) -> String;
    /// To moderators: no direct message is opened for a day, since Discord said that it was too much.
    fn openings_stopped(&self) -> String;
    /// What is kept of who thinks along.
    fn privacy(&self) -> String;

    /// To who put a question to the group themselves, when nobody has replied.
    fn shall_i_ask(&self, owner: &str) -> String;
    /// On the buttons below that.
    fn shall_i_answers(&self) -> [String; 2];
    /// What they answered is taken in.
    fn shall_i_noted(&self, yes: bool) -> String;
}

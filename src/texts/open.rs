//! What is said about the list of open questions, and to moderators about the place where they are put?

use super::permissions::Permission;

/// Which open questions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenList {
    /// All of them.
    All,
    /// The reader's own.
    Mine,
    /// Those that the reader wants to know too.
    Followed,
}

impl OpenList {
    /// Every list, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Mine, Self::Followed];
}

/// What is said about the questions that wait for an answer, and about where they are put, in one language.
pub trait OpenTexts {
    /// Above the list of open questions.
    fn open_title(&self) -> String;
    /// A line of it: the question as a link, when it was asked, its replies and who else wants to know.
    fn open_line(&self, question: &str, when: &str, replies: u64, followers: u64) -> String;
    /// There are none.
    fn none_open(&self, list: OpenList) -> String;
    /// What a list is called in the menu: 1 to 100 characters.
    fn open_list(&self, list: OpenList) -> String;
    /// In the empty menu of questions.
    fn choose_question(&self) -> String;

    /// What moderators read of the group: where it is, or that there is none.
    fn group_nowhere(&self) -> String;
    /// The channel of the group is gone.
    fn group_lost(&self) -> String;
    /// Whether helpers are asked, after how many minutes.
    fn wakes(&self, on: bool, minutes: u64) -> String;
    /// In the empty menu of channels.
    fn choose_group(&self) -> String;
    /// In the menu of times.
    fn choose_wait(&self) -> String;
    /// A time in that menu, in minutes.
    fn wait(&self, minutes: u64) -> String;
    /// On the button that lets helpers be asked, or not.
    fn switch_wakes(&self, on: bool) -> String;
    /// On the button after which there is no group.
    fn no_more_group(&self) -> String;
    /// The group is no more; whether its open questions are to be closed.
    fn close_open_ones(&self, count: usize) -> String;
    /// On the button that closes them.
    fn close_them(&self) -> String;
    /// On the button that lets them be.
    fn leave_them(&self) -> String;
    /// The label of the group for moderators.
    fn group_label(&self) -> String;
    /// How many questions were asked there in a week.
    fn asked_this_week(&self, count: usize) -> String;
    /// The bot lacks these permissions in the group.
    fn lacks(&self, permissions: &[Permission]) -> String;
    /// The bot has all the permissions that it needs in the group.
    fn lacks_nothing(&self) -> String;
}

//! What is said to moderators about what the documents lack?

mod figures;

pub use figures::{Figure, FiguresTexts};

/// What is said to moderators about what the documents lack, in one language.
///
/// Links and moments are given as Discord shows them.
pub trait GapTexts: FiguresTexts + Send + Sync {
    /// To whom it isn't for.
    fn for_moderators(&self) -> String;
    /// What the list is called, in the menu and above it: 1 to 100 characters.
    fn gaps_title(&self) -> String;
    /// In the menu below that: 1 to 100 characters.
    fn gaps_hint(&self) -> String;
    /// Above the list: how it came about.
    fn gaps_explained(&self) -> String;
    /// A line of it: how often it was asked, the question, when it was last asked, and where it waits in the group.
    fn gap_line(&self, count: usize, question: &str, when: &str, open: &[String]) -> String;
    /// Nothing is on the list.
    fn nothing_lacking(&self) -> String;
    /// Unanswered questions are not kept on this server.
    fn log_is_off(&self) -> String;
    /// In the empty menu of questions.
    fn choose_gap(&self) -> String;
    /// The question isn't on the list any more.
    fn gap_gone(&self) -> String;
    /// On the button that gives the list as a file.
    fn as_a_file(&self) -> String;
    /// With that file.
    fn here_is_the_file(&self) -> String;
    /// The names of the columns in that file.
    fn columns(&self) -> [String; 6];
    /// How often it was asked, and when last.
    fn asked_so_often(&self, count: usize, when: &str) -> String;
    /// Above the other words in which it was asked.
    fn also_asked_as(&self) -> String;
    /// Above where it waits in the group.
    fn waits_in_the_group(&self) -> String;
    /// On the button back to the list.
    fn back_to_the_list(&self) -> String;

    /// On the button of who knows a passage that answers it.
    fn a_passage_answers_it(&self) -> String;
    /// Above the form in which that is looked up: 1 to 45 characters.
    fn find_passage_title(&self) -> String;
    /// The first input, the question as others will ask it: 1 to 45 characters.
    fn question_to_lead(&self) -> String;
    /// The second input, the words to look for: 1 to 45 characters.
    fn words_to_find(&self) -> String;
    /// In the empty menu of passages, and above them.
    fn choose_passage(&self) -> String;
    /// No passage was found.
    fn no_passage(&self) -> String;
    /// From now on the question finds that passage.
    fn leads_now(&self) -> String;
    /// In the thread of an open question: a moderator found that this document answers it.
    fn answers_it(&self, title: &str) -> String;
    /// There is no room for another.
    fn too_many_lead(&self, most: usize) -> String;
    /// On the button to the questions that lead to a passage.
    fn leading_button(&self) -> String;
    /// Above them.
    fn leading_title(&self) -> String;
    /// There are none.
    fn nothing_leads(&self) -> String;
    /// A line of that list: the question, and where it leads.
    fn leading_line(&self, question: &str, place: &str) -> String;
    /// The passage isn't in the documents any more.
    fn passage_lost(&self) -> String;
    /// In the empty menu there: what is chosen goes.
    fn choose_to_stop(&self) -> String;
    /// It leads there no more.
    fn leads_no_more(&self) -> String;

    /// On the button that puts the question to the group.
    fn put_to_the_group(&self) -> String;
    /// Who asks it there.
    fn somebody_asked(&self) -> String;
    /// It is there now.
    fn put_there(&self, link: &str) -> String;
    /// In its words stands what tells who somebody is.
    fn without_personal_data(&self) -> String;
    /// On the button that takes it off the list.
    fn not_ours(&self) -> String;
    /// It is off the list.
    fn taken_off(&self) -> String;
    /// On the button that makes one question in the group of several.
    fn merge_open(&self) -> String;
    /// That is done: the one that stays.
    fn merged_open(&self, link: &str) -> String;
}

//! What stands around an answer on Discord, and on what can be pressed under it?

/// What is said around an answer: on its buttons, and to whom presses them.
pub trait AnswerTexts {
    /// On the button to what else can be done with an answer.
    fn more(&self) -> String;
    /// Above what else can be done with an answer: where its passage stands.
    fn more_about(&self, place: &str) -> String;
    /// In the empty menu of the passages that come close.
    fn choose_passage(&self) -> String;
    /// In the place of the works of a whole document, where there are many: how many there are, behind
    /// [`AnswerTexts::more`].
    fn works_behind_more(&self, count: usize) -> String;
    /// After the works that are named, how many more a passage rests on.
    fn and_more_works(&self, count: usize) -> String;
    /// Under no answer, above the buttons to the headings that come closest.
    fn closest_headings(&self) -> String;
    /// Under no answer, where nothing comes close: what to try, and that one may look around.
    fn look_around(&self) -> String;

    /// The bot answers aloud in these channels only.
    fn answers_openly_in(&self, channels: &[String]) -> String;
    /// In these channels only the asker sees an answer.
    fn only_you_see_it_in(&self, channels: &[String]) -> String;
    /// In these channels the bot answers what wasn't put to it.
    fn answers_unasked_in(&self, channels: &[String]) -> String;
    /// So many seconds pass between two questions.
    fn pause_between_questions(&self, seconds: u64) -> String;
    /// The commands that haven't been named.
    fn other_commands(&self, commands: &[String]) -> String;

    /// Above what members thought of passages, for the moderators.
    fn ratings_label(&self) -> String;
    /// No member has said what they think.
    fn no_ratings(&self) -> String;
    /// How many found the passage at this place helpful, and how many did not.
    fn rated(&self, place: &str, helpful: u64, unhelpful: u64) -> String;

    /// On the button that takes an answer away, for whoever asked for it.
    fn take_back(&self) -> String;
    /// It has been taken away.
    fn taken_back(&self) -> String;
    /// It can't be taken away: Discord doesn't let the bot there.
    fn not_taken_back(&self) -> String;
    /// On the button that posts a passage as the reply to somebody's message.
    fn post_as_reply(&self) -> String;
    /// It has been posted, behind this link.
    fn posted(&self, link: &str) -> String;
    /// Under a passage that a member posted as the reply to somebody's message: that member.
    fn pointed_out_by(&self, member: &str) -> String;
    /// The message that was to be replied to is gone.
    fn message_gone(&self) -> String;
    /// Moderators chose that nothing is said aloud here: nothing is shared.
    fn not_shared_here(&self) -> String;
    /// Who presses may not write here themselves.
    fn may_not_speak(&self) -> String;
}

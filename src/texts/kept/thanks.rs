//! What is said to who says that a message helped, and to who wrote it?

/// All that is said about that, in one language.
///
/// Links, channels and members are given as Discord shows them.
pub trait ThanksTexts {
    /// To the asker whom a message helped.
    fn thank_you(&self, name: &str) -> String;
    /// To somebody else whom it helped too.
    fn noted(&self, name: &str) -> String;
    /// To its author.
    fn own_message(&self) -> String;
    /// The message is a program's, or the question itself.
    fn only_of_members(&self) -> String;
    /// The message stands in no question to the group; where those are.
    fn only_in_questions(&self, channel: &str) -> String;
    /// They have said so before.
    fn said_before(&self) -> String;
    /// On the button that takes it back.
    fn take_it_back(&self) -> String;
    /// It is taken back.
    fn taken_back(&self) -> String;
    /// To the asker who chose whom it was: which message is marked, and how to mark another.
    fn marked_first(&self, link: &str) -> String;
    /// That person has no message there any more.
    fn nothing_to_mark(&self) -> String;
    /// In the thread, in reply to the message that helped its asker.
    fn it_helped(&self) -> String;
    /// To a helper, in private: whom their message helped, where that is known, and where it stands.
    fn your_answer_helped(&self, asker: Option<&str>, link: &str) -> String;
}

//! What is said to somebody whose question does not reach the bot?

/// What is said to a member who asks in a way that can't be heard, with what to do.
pub trait SpeakingTexts {
    /// The message that they point at can't be read: it is looked up by its own menu.
    fn cannot_read_theirs(&self) -> String;
    /// They called the bot by its role, and Discord does not show what they asked. `bot` is the bot itself, as
    /// Discord names it.
    fn called_by_role(&self, bot: &str) -> String;
    /// They sent a picture or a file, and no words.
    fn cannot_see(&self) -> String;
    /// They sent a message that is spoken.
    fn cannot_listen(&self) -> String;
}

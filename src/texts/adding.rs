//! What is said of how the bot is added to a server, or by a person?

/// What those read who add the bot, and the volunteer who sees to that.
pub trait AddingTexts {
    /// On the bot's profile: what it is. At most 400 characters.
    fn application_description(&self) -> String;
    /// For the volunteer: where a person adds it to their own account.
    fn invite_for_people(&self, link: &str) -> String;
    /// For the volunteer: whether the bot's profile tells what it is.
    fn described(&self, is: bool) -> String;
    /// For the volunteer: whether the button on its profile adds it with what it needs.
    fn installable(&self, is: bool) -> String;
    /// For the volunteer: both have been set up.
    fn set_up(&self) -> String;
    /// For the volunteer: Discord did not take it, and what it said.
    fn not_set_up(&self, why: &str) -> String;
    /// Where the bot has just come: what it is, how to ask, and what moderators can choose. `bot` is the bot
    /// itself, as Discord names it; below it stands a question to try, or none.
    fn welcome(&self, bot: &str, with_question: bool) -> String;
    /// On the button that hides it.
    fn hide(&self) -> String;
    /// To whom may not hide it.
    fn hide_is_for_moderators(&self) -> String;
    /// Where the bot has come back to what was chosen: the quote of the day waits.
    fn quote_waits(&self) -> String;
    /// Under the bot's name in the list of members: how to ask. At most 128 characters.
    fn presence(&self) -> String;
}

#[cfg(test)]
mod tests {
    use crate::domain::Language;
    use crate::texts::languages::texts;

    #[test]
    fn what_discord_shows_of_the_bot_is_within_its_limits() {
        for texts in Language::ALL.map(texts) {
            assert!(texts.application_description().chars().count() <= 400);
            // What shows whole below a name in the list of members.
            assert!(texts.presence().chars().count() <= 40, "{}", texts.presence());
        }
    }
}

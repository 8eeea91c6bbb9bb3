//! How is a slash command shown while it is being typed?

/// How a slash command is shown while it is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandText {
    /// Its name: 1 to 32 characters, lower case but in a message's menu.
    pub name: &'static str,
    /// What it does: 1 to 100 characters.
    pub description: &'static str,
    /// Its options, in order.
    pub options: &'static [OptionText],
}

/// A command without an option.
pub(crate) fn plain(name: &'static str, description: &'static str) -> CommandText {
    CommandText { name, description, options: &[] }
}

/// How an option of a slash command is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionText {
    /// Its name: lower case, 1 to 32 characters.
    pub name: &'static str,
    /// What to fill in: 1 to 100 characters.
    pub description: &'static str,
}

/// A slash command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandName {
    /// Answers a question.
    Ask,
    /// Gives a quotable line.
    Quote,
    /// Tells how to use the bot.
    Help,
    /// Lets moderators choose.
    Settings,
    /// Tells moderators how the bot is doing.
    Diagnose,
    /// Tells what is kept.
    Privacy,
    /// `/privacy show`
    PrivacyShow,
    /// `/privacy export`
    PrivacyExport,
    /// `/privacy erase`
    PrivacyErase,
    /// Lets moderators add documents to their server.
    Documents,
    /// `/documents add`
    DocumentsAdd,
    /// `/documents list`
    DocumentsList,
    /// Lets a member browse.
    Topics,
    /// Lists what has been read.
    Sources,
    /// Lets a member offer to think along.
    Helper,
    /// Lists the questions to the group that wait for an answer.
    Open,
    /// Tells what the bot is.
    About,
    /// Finds passages about a message, from the message's menu.
    FindPassages,
    /// Says of a message that it helped, from the message's menu.
    ThisHelped,
}

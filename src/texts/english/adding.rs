//! What is said in English of how the bot is added?

use super::English;
use crate::texts::adding::AddingTexts;

impl AddingTexts for English {
    fn application_description(&self) -> String {
        "Ask in Dutch or English. I look it up in your community's documents and show you the passage that answers, word for word and with its source. I make nothing up: if it isn't there, I say so. Type /ask, or mention me in a message.".to_owned()
    }

    fn invite_for_people(&self, link: &str) -> String {
        format!("Add it to your own account, to use it anywhere: {link}")
    }

    fn described(&self, is: bool) -> String {
        if is {
            "The bot's profile tells what it is."
        } else {
            "The bot's profile doesn't tell what it is yet. `vraagbaak doctor --set-up` puts it there."
        }
        .to_owned()
    }

    fn installable(&self, is: bool) -> String {
        if is {
            "The button on its profile adds it with what it needs, to a server and to your own account."
        } else {
            "The button on its profile doesn't add it with what it needs yet. `vraagbaak doctor --set-up` sees to that."
        }
        .to_owned()
    }

    fn set_up(&self) -> String {
        "Set up: the bot's profile, and what the button on it adds the bot with.".to_owned()
    }

    fn not_set_up(&self, why: &str) -> String {
        format!(
            "Discord didn't let me set up the bot's profile ({why}). Do it yourself at https://discord.com/developers/applications, page General Information (the description) and page Installation (scopes and permissions)."
        )
    }

    fn welcome(&self, bot: &str, with_question: bool) -> String {
        let try_it = if with_question { " Try it below: only you see the answer." } else { "" };
        format!(
            "Hi! I'm {bot}. Ask me something in Dutch or English, and you read the passage that answers: word for word from this community's documents, with its source. If it isn't there, I say so.\n\n**To ask:** type `/ask`, or mention me in a message.{try_it}\n**Moderators:** choose where I answer with `/settings`; with `/daily set` there is a quote every day."
        )
    }

    fn hide(&self) -> String {
        "Hide this message".to_owned()
    }

    fn hide_is_for_moderators(&self) -> String {
        "Only a moderator can hide this message.".to_owned()
    }

    fn quote_waits(&self) -> String {
        "I'm back, and so is what you had chosen. Only the quote of the day still waits: `/daily resume` lets it go on.".to_owned()
    }

    fn presence(&self) -> String {
        "Just ask: type /ask or mention me".to_owned()
    }
}

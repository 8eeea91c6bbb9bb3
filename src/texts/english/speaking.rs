//! What is said in English to somebody whose question does not reach the bot?

use super::English;
use crate::texts::speaking::SpeakingTexts;

impl SpeakingTexts for English {
    fn cannot_read_theirs(&self) -> String {
        "I can't read that message from here. Right-click it, or press and hold, and choose *Apps* and *Find passages*: I'll look it up for you.".to_owned()
    }

    fn called_by_role(&self, bot: &str) -> String {
        format!(
            "You mentioned my role, and then Discord doesn't let me read what you ask. When you type @, pick the member instead of the role ({bot}), and I'll answer."
        )
    }

    fn cannot_see(&self) -> String {
        "I can't look at pictures or files. Type your question with it, and I'll look up the answer."
            .to_owned()
    }

    fn cannot_listen(&self) -> String {
        "I can't listen. Type your question, and I'll look up the answer.".to_owned()
    }
}

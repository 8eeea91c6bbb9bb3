//! What does the message look like with which the bot says hello?

use serenity::all::{ButtonStyle, CreateButton};

use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::domain::Language;
use crate::texts::texts;

/// How the ids of its buttons begin.
const OURS: &str = "hello1:";
/// The id of the button that asks: its question stands on it.
pub(super) const ASK: &str = "hello1:ask";
/// The id of the button that hides the message.
pub(super) const HIDE: &str = "hello1:hide";

/// Whether a button is one of these.
pub(crate) fn is_ours(id: &str) -> bool {
    id.starts_with(OURS)
}

/// These words on what the bot is, with a button that asks a question of the documents, and one that hides it.
pub(super) fn welcome(words: &str, question: Option<&str>, language: Language) -> Card {
    let texts = texts(language);
    let ask = question.map(|question| {
        CreateButton::new(ASK).label(limits::cut(question, limits::BUTTON)).style(ButtonStyle::Primary)
    });
    let hide = CreateButton::new(HIDE).label(texts.hide()).style(ButtonStyle::Secondary);
    Card { rows: vec![ask.into_iter().chain([hide]).collect()], ..Card::notice(words) }
}

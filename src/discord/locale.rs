//! In which language is somebody on Discord spoken to?

use serenity::all::Message;

use super::render::markdown::spoken;
use super::state::State;
use crate::domain::Language;

/// The language of a question in a message: its own, or else that of the server.
pub(crate) async fn language(message: &Message, question: &str, state: &State) -> Language {
    if let Some(language) = state.app.language_of(&spoken(question)) {
        return language;
    }
    let locale = message.guild_id.and_then(|guild| state.directory.locale(guild));
    state.language_on(message.guild_id, None, locale).await
}

//! In which language is somebody on Discord spoken to?

use serenity::all::{Context, GuildId, Message};

use super::render::markdown::spoken;
use super::state::State;
use crate::domain::Language;

/// The locale that a server has on Discord, where the cache knows the server.
pub(crate) fn guild_locale(ctx: &Context, guild: GuildId) -> Option<String> {
    ctx.cache.guild(guild).map(|guild| guild.preferred_locale.clone())
}

/// The language of a question in a message: its own, or else that of the server.
pub(crate) async fn language(ctx: &Context, message: &Message, question: &str, state: &State) -> Language {
    if let Some(language) = state.app.language_of(&spoken(question)) {
        return language;
    }
    let locale = message.guild_id.and_then(|guild| guild_locale(ctx, guild));
    state.language_on(message.guild_id, None, locale.as_deref()).await
}

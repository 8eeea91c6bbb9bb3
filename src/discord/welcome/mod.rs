//! What does the bot say where it has just come, and what do the buttons below that do?

mod card;
mod press;
mod spots;

use std::time::SystemTime;

use serenity::all::{Guild, Http, Mentionable as _};

pub(crate) use self::card::is_ours;
pub(crate) use self::press::press;
use super::render::card::Card;
use super::rest::refusal::{Refusal, refusal_of, told};
use super::rest::send;
use super::state::State;
use crate::domain::GuildId;
use crate::texts::texts;

/// Says hello on a server, once ever; where the bot comes back to what was chosen, only that the quote of the day
/// waits.
pub(crate) async fn arrive(http: &Http, guild: &Guild, state: &State) {
    let Some(bot) = state.directory.bot() else { return };
    let id = GuildId::new(guild.id.into());
    let is_new = state.app.is_new_on(id, SystemTime::now()).await;
    let waits = match state.daily.get() {
        Some(daily) => daily.waits_on(id).await,
        None => false,
    };
    let language = state.language_on(Some(guild.id), None, state.directory.locale(guild.id)).await;
    let (card, nonce) = if waits {
        let words = state.commands.clickable(&texts(language).quote_waits());
        (Card::notice(&words), format!("r{}", guild.id))
    } else if is_new {
        let question = state.app.example_question(language).await;
        let words = texts(language).welcome(&bot.mention().to_string(), question.is_some());
        let card = card::welcome(&state.commands.clickable(&words), question.as_deref(), language);
        (card, format!("w{}", guild.id))
    } else {
        return;
    };
    for channel in spots::where_it_may_write(guild, bot) {
        match send::post(http, channel, card.clone(), nonce.clone()).await {
            Ok(_) => return,
            // Discord knows better what it may.
            Err(error) if is_closed(refusal_of(&error)) => {}
            Err(error) => return tracing::warn!(error = told(&error), "saying hello on a server"),
        }
    }
}

/// Whether another channel may do.
fn is_closed(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::NoAccess | Refusal::NoPermission | Refusal::Gone | Refusal::Blocked)
}

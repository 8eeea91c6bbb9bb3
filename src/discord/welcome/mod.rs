//! What does the bot say where it has just come, and what do the buttons below that do?

mod card;
mod press;
mod spots;

use std::time::SystemTime;

use serenity::all::{ChannelId, ChannelType, Guild, GuildChannel, GuildId, Http, Mentionable as _};

pub(crate) use self::card::is_ours;
pub(crate) use self::press::press;
use super::memory::arrivals::Hello;
use super::render::card::Card;
use super::rest::refusal::{Refusal, refusal_of, told};
use super::rest::retry::{RetryPolicy, retry};
use super::rest::send;
use super::state::State;
use crate::texts::texts;

/// Says hello on a server where the bot has just come, once ever; where it comes back to what was chosen, only
/// that the quote of the day waits. Where it may write nowhere yet, that waits until it may. `is_listed` tells that
/// the server was there when its shard began.
pub(crate) async fn arrive(http: &Http, guild: &Guild, is_listed: bool, state: &State) {
    let Some(bot) = state.directory.bot() else { return };
    let told: Vec<GuildChannel> = guild.channels.values().cloned().collect();
    // Of a server that was there when its shard began, nobody hands on the channels.
    let channels = match told.is_empty() && is_listed {
        true => retry(RetryPolicy::LATER, |_| http.get_channels(guild.id)).await.unwrap_or_default(),
        false => told,
    };
    say_hello(http, guild.id, &spots::where_it_may_write(guild, &channels, bot), state).await;
}

/// Says it in a channel that has been made since.
pub(crate) async fn try_in(http: &Http, channel: &GuildChannel, state: &State) {
    if channel.kind == ChannelType::Text {
        say_hello(http, channel.guild_id, &[channel.id], state).await;
    }
}

async fn say_hello(http: &Http, guild: GuildId, channels: &[ChannelId], state: &State) {
    let _turn = state.arrivals.turn().await;
    if !state.arrivals.waits(guild) {
        return;
    }
    let Some(hello) = decided(guild, state).await else { return state.arrivals.end(guild) };
    let Some((card, nonce)) = card_of(hello, guild, state).await else { return };
    for channel in channels {
        match send::post(http, *channel, card.clone(), nonce.clone()).await {
            Ok(_) => return state.arrivals.end(guild),
            // Discord knows better what it may.
            Err(error) if is_closed(refusal_of(&error)) => {}
            Err(error) => {
                tracing::warn!(error = told(&error), "saying hello on a server");
                return state.arrivals.end(guild);
            }
        }
    }
}

/// What is to be said there, if anything.
async fn decided(guild: GuildId, state: &State) -> Option<Hello> {
    if let Some(hello) = state.arrivals.hello(guild) {
        return Some(hello);
    }
    let id = crate::domain::GuildId::new(guild.into());
    let is_new = state.app.is_new_on(id, SystemTime::now()).await;
    let waits = match state.daily.get() {
        Some(daily) => daily.waits_on(id).await,
        None => false,
    };
    let hello = if waits { Some(Hello::Back) } else { is_new.then_some(Hello::First) };
    hello.inspect(|hello| state.arrivals.decide(guild, *hello))
}

/// How it is said, and what a repeat of it is known by.
async fn card_of(hello: Hello, guild: GuildId, state: &State) -> Option<(Card, String)> {
    let bot = state.directory.bot()?;
    state.commands.settled().await;
    let language = state.language_on(Some(guild), None, state.directory.locale(guild)).await;
    Some(match hello {
        Hello::Back => {
            let words = state.commands.clickable(&texts(language).quote_waits());
            (Card::notice(&words), format!("r{guild}"))
        }
        Hello::First => {
            let question = state.app.example_question(language).await;
            let words = texts(language).welcome(&bot.mention().to_string(), question.is_some());
            let card = card::welcome(&state.commands.clickable(&words), question.as_deref(), language);
            (card, format!("w{guild}"))
        }
    })
}

/// Whether another channel may do.
fn is_closed(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::NoAccess | Refusal::NoPermission | Refusal::Gone | Refusal::Blocked)
}

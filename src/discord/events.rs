//! What does the bot make of a message or a press of a button?

use std::num::NonZeroU64;

use poise::{BoxFuture, FrameworkContext};
use serenity::all::{
    ComponentInteraction, Context, FullEvent, GuildId, Interaction, Message, MessageType, UserId,
};

use super::button_ids::ButtonId;
use super::card::{self, Card};
use super::daily::{self, DailyButton};
use super::outbound;
use super::state::{self, Error, State};
use crate::app::{Ask, DEFAULT_PASSAGES, Reply, Request, language_of};
use crate::domain::MemberId;
use crate::texts::texts;

/// Handles the events that poise leaves to us: all but slash commands.
pub(super) fn handle<'a>(
    framework: FrameworkContext<'a, State, Error>,
    event: &'a FullEvent,
) -> BoxFuture<'a, Result<(), Error>> {
    Box::pin(async move {
        let (ctx, state) = (framework.serenity_context, framework.user_data);
        let Some(_at_work) = state.take_on() else { return Ok(()) };
        match event {
            FullEvent::Message { new_message } => message(ctx, new_message, framework.bot_id(), state).await,
            FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
                button(ctx, press, state).await
            }
            FullEvent::GuildDelete { incomplete, .. } if !incomplete.unavailable => {
                if let Some(daily) = state.daily.get() {
                    daily.removed_from(crate::domain::GuildId::new(incomplete.id.into())).await;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    })
}

/// What a message wants of the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wish {
    /// Nothing: it is no business of ours.
    Nothing,
    /// To know what the bot can do: a mention and nothing more.
    Help,
    /// The answer to this question.
    Answer(String),
}

async fn message(ctx: &Context, message: &Message, bot: UserId, state: &State) -> Result<(), Error> {
    let wish = wish(message, bot);
    let locale = message.guild_id.and_then(|guild| guild_locale(ctx, guild));
    let fallback = state.language(None, locale.as_deref());
    let request = match wish {
        Wish::Nothing => return Ok(()),
        Wish::Help => {
            let help = texts(fallback).help(&format!("<@{bot}>"));
            return outbound::reply(ctx, message, Card::notice(&help)).await;
        }
        Wish::Answer(text) => {
            let language = language_of(&text).unwrap_or(fallback);
            Request::Ask(Ask { text, language, limit: DEFAULT_PASSAGES })
        }
    };
    let reply = state.app.handle(request).await;
    outbound::reply(ctx, message, card::lay_out(&reply, member(message.author.id))).await
}

/// A question is what a person says to the bot alone, with its name in it, or in reply to it.
fn wish(message: &Message, bot: UserId) -> Wish {
    let from_a_person = !message.author.bot && message.webhook_id.is_none();
    let said = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    let mentioned = message.mentions.iter().any(|user| user.id == bot);
    let replied = message.referenced_message.as_ref().is_some_and(|earlier| earlier.author.id == bot);
    if !from_a_person || !said || !(mentioned || replied || message.guild_id.is_none()) {
        return Wish::Nothing;
    }
    let text = without_mention(&message.content, bot);
    if text.chars().any(char::is_alphanumeric) {
        Wish::Answer(text)
    } else if mentioned && !replied {
        Wish::Help
    } else {
        // A sticker, a picture, or a reply whose text Discord doesn't show us.
        Wish::Nothing
    }
}

fn without_mention(content: &str, bot: UserId) -> String {
    content.replace(&format!("<@{bot}>"), " ").replace(&format!("<@!{bot}>"), " ").trim().to_owned()
}

fn guild_locale(ctx: &Context, guild: GuildId) -> Option<String> {
    ctx.cache.guild(guild).map(|guild| guild.preferred_locale.clone())
}

async fn button(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    if let Ok(button) = press.data.custom_id.parse::<DailyButton>() {
        return daily::read_more(ctx, press, button, state).await;
    }
    let language = state.language(Some(&press.locale), press.guild_locale.as_deref());
    let presser = member(press.user.id);
    let Ok(id) = press.data.custom_id.parse::<ButtonId>() else {
        let words = texts(language).passages_gone();
        return outbound::whisper(ctx, press, Card::notice(&words)).await;
    };
    let own = id.asker == presser;
    let place = state::place(&press.authorizing_integration_owners, presser);
    let request = id.press.into_page(language).map_or(Request::Quote { place, language }, Request::Page);
    let reply = state.app.handle(request).await;
    let card = card::lay_out(&reply, presser);
    match reply {
        Reply::Answer(_) | Reply::Quote(_) if own => outbound::update(ctx, press, card).await,
        Reply::Answer(_) | Reply::Quote(_) | Reply::Notice(_) => outbound::whisper(ctx, press, card).await,
    }
}

fn member(user: UserId) -> MemberId {
    MemberId::new(NonZeroU64::from(user))
}

//! What does the bot make of a message or a press of a button?

use std::num::NonZeroU64;

use poise::{BoxFuture, FrameworkContext};
use serenity::all::{
    ComponentInteraction, Context, FullEvent, GuildId, Interaction, Message, MessageType, UserId,
};

use super::button_ids::ButtonId;
use super::card::{self, Card};
use super::state::{self, Error, State};
use super::{door, guilds, menus, outbound, unasked};
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
        guilds::hear(event, state).await;
        match event {
            FullEvent::Message { new_message } => message(ctx, new_message, framework.bot_id(), state).await,
            FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
                if menus::press(ctx, press, state).await? {
                    return Ok(());
                }
                button(ctx, press, state).await
            }
            FullEvent::InteractionCreate { interaction: Interaction::Modal(form) } => {
                menus::form(ctx, form, state).await
            }
            FullEvent::ThreadCreate { thread } => unasked::post(ctx, thread, state).await,
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
    let fallback = state.language_on(message.guild_id, None, locale.as_deref()).await;
    let request = match wish {
        Wish::Nothing => return unasked::message(ctx, message, state).await,
        Wish::Help => {
            let help = texts(fallback).help(&format!("<@{bot}>"));
            return outbound::reply(ctx, message, Card::notice(&help)).await;
        }
        Wish::Answer(text) => {
            let language = language_of(&text).unwrap_or(fallback);
            if !door::may_answer(ctx, message, state, language).await? {
                return Ok(());
            }
            Ask { text, language, limit: DEFAULT_PASSAGES }
        }
    };
    let text = request.text.clone();
    let reply = state.app.handle(Request::Ask(request)).await;
    state.note_unanswered(message.guild_id, &text, &reply).await;
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

pub(super) fn guild_locale(ctx: &Context, guild: GuildId) -> Option<String> {
    ctx.cache.guild(guild).map(|guild| guild.preferred_locale.clone())
}

async fn button(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let language =
        state.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await;
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

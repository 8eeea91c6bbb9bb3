//! What does the bot make of a message or a press of a button?

use std::num::NonZeroU64;

use poise::{BoxFuture, FrameworkContext};
use serenity::all::{Context, FullEvent, GuildId, Interaction, Message, MessageType, UserId};

use super::card::{self, Card};
use super::state::{Error, State};
use super::{failures, outbound, presses};
use crate::app::{Ask, DEFAULT_PASSAGES, Panicked, Request, caught, language_of};
use crate::domain::{Language, MemberId};
use crate::texts::texts;

/// Handles the events that poise leaves to us: all but slash commands.
pub(super) fn handle<'a>(
    framework: FrameworkContext<'a, State, Error>,
    event: &'a FullEvent,
) -> BoxFuture<'a, Result<(), Error>> {
    Box::pin(async move {
        let (ctx, state) = (framework.serenity_context, framework.user_data);
        let Some(_at_work) = state.take_on() else { return Ok(()) };
        let handled = caught(async {
            match event {
                FullEvent::Message { new_message } => {
                    message(ctx, new_message, framework.bot_id(), state).await
                }
                FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
                    presses::handle(ctx, press, state).await
                }
                _ => Ok(()),
            }
        });
        match handled.await {
            Ok(done) => done,
            Err(Panicked) => {
                failures::panicked(ctx, event, state).await;
                Ok(())
            }
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
            return post(ctx, message, Card::notice(&help), fallback).await;
        }
        Wish::Answer(text) => {
            let language = language_of(&text).unwrap_or(fallback);
            Request::Ask(Ask { text, language, limit: DEFAULT_PASSAGES })
        }
    };
    let language = request.language();
    let reply = state.app.handle(request).await;
    post(ctx, message, card::lay_out(&reply, member(message.author.id)), language).await
}

/// Posts an answer; where that can't be done, tells the asker in another way.
async fn post(ctx: &Context, to: &Message, card: Card, language: Language) -> Result<(), Error> {
    if let Err(error) = outbound::reply(&ctx.http, to, card.clone()).await {
        failures::unsaid(&ctx.http, to, card, texts(language), &error).await;
    }
    Ok(())
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

fn member(user: UserId) -> MemberId {
    MemberId::new(NonZeroU64::from(user))
}

//! What happens when something goes wrong while handling an event?
//!
//! It is logged here, once, by what it means. The asker is told what they can do about it, or gets
//! an apology; where nothing can be said any more, nothing is.

use std::sync::atomic::Ordering;

use poise::FrameworkError;
use serenity::all::{
    ChannelId, CommandInteraction, FullEvent, GuildId, Http, Interaction, Mentionable as _, Message,
};

use super::locale;
use super::render::card::Card;
use super::rest::refusal::{Refusal, code, refusal_of, told};
use super::rest::send::{self, InteractionRef};
use super::state::{Context, Error, State};
use crate::domain::Language;
use crate::texts::{Texts, texts};

pub(crate) async fn handle(error: FrameworkError<'_, State, Error>) {
    match error {
        FrameworkError::Command { error, ctx: poise::Context::Application(ctx), .. } => {
            command_failed(ctx, &error).await;
        }
        FrameworkError::UnknownInteraction { interaction, framework, .. } => {
            unknown(&framework.serenity_context.http, interaction, framework.user_data).await;
        }
        // What was typed stays out of the log.
        FrameworkError::ArgumentParse { ctx: poise::Context::Application(ctx), .. } => {
            tracing::error!(command = %ctx.command().qualified_name, "reading the options of a command");
            apologise(ctx).await;
        }
        other => {
            let ctx = other.ctx();
            tracing::error!(error = %other, "handling an event");
            if let Some(poise::Context::Application(ctx)) = ctx {
                apologise(ctx).await;
            }
        }
    }
}

/// A command that we don't have: of an earlier version, until Discord has taken over the new list, or of a
/// kind that nobody knew when this was written.
pub(crate) async fn unknown(http: &Http, used: &CommandInteraction, state: &State) {
    tracing::warn!(command = %used.data.name, "unknown command");
    let words = texts(language_of(state, used)).command_gone();
    tell(http, used.into(), Some(words), false).await;
}

/// Answering an event that is no command failed: whoever used a button, a menu or a form hears of it.
pub(crate) async fn event_failed(
    ctx: &serenity::all::Context,
    event: &FullEvent,
    state: &State,
    error: &Error,
) {
    log("an event", event.snake_case_name(), error);
    if let Some(acted) = Acted::of(event) {
        let channel = acted.channel.mention().to_string();
        let words = words(refusal_of(error), texts(acted.language(state)), &channel);
        tell(&ctx.http, acted.interaction, words, false).await;
    }
}

async fn command_failed(ctx: Context<'_>, error: &Error) {
    log("a command", &ctx.command().name, error);
    let language = language_of(ctx.data(), ctx.interaction);
    let words = words(refusal_of(error), texts(language), &ctx.interaction.channel_id.mention().to_string());
    let answered = ctx.has_sent_initial_response.load(Ordering::SeqCst);
    tell(&ctx.serenity_context().http, ctx.interaction.into(), words, answered).await;
}

/// Apologises for what we broke, in the place of the answer.
pub(crate) async fn apologise(ctx: Context<'_>) {
    let words = texts(language_of(ctx.data(), ctx.interaction)).apology();
    let answered = ctx.has_sent_initial_response.load(Ordering::SeqCst);
    tell(&ctx.serenity_context().http, ctx.interaction.into(), Some(words), answered).await;
}

/// Handling an event panicked, which has been logged: the one who spoke, pressed or filled in a form
/// gets an apology.
pub(crate) async fn panicked(ctx: &serenity::all::Context, event: &FullEvent, state: &State) {
    if let Some(acted) = Acted::of(event) {
        let words = texts(acted.language(state)).apology();
        tell(&ctx.http, acted.interaction, Some(words), false).await;
    }
    // What was said to others is no business of ours, also when we stumbled over it.
    let FullEvent::Message { new_message } = event else { return };
    if concerns_us(new_message, state) {
        let words = texts(locale::language(new_message, &new_message.content, state).await).apology();
        if let Err(error) = send::reply(&ctx.http, new_message, Card::notice(&words)).await {
            tracing::debug!(code = code(&error), "the asker can't be told");
        }
    }
}

/// What somebody did with a button, a menu or a form.
struct Acted<'e> {
    interaction: InteractionRef<'e>,
    guild: Option<GuildId>,
    channel: ChannelId,
    locale: &'e str,
    guild_locale: Option<&'e str>,
}

impl<'e> Acted<'e> {
    fn of(event: &'e FullEvent) -> Option<Self> {
        let FullEvent::InteractionCreate { interaction } = event else { return None };
        match interaction {
            Interaction::Component(press) => Some(Self {
                interaction: press.into(),
                guild: press.guild_id,
                channel: press.channel_id,
                locale: &press.locale,
                guild_locale: press.guild_locale.as_deref(),
            }),
            Interaction::Modal(form) => Some(Self {
                interaction: form.into(),
                guild: form.guild_id,
                channel: form.channel_id,
                locale: &form.locale,
                guild_locale: form.guild_locale.as_deref(),
            }),
            // Commands and what is typed for them have another way, through poise.
            _ => None,
        }
    }

    fn language(&self, state: &State) -> Language {
        state.language(Some(self.locale), state.server_locale(self.guild, self.guild_locale))
    }
}

fn concerns_us(message: &Message, state: &State) -> bool {
    let bot = state.directory.bot();
    let addressed = message.guild_id.is_none() || message.mentions.iter().any(|user| Some(user.id) == bot);
    addressed && !message.author.bot
}

/// An answer could not be posted where a message asked for it: the asker hears of it in another
/// way, and in private gets the answer too.
pub(crate) async fn unsaid(http: &Http, asked: &Message, card: Card, texts: &dyn Texts, error: &Error) {
    log("a message", "reply", error);
    let channel = asked.channel_id.mention().to_string();
    let refusal = refusal_of(error);
    let Some(words) = words(refusal, texts, &channel) else { return };
    let told = match refusal {
        Refusal::NoAccess | Refusal::NoPermission => {
            let content = card.content.map_or(words.clone(), |content| format!("{words}\n{content}"));
            let whole = Card { content: Some(content), ..card };
            send::dm(http, asked.author.id, asked.id, whole).await
        }
        Refusal::Blocked => send::dm(http, asked.author.id, asked.id, Card::notice(&words)).await,
        _ => send::reply(http, asked, Card::notice(&words)).await,
    };
    if let Err(error) = told {
        tracing::debug!(code = code(&error), "the asker can't be told either");
    }
}

/// What to tell the asker; nothing where it is too late for words.
fn words(refusal: Refusal, texts: &dyn Texts, channel: &str) -> Option<String> {
    match refusal {
        Refusal::NoAccess | Refusal::NoPermission => Some(texts.may_not_write(channel)),
        Refusal::Blocked => Some(texts.held_back()),
        Refusal::BadBody | Refusal::NoHistory | Refusal::Other => Some(texts.apology()),
        Refusal::Passing
        | Refusal::TooLate
        | Refusal::AlreadyAnswered
        | Refusal::Gone
        | Refusal::NoDirectMessages => None,
    }
}

/// Tells the one who used a command or a button, and nobody else where that can still be chosen.
async fn tell(http: &Http, to: InteractionRef<'_>, words: Option<String>, answered: bool) {
    let Some(words) = words else { return };
    let card = Card::notice(&words);
    let told = if answered {
        send::edit_deferred(http, to, card).await.map(drop)
    } else {
        send::say(http, to, card, true).await
    };
    if let Err(error) = told {
        tracing::debug!(code = code(&error), "the asker can't be told");
    }
}

fn language_of(state: &State, command: &CommandInteraction) -> Language {
    let server = state.server_locale(command.guild_id, command.guild_locale.as_deref());
    state.language(Some(&command.locale), server)
}

/// Not every refusal is trouble of ours: some only say that the member or the permission is gone.
fn log(what: &str, name: &str, error: &Error) {
    let code = code(error);
    match refusal_of(error) {
        Refusal::TooLate | Refusal::AlreadyAnswered | Refusal::Gone => {
            tracing::info!(name, code, "too late to answer {what}");
        }
        Refusal::NoAccess | Refusal::NoPermission | Refusal::NoHistory => {
            tracing::warn!(name, code, "not allowed to answer {what} in that channel");
        }
        Refusal::Blocked => tracing::info!(name, code, "AutoMod holds back the answer to {what}"),
        Refusal::NoDirectMessages => tracing::info!(name, code, "they take no direct messages"),
        Refusal::Passing | Refusal::BadBody | Refusal::Other => {
            tracing::error!(name, error = told(error), "answering {what}");
        }
    }
}

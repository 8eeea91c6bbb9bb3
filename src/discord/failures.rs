//! What happens when something goes wrong while handling an event?
//!
//! It is logged here, once, by what it means; where we broke something, the member gets an apology.

use poise::{CreateReply, FrameworkError};
use serenity::all::{CreateAllowedMentions, HttpError};

use super::state::{Error, State};
use crate::texts::texts;

/// The interaction is gone: the three seconds or the fifteen minutes are over.
const UNKNOWN_INTERACTION: isize = 10062;
/// Somebody answered this interaction before: a repeat of ours, after a time-out.
const ALREADY_ACKNOWLEDGED: isize = 40060;
/// The bot may not see the channel.
const MISSING_ACCESS: isize = 50001;
/// The bot may not do this in the channel.
const MISSING_PERMISSIONS: isize = 50013;

pub(super) async fn handle(error: FrameworkError<'_, State, Error>) {
    match error {
        FrameworkError::Command { error, ctx, .. } => log("a command", &ctx.command().name, &error),
        FrameworkError::EventHandler { error, event, .. } => {
            log("an event", event.snake_case_name(), &error);
        }
        FrameworkError::Setup { error, .. } => {
            tracing::error!(%error, "registering the commands; restart the bot to try again");
        }
        FrameworkError::CommandPanic { ctx, .. } => {
            tracing::error!(command = %ctx.command().name, "a command panicked");
            let locale = ctx.locale().map(str::to_owned);
            let words = texts(ctx.data().language(locale.as_deref(), None)).apology();
            let reply = CreateReply::default().content(words).allowed_mentions(CreateAllowedMentions::new());
            if let Err(error) = ctx.send(reply).await {
                log("an apology", &ctx.command().name, &error);
            }
        }
        FrameworkError::UnknownInteraction { interaction, .. } => {
            // A command of an earlier version, until Discord has taken over the new list.
            tracing::warn!(command = %interaction.data.name, "unknown command");
        }
        other => tracing::error!(error = %other, "handling an event"),
    }
}

/// Not every refusal is trouble of ours: some only say that the member or the permission is gone.
fn log(what: &str, name: &str, error: &serenity::Error) {
    let code = match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) => answer.error.code,
        _ => 0,
    };
    match code {
        UNKNOWN_INTERACTION | ALREADY_ACKNOWLEDGED => {
            tracing::info!(name, code, "too late to answer {what}");
        }
        MISSING_ACCESS | MISSING_PERMISSIONS => {
            tracing::warn!(name, code, "not allowed to answer {what} in that channel");
        }
        _ => tracing::error!(name, %error, "answering {what}"),
    }
}

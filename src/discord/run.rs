//! Which command does an interaction name, and what if it fails or panics? Its asker gets an apology, and
//! the others go on.
//!
//! poise finds the command and reads its options. Running it here, and not by poise, keeps what is in hand
//! small: what poise does around a command is 36 kB for as long as the command takes.

use std::any::Any;
use std::sync::atomic::AtomicBool;

use poise::{BoxFuture, CommandInteractionType, ContextMenuCommandAction, FrameworkContext, FrameworkError};
use serenity::all::{CommandInteraction, CommandType, ResolvedTarget};
use tokio::sync::Mutex;

use super::failures;
use super::state::{Context, Error, State};
use crate::app::{Panicked, caught};
use crate::domain::GuildId;

/// What poise has to know, beside the interaction.
pub(crate) type Framework<'a> = FrameworkContext<'a, State, Error>;
/// What a command may fail with.
type Failed<'a> = FrameworkError<'a, State, Error>;

/// Runs the command that somebody used.
pub(crate) async fn run(framework: Framework<'_>, used: &CommandInteraction) {
    if !is_known(used.data.kind) {
        let (http, state) = (&framework.serenity_context.http, framework.user_data);
        return Box::pin(failures::unknown(http, used, state)).await;
    }
    let (sent, data, options) = (AtomicBool::new(false), nothing(), used.data.options());
    let (kind, mut tree) = (CommandInteractionType::Command, Vec::new());
    let found =
        poise::extract_command_and_run_checks(framework, used, kind, &sent, &data, &options, &mut tree);
    let done = match Box::pin(found).await {
        Ok(ctx) => act(ctx).await,
        Err(error) => Err(error),
    };
    if let Err(error) = done {
        Box::pin(failures::handle(error)).await;
    }
}

/// Offers what fits what somebody has typed of a command so far.
pub(crate) async fn offer(framework: Framework<'_>, typed: &CommandInteraction) {
    if !is_known(typed.data.kind) {
        return;
    }
    let (sent, data, options) = (AtomicBool::new(false), nothing(), typed.data.options());
    let mut tree = Vec::new();
    let offered = poise::dispatch_autocomplete(framework, typed, &sent, &data, &options, &mut tree);
    if let Err(error) = Box::pin(offered).await {
        Box::pin(failures::handle(error)).await;
    }
}

/// Whether poise knows this kind of command: it panics on what Discord adds to them.
fn is_known(kind: CommandType) -> bool {
    matches!(kind, CommandType::ChatInput | CommandType::User | CommandType::Message)
}

/// poise keeps something of one's own for each command, and we keep nothing there.
fn nothing() -> Mutex<Box<dyn Any + Send + Sync>> {
    Mutex::new(Box::new(()))
}

async fn act(ctx: Context<'_>) -> Result<(), Failed<'_>> {
    // The program waits for the apology too.
    let _at_work = ctx.data().at_work.token();
    if let Some(guild) = ctx.interaction.guild_id {
        // What a server chose is remembered from here on: nothing after this waits for it.
        Box::pin(ctx.data().app.settings(GuildId::new(guild.into()))).await;
    }
    let Some(action) = action(ctx) else {
        tracing::error!(command = %ctx.command().qualified_name, "a command that does nothing was used");
        Box::pin(failures::apologise(ctx)).await;
        return Ok(());
    };
    match caught(action).await {
        Ok(done) => done,
        Err(Panicked) => {
            Box::pin(failures::apologise(ctx)).await;
            Ok(())
        }
    }
}

/// What the command does, as it was used.
fn action(ctx: Context<'_>) -> Option<BoxFuture<'_, Result<(), Failed<'_>>>> {
    let command = ctx.command();
    if ctx.interaction.data.kind == CommandType::ChatInput {
        return command.slash_action.map(|action| action(ctx));
    }
    match (command.context_menu_action, ctx.interaction.data.target()) {
        (Some(ContextMenuCommandAction::Message(action)), Some(ResolvedTarget::Message(message))) => {
            Some(action(ctx, message.clone()))
        }
        _ => None,
    }
}

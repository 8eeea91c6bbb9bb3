//! What if a command panics? Its asker gets an apology, and the others go on.

use poise::{BoxFuture, Command, ContextMenuCommandAction, FrameworkError};
use serenity::all::Message;

use super::failures;
use super::state::{Context, Error, State};
use crate::app::{Panicked, caught};

/// What comes of a command.
type Done<'a> = BoxFuture<'a, Result<(), FrameworkError<'a, State, Error>>>;
/// What a slash command does.
type Slash = for<'a> fn(Context<'a>) -> Done<'a>;
/// What an entry in the menu of a message does.
type Menu = for<'a> fn(Context<'a>, Message) -> Done<'a>;

/// The command, with all its subcommands, so that a panic in it is caught. poise calls functions
/// without anything of their own: what they guard stands in the command itself.
pub(crate) fn guarded(mut command: Command<State, Error>) -> Command<State, Error> {
    if let Some(action) = command.slash_action {
        command.custom_data = Box::new(action as Slash);
        command.slash_action = Some(slash);
    }
    if let Some(ContextMenuCommandAction::Message(action)) = command.context_menu_action {
        command.custom_data = Box::new(action as Menu);
        command.context_menu_action = Some(ContextMenuCommandAction::Message(menu));
    }
    command.subcommands = command.subcommands.into_iter().map(guarded).collect();
    command
}

fn slash(ctx: Context<'_>) -> Done<'_> {
    Box::pin(async move {
        match ctx.command().custom_data.downcast_ref::<Slash>() {
            Some(action) => guard(ctx, action(ctx)).await,
            None => Ok(()),
        }
    })
}

fn menu(ctx: Context<'_>, message: Message) -> Done<'_> {
    Box::pin(async move {
        match ctx.command().custom_data.downcast_ref::<Menu>() {
            Some(action) => guard(ctx, action(ctx, message)).await,
            None => Ok(()),
        }
    })
}

async fn guard<'a>(ctx: Context<'a>, work: Done<'a>) -> Result<(), FrameworkError<'a, State, Error>> {
    // The program waits for the apology too.
    let _at_work = ctx.data().at_work.token();
    match caught(work).await {
        Ok(done) => done,
        Err(Panicked) => {
            failures::apologise(ctx).await;
            Ok(())
        }
    }
}

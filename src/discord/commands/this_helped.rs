//! Did a message help? Said from the message's own menu, and answered in private.

use serenity::all::Message;

use crate::discord::asking::helped;
use crate::discord::asking::who::Actor;
use crate::discord::respond::{defer, language, reply};
use crate::discord::state::{Context, Error};

/// Says of a message that it helped.
#[poise::command(
    context_menu_command = "This helped",
    install_context = "Guild",
    interaction_context = "Guild"
)]
pub(crate) async fn this_helped(ctx: Context<'_>, message: Message) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    defer(ctx, true).await?;
    // Discord gives the command on servers only.
    let Some(actor) = Actor::of_command(ctx.interaction, language(ctx)) else { return Ok(()) };
    let card = helped::mark(&actor, &message, ctx.data()).await;
    reply(ctx, card, true).await
}

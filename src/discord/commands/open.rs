//! Which questions to the group wait for an answer? `/open`.

use crate::discord::asking::open::{Place, screen};
use crate::discord::asking::who::Actor;
use crate::discord::respond;
use crate::discord::state::{Context, Error};

/// Lists them, to the one who asks.
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild")]
pub(crate) async fn open(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    respond::defer(ctx, true).await?;
    // Discord gives the command on servers only.
    let Some(actor) = Actor::of_command(ctx.interaction, respond::language(ctx)) else { return Ok(()) };
    let screen = screen(ctx.data(), &actor, Place::FIRST).await;
    respond::reply(ctx, screen, true).await
}

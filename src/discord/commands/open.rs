//! Which questions to the group wait for an answer? `/open`.

use crate::discord::asking::open::{Place, screen};
use crate::discord::respond;
use crate::discord::state::{Context, Error};
use crate::domain::{GuildId, MemberId};

/// Lists them, to the one who asks.
#[poise::command(slash_command, install_context = "Guild", interaction_context = "Guild")]
pub(crate) async fn open(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    // Discord gives the command on servers only.
    let Some(guild) = ctx.interaction.guild_id else { return Ok(()) };
    respond::defer(ctx, true).await?;
    let who = (GuildId::new(guild.into()), MemberId::new(ctx.author().id.into()));
    let screen = screen(ctx.data(), who, Place::FIRST, respond::language(ctx)).await;
    respond::reply(ctx, screen, true).await
}

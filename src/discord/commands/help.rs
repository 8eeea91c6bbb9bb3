//! What does `/help` tell? How to use the bot.

use super::about;
use crate::discord::render::card::Card;
use crate::discord::respond::{language, reply};
use crate::discord::state::{Context, Error};
use crate::texts::texts;

/// Tells, to the one who asks it, how to use the bot.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn help(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let help = texts(language(ctx)).help(&format!("<@{}>", ctx.framework.bot_id()));
    let usable = about::usable(ctx, language(ctx));
    reply(ctx, Card { embed: Some(usable), ..Card::notice(&help) }, true).await
}

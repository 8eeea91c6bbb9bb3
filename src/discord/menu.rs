//! Which passages fit a message? Asked from the message's own menu, and answered in private.

use serenity::all::Message;

use super::card::Card;
use super::commands::{language, promise, respond, send};
use super::markdown::spoken;
use super::outbound;
use super::state::{Context, Error};
use super::{door, limits};
use crate::app::{Ask, DEFAULT_PASSAGES, Request};
use crate::texts::texts;

/// Finds passages about a message.
#[poise::command(
    context_menu_command = "Find passages",
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(super) async fn find_passages(ctx: Context<'_>, message: Message) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().take_on() else { return Ok(()) };
    if door::open(ctx).await?.is_none() {
        return Ok(());
    }
    promise(ctx, true).await?;
    let language = language(ctx);
    let text = limits::cut(&spoken(&message.content), limits::QUESTION);
    if !text.chars().any(char::is_alphanumeric) || ctx.data().app.is_courtesy(&text) {
        let words = texts(language).nothing_to_look_up();
        return send(ctx, outbound::answer(Card::notice(&words))).await;
    }
    respond(ctx, Request::Ask(Ask { text, language, limit: DEFAULT_PASSAGES }), true).await
}

//! Which passages fit a message? Asked from the message's own menu, and answered in private.

use serenity::all::Message;

use crate::app::{Ask, DEFAULT_PASSAGES, Request};
use crate::discord::access;
use crate::discord::render::card::Card;
use crate::discord::respond::{Manner, defer, language, place, reply, respond};
use crate::discord::state::{Context, Error};
use crate::discord::words;
use crate::domain::Place;
use crate::search::intent;
use crate::texts::texts;

/// Finds passages about a message.
#[poise::command(
    context_menu_command = "Find passages",
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn find_passages(ctx: Context<'_>, message: Message) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let Some(visibility) = access::open(ctx).await? else { return Ok(()) };
    defer(ctx, true).await?;
    let language = language(ctx);
    let text = words::question(&words::shown(&message));
    if !words::has_words(&text) || !intent(&text, None).is_question() {
        let words = texts(language).nothing_to_look_up();
        return reply(ctx, Card::notice(&words), false).await;
    }
    // Where the bot isn't itself, it can reply to nobody.
    let is_there = matches!(place(ctx), Place::Guild(_));
    let about = is_there.then(|| message.id.into());
    let manner = Manner { private: true, shareable: visibility.may_be_shared(), about };
    respond(ctx, Request::Ask(Ask { text, before: None, language, limit: DEFAULT_PASSAGES }), manner).await
}

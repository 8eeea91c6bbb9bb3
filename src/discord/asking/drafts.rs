//! What can be done with a question that isn't posted yet?

use serenity::all::{ComponentInteraction, Context};

use super::numbers::key;
use super::steps::{Draft, Steps};
use super::who::Actor;
use crate::app::group::{Passed, cleaned};
use crate::discord::group::draft;
use crate::discord::group::ids::GroupId;
use crate::discord::render::card::Card;
use crate::discord::render::markdown::mention;
use crate::discord::render::screen::Screen;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::texts::{group, texts};

/// Posts it all the same, unless there is something else to be asked.
pub(crate) async fn post(
    ctx: &Context,
    press: &ComponentInteraction,
    (passed, anew): (Passed, bool),
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let (Some(words), Some(questions)) = (draft::words(&press.message), state.group.get()) else {
        let words = texts(actor.language).apology();
        return send::reply_ephemeral(ctx, press, Card::notice(&words)).await;
    };
    send::defer_update(&ctx.http, press.into()).await?;
    let steps = Steps { ctx, ticket: press.into(), actor, questions, state };
    // What stood in the message went through many hands.
    let words = cleaned(&words, actor.guild);
    Box::pin(steps.go_on(Draft { words, passed, anew })).await
}

/// A passage answers it: nothing is posted.
pub(crate) async fn found(ctx: &Context, press: &ComponentInteraction, actor: &Actor) -> Result<(), Error> {
    let words = group(actor.language).glad_you_found_it();
    send::update_screen(ctx, press, Screen::default().saying(words)).await
}

/// It is the same as another one: who asked is told when that is answered.
pub(crate) async fn same(
    ctx: &Context,
    press: &ComponentInteraction,
    id: GroupId,
    actor: &Actor,
    state: &State,
) -> Result<(), Error> {
    let Some(questions) = state.group.get() else { return Ok(()) };
    let (texts, key) = (group(actor.language), key(id, press, actor));
    send::defer_update(&ctx.http, press.into()).await?;
    let words = match questions.join(key, actor.member).await {
        Ok(true) => format!("{} {}", mention(key.thread), texts.followed(true)),
        Ok(false) => texts.question_gone(),
        Err(_) => self::texts(actor.language).not_kept(),
    };
    send::edit_deferred(&ctx.http, press.into(), Card::notice(&words)).await.map(drop)
}

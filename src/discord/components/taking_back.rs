//! How does a member take an answer back that they caused?
//!
//! The button stands behind *More…*, and only for them: its `custom_id` names the answer, under a seal that nobody
//! else can make.

use serenity::all::{ComponentInteraction, Context};

use crate::discord::render::card::Card;
use crate::discord::rest::refusal::{Refusal, refusal_of};
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::texts::texts;

/// How the id of such a button begins.
const PREFIX: &str = "back:";

/// The `custom_id` of the button for whoever pressed *More…* under this answer.
pub(crate) fn custom_id(press: &ComponentInteraction, state: &State) -> String {
    format!("{PREFIX}{}", state.grants.stamp_answer(press.message.id, press.user.id))
}

/// Whether the button is one of these.
pub(crate) fn is_ours(custom_id: &str) -> bool {
    custom_id.starts_with(PREFIX)
}

/// Takes the answer away.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let server = press.guild_locale.as_deref();
    let texts = texts(state.language_on(press.guild_id, Some(&press.locale), server).await);
    let stamp = press.data.custom_id.strip_prefix(PREFIX).unwrap_or_default();
    let Some(answer) = state.grants.answer_of(stamp, press.user.id) else {
        return send::reply_ephemeral(ctx, press, Card::notice(&texts.passages_gone())).await;
    };
    // Discord may take longer over it than it waits for us.
    send::defer_update(&ctx.http, press.into()).await?;
    state.memory.take_back(answer);
    let words = match send::delete(&ctx.http, (press.channel_id, answer)).await {
        Ok(()) => texts.taken_back(),
        Err(error) if matches!(refusal_of(&error), Refusal::NoAccess | Refusal::NoPermission) => {
            texts.not_taken_back()
        }
        Err(error) => return Err(error),
    };
    send::edit_deferred(&ctx.http, press.into(), Card::notice(&words)).await.map(drop)
}

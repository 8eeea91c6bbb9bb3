//! What does who presses a button read that leads to nothing any more?

use serenity::all::{ComponentInteraction, Context};

use crate::discord::render::card::Card;
use crate::discord::rest::send;
use crate::discord::state::{Error, State};
use crate::texts::kept;

/// Says so, in private.
pub(super) async fn gone(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let language = state.language_of(press).await;
    send::reply_ephemeral(ctx, press, Card::notice(&kept(language).answer_gone())).await
}

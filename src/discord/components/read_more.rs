//! What does the button below a quote of the day show?

use std::num::NonZeroU64;

use serenity::all::{ComponentInteraction, Context};

use crate::app::Request;
use crate::discord::access;
use crate::discord::daily::button::DailyButton;
use crate::discord::render::card::Card;
use crate::discord::render::reader::Reader;
use crate::discord::render::reply;
use crate::discord::rest::send;
use crate::discord::state::{Error, State, requester};
use crate::domain::MemberId;
use crate::texts::daily;

/// Shows the passage around the line to whoever pressed, and to nobody else.
pub(crate) async fn read_more(
    ctx: &Context,
    press: &ComponentInteraction,
    button: DailyButton,
    state: &State,
) -> Result<(), Error> {
    let server = press.guild_locale.as_deref();
    let language = state.language_on(press.guild_id, Some(&press.locale), server).await;
    let Some(page) = state.app.passage_around(button.line, language) else {
        return send::reply_ephemeral(ctx, press, Card::notice(&daily(language).quote_gone())).await;
    };
    let reply = state.app.handle_for(requester(press.guild_id, press.user.id), Request::Page(page)).await;
    let presser = MemberId::new(NonZeroU64::from(press.user.id));
    let shareable = press.guild_id.is_some() && access::may_be_aloud(press, state).await;
    let reader = Reader { shareable, ..Reader::new(presser, &state.commands) };
    send::reply_ephemeral(ctx, press, reply::lay_out(&reply, reader)).await
}

//! What happens when a button under a message is pressed?

use std::num::NonZeroU64;

use serenity::all::{ComponentInteraction, Context};

use super::button_ids::ButtonId;
use super::card::{self, Card};
use super::outbound;
use super::state::{self, Error, State};
use crate::app::{Reply, Request};
use crate::domain::MemberId;
use crate::texts::texts;

/// Does what the button says. Only the press of the one who asked changes the message; others get
/// a copy of their own.
pub(super) async fn handle(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let language = state.language(Some(&press.locale), press.guild_locale.as_deref());
    let presser = MemberId::new(NonZeroU64::from(press.user.id));
    let Ok(id) = press.data.custom_id.parse::<ButtonId>() else {
        let words = texts(language).passages_gone();
        return outbound::whisper(ctx, press, Card::notice(&words)).await;
    };
    let own = id.asker == presser;
    let place = state::place(&press.authorizing_integration_owners, presser);
    let request = id.press.into_page(language).map_or(Request::Quote { place, language }, Request::Page);
    let reply = state.app.handle(request).await;
    let card = card::lay_out(&reply, presser);
    match reply {
        Reply::Answer(_) | Reply::Quote(_) if own => outbound::update(ctx, press, card).await,
        Reply::Answer(_) | Reply::Quote(_) | Reply::Notice(_) => outbound::whisper(ctx, press, card).await,
    }
}

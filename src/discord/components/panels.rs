//! Which of the screens does a menu or button belong to?

use serenity::all::{ComponentInteraction, Context, ModalInteraction};

use super::wakes;
use crate::discord::asking;
use crate::discord::commands::{daily, documents, helper, privacy, settings, sources, topics};
use crate::discord::group::ids;
use crate::discord::state::{Error, State};
use crate::discord::welcome;

/// Does what a menu or button of one of the screens says; `false` when it is of none of them.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<bool, Error> {
    let id = press.data.custom_id.as_str();
    if settings::is_ours(id) {
        settings::press(ctx, press, state).await?;
    } else if privacy::is_ours(id) {
        privacy::press(ctx, press, state).await?;
    } else if documents::is_ours(id) {
        documents::press(ctx, press, state).await?;
    } else if topics::is_ours(id) {
        topics::press(ctx, press, state).await?;
    } else if sources::is_ours(id) {
        sources::press(ctx, press, state).await?;
    } else if daily::is_ours(id) {
        daily::draft::press(ctx, press, state).await?;
    } else if helper::is_ours(id) {
        helper::press(ctx, press, state).await?;
    } else if wakes::is_ours(id) {
        wakes::press(ctx, press, state).await?;
    } else if welcome::is_ours(id) {
        welcome::press(ctx, press, state).await?;
    } else if ids::is_ours(id) {
        asking::press::press(ctx, press, state).await?;
    } else if asking::gaps::is_ours(id) {
        asking::gaps::press(ctx, press, state).await?;
    } else if asking::helped::is_ours(id) {
        asking::helped::press(ctx, press, state).await?;
    } else if asking::open::is_ours(id) {
        asking::open::press(ctx, press, state).await?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Takes in a form that one of the screens has opened.
pub(crate) async fn form(ctx: &Context, form: &ModalInteraction, state: &State) -> Result<(), Error> {
    if helper::is_ours(&form.data.custom_id) {
        return helper::form(ctx, form, state).await;
    }
    if documents::is_ours(&form.data.custom_id) {
        return documents::form(ctx, form, state).await;
    }
    if ids::is_ours(&form.data.custom_id) {
        return asking::press::form(ctx, form, state).await;
    }
    if asking::gaps::is_ours(&form.data.custom_id) {
        return asking::gaps::form(ctx, form, state).await;
    }
    if asking::helped::is_ours(&form.data.custom_id) {
        return asking::helped::form(ctx, form, state).await;
    }
    settings::form(ctx, form, state).await
}

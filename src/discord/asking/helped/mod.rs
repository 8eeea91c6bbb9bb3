//! What happens when somebody says that a message helped, or that its words may be kept?

mod consent;
mod deciding;
mod gone;
mod marking;
mod mine;
mod reminder;
mod reword;

use serenity::all::{ComponentInteraction, Context, ModalInteraction};

use super::who::Actor;
use crate::discord::group::kept::ids::{KeptDeed, KeptId};
use crate::discord::state::{Error, State};

pub(crate) use crate::discord::group::kept::ids::is_ours;
pub(crate) use deciding::{choose, is_option, options, waiting};
pub(crate) use marking::mark;
pub(crate) use mine::button;
pub(super) use reminder::chosen;

/// Does what a button or menu says.
pub(crate) async fn press(ctx: &Context, press: &ComponentInteraction, state: &State) -> Result<(), Error> {
    let Ok(id) = press.data.custom_id.parse::<KeptId>() else { return gone::gone(ctx, press, state).await };
    match id.deed {
        // These stand in direct messages too.
        KeptDeed::WithName | KeptDeed::WithoutName | KeptDeed::No => {
            return consent::press(ctx, press, id, state).await;
        }
        KeptDeed::Mine | KeptDeed::Choose | KeptDeed::TakeBack => {
            return mine::press(ctx, press, id, state).await;
        }
        _ => {}
    }
    let Some(actor) = Actor::of_press(press, state) else { return gone::gone(ctx, press, state).await };
    match id.deed {
        KeptDeed::Propose | KeptDeed::ProposeAttached | KeptDeed::TakeMarkBack => {
            marking::press(ctx, press, id, &actor, state).await
        }
        KeptDeed::Reword => reword::open(ctx, press, id, &actor, state).await,
        _ => deciding::press(ctx, press, id, &actor, state).await,
    }
}

/// Takes in a form.
pub(crate) async fn form(ctx: &Context, form: &ModalInteraction, state: &State) -> Result<(), Error> {
    let Some(actor) = Actor::of_form(form, state) else { return Ok(()) };
    let Ok(id) = form.data.custom_id.parse::<KeptId>() else { return Ok(()) };
    reword::sent(ctx, form, id, &actor, state).await
}

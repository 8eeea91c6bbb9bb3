//! How does the bot go on after its first response? It edits it and adds to it, with the token.

use super::call::{Answer, ApiError, Call};
use super::messages::require_filled;
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::interactions::{InteractionData, TOKEN_LIFE, USER_FOLLOW_UPS};
use crate::fake_discord::world::messages::EPHEMERAL;

/// The interaction whose token this is, if it was responded to and the token is still good.
fn responded<'a>(world: &'a World, call: &Call) -> Result<&'a InteractionData, ApiError> {
    let own = call.id(0)? == world.application;
    let known = world.by_token(call.param(1)).filter(|i| own && i.response.is_some());
    let interaction = known.ok_or_else(|| ApiError::unknown(10015, "Webhook"))?;
    if interaction.sent.elapsed() > TOKEN_LIFE || interaction.expired {
        return Err(ApiError::new(401, 50027, "Invalid Webhook Token"));
    }
    Ok(interaction)
}

/// The message of a request: the first response, or a follow-up to it.
fn own_message(world: &World, call: &Call) -> Result<Id, ApiError> {
    let interaction = responded(world, call)?;
    let id = match call.template.ends_with("@original") {
        true => interaction.original,
        false => Some(call.id(2)?),
    };
    let own = |id: &Id| interaction.original == Some(*id) || interaction.follow_ups.contains(id);
    let there = |id: &Id| world.messages.get(id).is_some_and(|message| !message.deleted);
    id.filter(|id| own(id) && there(id)).ok_or_else(ApiError::unknown_message)
}

/// `POST /webhooks/{webhook_id}/{webhook_token}`
pub(crate) fn follow_up(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let interaction = responded(world, call)?;
    let id = interaction.id;
    if interaction.by_user_only && interaction.follow_ups.len() >= USER_FOLLOW_UPS {
        let why = "This interaction has reached the maximum number of follow up messages";
        return Err(ApiError::new(400, 40094, why));
    }
    let ephemeral = call.body["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
    // An answer that moves to where only its asker sees it is one.
    match call.body["embeds"].as_array() {
        Some(embeds) if !embeds.is_empty() => world.count_answer(id),
        _ => world.count_told(id),
    }
    let message = world.follow_up(id, &call.body, ephemeral);
    Answer::ok(wire::message::full(world, message))
}

/// `GET .../messages/@original` and `.../messages/{message_id}`
pub(crate) fn get(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = own_message(world, call)?;
    Answer::ok(wire::message::full(world, id))
}

/// `PATCH .../messages/@original` and `.../messages/{message_id}`
pub(crate) fn edit(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = own_message(world, call)?;
    require_filled(world, id, &call.body)?;
    if let Ok(interaction) = responded(world, call).map(|interaction| interaction.id) {
        world.count_answer(interaction);
    }
    world.edit(id, &call.body);
    Answer::ok(wire::message::full(world, id))
}

/// `DELETE .../messages/@original` and `.../messages/{message_id}`
pub(crate) fn delete(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = own_message(world, call)?;
    world.take_away(id);
    Answer::nothing()
}

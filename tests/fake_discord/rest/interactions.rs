//! How does the bot respond to an interaction first? In time, once, and in a way that fits it.

use serde_json::{Value, json};

use super::call::{Answer, ApiError, Call};
use super::messages::require_filled;
use crate::fake_discord::checks::Problem;
use crate::fake_discord::violations::Rule;
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::interactions::{Deed, InteractionData, Response};
use crate::fake_discord::world::messages::EPHEMERAL;

/// `POST /interactions/{interaction_id}/{interaction_token}/callback`
pub(crate) fn callback(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let interaction = open_interaction(world, call)?;
    let (id, deed) = (interaction.id, interaction.deed);
    let kind = call.body["type"].as_u64().unwrap_or_default();
    if !fits(kind, deed) {
        let why = format!("response type {kind} doesn't fit this interaction");
        let problem = Problem::new("type", "INTERACTION_RESPONSE_TYPE", &why);
        world.violate(Rule::Limit, &why, Some(&call.to_string()));
        return Err(ApiError::invalid(&[problem]));
    }
    let data = &call.body["data"];
    match kind {
        4 | 5 => {
            let ephemeral = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
            world.respond(id, data, ephemeral, kind == 5);
        }
        6 => world.interaction_mut(id).response = Some(Response::UpdateDeferred),
        7 => update(world, id, deed, data)?,
        8 => {
            let choices = data["choices"].as_array().cloned().unwrap_or_default();
            world.interaction_mut(id).response = Some(Response::Choices(choices));
        }
        _ => {
            let channel = world.interactions[&id].channel;
            world.note_deed(channel, format!("opened form {}", data["title"]));
            world.interaction_mut(id).response = Some(Response::Modal(data.clone()));
        }
    }
    world.count_response(id, call.arrived, kind == 4);
    if call.query.get("with_response").is_some_and(|with| with == "true") {
        return Answer::ok(response(world, id, kind));
    }
    Answer::nothing()
}

/// The interaction of a request, if it waits for its first response and hasn't waited too long.
fn open_interaction<'a>(world: &'a World, call: &Call) -> Result<&'a InteractionData, ApiError> {
    let unknown = || ApiError::unknown(10062, "interaction");
    let known = world.interactions.get(&call.id(0)?);
    let interaction = known.filter(|i| i.token == call.param(1)).ok_or_else(unknown)?;
    if interaction.response.is_some() {
        let why = "Interaction has already been acknowledged.";
        return Err(ApiError::new(400, 40060, why));
    }
    if call.arrived.duration_since(interaction.sent) > world.first_response {
        return Err(unknown());
    }
    Ok(interaction)
}

fn fits(kind: u64, deed: Deed) -> bool {
    match kind {
        4 | 5 => deed != Deed::Autocomplete,
        6 | 7 => deed.source().is_some(),
        8 => deed == Deed::Autocomplete,
        9 => matches!(deed, Deed::Slash | Deed::Menu | Deed::Component(_)),
        _ => false,
    }
}

fn update(world: &mut World, id: Id, deed: Deed, data: &Value) -> Result<(), ApiError> {
    if let Some(source) = deed.source() {
        require_filled(world, source, data)?;
        world.edit(source, data);
    }
    world.interaction_mut(id).response = Some(Response::Updated);
    Ok(())
}

/// What `with_response` asks for.
fn response(world: &World, id: Id, kind: u64) -> Value {
    let interaction = &world.interactions[&id];
    let mut value = json!({
        "interaction": {
            "id": id,
            "type": interaction.deed.number(),
            "response_message_loading": kind == 5,
        },
        "resource": { "type": kind },
    });
    if let Some(original) = interaction.original {
        value["interaction"]["response_message_id"] = json!(original);
        value["resource"]["message"] = wire::message::full(world, original);
    }
    value
}

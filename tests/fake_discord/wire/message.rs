//! In which JSON are messages written?

use serde_json::{Value, json};

use super::person;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::interactions::Deed;
use crate::fake_discord::world::messages::{MessageData, REPLY};

/// A message with all that is in it.
pub(crate) fn full(world: &World, id: Id) -> Value {
    message(world, world.message(id), true, true)
}

/// A message as `MESSAGE_CREATE` and `MESSAGE_UPDATE` tell of it; without its content where the
/// bot may not read that.
pub(crate) fn gateway(world: &World, data: &MessageData, readable: bool) -> Value {
    let mut value = message(world, data, readable, true);
    if let Some(guild) = world.channel(data.channel).guild {
        value["guild_id"] = json!(guild);
        if world.guild(guild).members.contains_key(&data.author) {
            value["member"] = person::partial_member(world, guild, data.author);
        }
    }
    value
}

fn message(world: &World, data: &MessageData, readable: bool, with_referenced: bool) -> Value {
    let mentions = data.pings.users.iter().map(|id| person::user(world.user(*id)));
    let mut value = json!({
        "id": data.id,
        "channel_id": data.channel,
        "type": data.kind,
        "author": person::user(world.user(data.author)),
        "content": if readable { data.content.as_str() } else { "" },
        "timestamp": data.id.timestamp(),
        "edited_timestamp": data.edited.map(Id::timestamp),
        "tts": false,
        "mention_everyone": data.pings.everyone,
        "mentions": mentions.collect::<Vec<_>>(),
        "mention_roles": data.pings.roles,
        "attachments": if readable { data.attachments.as_slice() } else { &[] },
        "embeds": if readable { data.embeds.as_slice() } else { &[] },
        "components": if readable { data.components.as_slice() } else { &[] },
        "pinned": data.pinned,
        "flags": data.flags,
    });
    if let Some(nonce) = &data.nonce {
        value["nonce"] = nonce.clone();
    }
    if !data.reactions.is_empty() {
        value["reactions"] = reactions(world, data);
    }
    if data.author == world.bot && data.interaction.is_some() {
        value["application_id"] = json!(world.application);
        value["webhook_id"] = json!(world.application);
    }
    if let Some(interaction) = data.interaction {
        value["interaction_metadata"] = metadata(world, interaction);
    }
    add_reference(world, data, with_referenced, &mut value);
    value
}

fn add_reference(world: &World, data: &MessageData, with_referenced: bool, value: &mut Value) {
    let Some(reference) = data.reference else { return };
    let referenced = world.messages.get(&reference);
    let channel = referenced.map_or(data.channel, |message| message.channel);
    value["message_reference"] = json!({
        "type": 0, "message_id": reference, "channel_id": channel,
        "guild_id": world.channel(channel).guild,
    });
    if data.kind == REPLY && with_referenced {
        let shown = referenced.filter(|message| !message.deleted);
        value["referenced_message"] =
            shown.map_or(Value::Null, |message| self::message(world, message, true, false));
    }
}

fn metadata(world: &World, interaction: Id) -> Value {
    let interaction = &world.interactions[&interaction];
    let mut value = json!({
        "id": interaction.id,
        "type": interaction.deed.number(),
        "user": person::user(world.user(interaction.user)),
        "authorizing_integration_owners": super::interaction::owners(world, interaction),
    });
    match interaction.deed {
        Deed::Component(source) => value["interacted_message_id"] = json!(source),
        Deed::Modal { opener, .. } => {
            value["triggering_interaction_metadata"] = metadata(world, opener);
        }
        Deed::Slash | Deed::Menu | Deed::Autocomplete => {}
    }
    value
}

fn reactions(world: &World, data: &MessageData) -> Value {
    let mut list: Vec<Value> = Vec::new();
    for (emoji, _) in &data.reactions {
        if list.iter().any(|entry| entry["emoji"]["name"] == *emoji) {
            continue;
        }
        let same = data.reactions.iter().filter(|(other, _)| other == emoji);
        let count = same.clone().count();
        list.push(json!({
            "emoji": { "id": null, "name": emoji },
            "count": count,
            "count_details": { "burst": 0, "normal": count },
            "me": same.clone().any(|(_, user)| *user == world.bot),
            "me_burst": false,
            "burst_colors": [],
        }));
    }
    json!(list)
}

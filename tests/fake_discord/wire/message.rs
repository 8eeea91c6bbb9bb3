//! In which JSON are messages written?

use serde_json::{Value, json};

use super::person;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::interactions::Deed;
use crate::fake_discord::world::messages::{MessageData, REPLY};

/// A message with all that is in it.
pub(crate) fn full(world: &World, id: Id) -> Value {
    message(world, world.message(id), true, Some(true))
}

/// A message as `MESSAGE_CREATE` and `MESSAGE_UPDATE` tell of it; without its content where the
/// bot may not read that; and the message that it replies to by the same rule.
pub(crate) fn gateway(world: &World, data: &MessageData, readable: bool, referenced: bool) -> Value {
    let mut value = message(world, data, readable, Some(referenced));
    if let Some(guild) = world.channel(data.channel).guild {
        value["guild_id"] = json!(guild);
        if world.guild(guild).members.contains_key(&data.author) {
            value["member"] = person::partial_member(world, guild, data.author);
        }
    }
    value
}

/// `referenced` is whether the message that it replies to is readable, where that is shown too.
fn message(world: &World, data: &MessageData, readable: bool, referenced: Option<bool>) -> Value {
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
    if let Some(webhook) = data.webhook {
        value["webhook_id"] = json!(webhook);
    }
    if let Some(original) = &data.forwarded {
        value["message_reference"] = json!({
            "type": 1, "message_id": original.id, "channel_id": original.channel,
            "guild_id": world.channel(original.channel).guild,
        });
        value["message_snapshots"] = json!([{ "message": snapshot(world, original, readable) }]);
    }
    if data.author == world.bot && data.interaction.is_some() {
        value["application_id"] = json!(world.application);
        value["webhook_id"] = json!(world.application);
    }
    if let Some(interaction) = data.interaction {
        value["interaction_metadata"] = metadata(world, interaction);
    }
    add_reference(world, data, referenced, &mut value);
    value
}

/// What a forward shows of a message: not who wrote it.
fn snapshot(world: &World, original: &MessageData, readable: bool) -> Value {
    let mut value = message(world, original, readable, None);
    let kept = [
        "type",
        "content",
        "embeds",
        "attachments",
        "timestamp",
        "edited_timestamp",
        "flags",
        "mentions",
        "mention_roles",
        "components",
    ];
    if let Some(object) = value.as_object_mut() {
        object.retain(|key, _| kept.contains(&key.as_str()));
    }
    value
}

fn add_reference(world: &World, data: &MessageData, readable: Option<bool>, value: &mut Value) {
    let Some(reference) = data.reference else { return };
    let referenced = world.messages.get(&reference);
    let channel = referenced.map_or(data.channel, |message| message.channel);
    value["message_reference"] = json!({
        "type": 0, "message_id": reference, "channel_id": channel,
        "guild_id": world.channel(channel).guild,
    });
    if let Some(readable) = readable.filter(|_| data.kind == REPLY) {
        let shown = referenced.filter(|message| !message.deleted);
        value["referenced_message"] =
            shown.map_or(Value::Null, |message| self::message(world, message, readable, None));
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

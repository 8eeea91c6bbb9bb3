//! In which JSON are channels written, and what a command's options refer to?

use serde_json::{Map, Value, json};

use super::{guild, person};
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::places::{ChannelData, ChannelKind, Overwrite};

/// A channel, thread or direct channel.
pub(crate) fn channel(world: &World, channel: &ChannelData) -> Value {
    let last = world.messages_in(channel.id).last().map(|message| message.id);
    let mut value = json!({
        "id": channel.id,
        "type": channel.kind.number(),
        "last_message_id": last,
        "flags": 0,
    });
    let extra = match channel.kind {
        ChannelKind::Dm | ChannelKind::GroupDm => direct(world, channel),
        ChannelKind::PublicThread | ChannelKind::PrivateThread => thread(world, channel),
        ChannelKind::Text | ChannelKind::News | ChannelKind::Forum => ordinary(channel),
    };
    if let (Some(object), Value::Object(extra)) = (value.as_object_mut(), extra) {
        object.extend(extra);
    }
    value
}

fn direct(world: &World, channel: &ChannelData) -> Value {
    let people = channel.recipients.iter().map(|id| person::user(world.user(*id)));
    json!({ "recipients": people.collect::<Vec<_>>() })
}

fn ordinary(channel: &ChannelData) -> Value {
    let mut value = json!({
        "guild_id": channel.guild,
        "name": channel.name,
        "topic": null,
        "nsfw": false,
        "position": 0,
        "parent_id": channel.parent,
        "rate_limit_per_user": 0,
        "permission_overwrites": channel.overwrites.iter().map(overwrite).collect::<Vec<_>>(),
    });
    if channel.kind == ChannelKind::Forum {
        let tags = channel.tags.iter().map(|(id, name)| {
            json!({
                "id": id, "name": name, "moderated": false, "emoji_id": null, "emoji_name": null,
            })
        });
        value["available_tags"] = json!(tags.collect::<Vec<_>>());
        value["default_reaction_emoji"] = Value::Null;
        value["default_sort_order"] = Value::Null;
        value["default_forum_layout"] = json!(0);
    }
    value
}

fn thread(world: &World, channel: &ChannelData) -> Value {
    let written = world.messages_in(channel.id).count();
    json!({
        "guild_id": channel.guild,
        "name": channel.name,
        "parent_id": channel.parent,
        "owner_id": channel.owner,
        "rate_limit_per_user": 0,
        "message_count": written,
        "total_message_sent": written,
        "member_count": 1,
        "applied_tags": channel.applied_tags,
        "thread_metadata": metadata(channel),
    })
}

fn metadata(channel: &ChannelData) -> Value {
    json!({
        "archived": channel.archived,
        "locked": channel.locked,
        "auto_archive_duration": 1440,
        "archive_timestamp": channel.id.timestamp(),
        "create_timestamp": channel.id.timestamp(),
    })
}

fn overwrite(overwrite: &Overwrite) -> Value {
    json!({
        "id": overwrite.id,
        "type": u8::from(overwrite.for_member),
        "allow": overwrite.allow.to_string(),
        "deny": overwrite.deny.to_string(),
    })
}

/// A channel as an interaction or an option shows it to this user.
pub(crate) fn partial(world: &World, id: Id, user: Id) -> Value {
    let data = world.channel(id);
    let mut value = channel(world, data);
    value["permissions"] = json!(world.permissions(user, id).to_string());
    value
}

/// What the text of a user, channel, role or mentionable option (6 to 9) refers to. The object
/// itself goes into `resolved`.
pub(crate) fn resolve(
    world: &World,
    here: Id,
    kind: u64,
    text: &str,
    resolved: &mut Map<String, Value>,
) -> Result<Value, String> {
    let name = text.trim_start_matches(['@', '#']);
    let guild = world.channel(here).guild;
    if matches!(kind, 6 | 9)
        && let Some(user) = world.users.values().find(|user| user.name == name)
    {
        put(resolved, "users", user.id, person::user(user));
        if let Some(guild) = guild.filter(|g| world.guild(*g).members.contains_key(&user.id)) {
            let mut member = person::partial_member(world, guild, user.id);
            member["permissions"] = json!(world.permissions(user.id, here).to_string());
            put(resolved, "members", user.id, member);
        }
        return Ok(json!(user.id));
    }
    if kind == 7
        && let Some(found) = world.channels.values().find(|c| c.guild == guild && c.name == name)
    {
        put(resolved, "channels", found.id, partial(world, found.id, world.bot));
        return Ok(json!(found.id));
    }
    let roles = guild.map_or(&[][..], |guild| &world.guild(guild).roles);
    if matches!(kind, 8 | 9)
        && let Some(role) = roles.iter().find(|role| role.name.trim_start_matches('@') == name)
    {
        put(resolved, "roles", role.id, guild::role(role));
        return Ok(json!(role.id));
    }
    Err(format!("nothing here is called {text:?}"))
}

/// A file that is sent along under this name.
pub(crate) fn resolve_attachment(world: &World, name: &str, resolved: &mut Map<String, Value>) -> Value {
    let known = world.files.iter().filter(|(_, file)| file.name == name).max_by_key(|(id, _)| **id);
    let id = known.map_or(world.bot, |(id, _)| *id);
    let mut file = world.attachment(id, name);
    file["ephemeral"] = json!(true);
    put(resolved, "attachments", id, file);
    json!(id)
}

fn put(resolved: &mut Map<String, Value>, kind: &str, id: Id, object: Value) {
    let list = resolved.entry(kind).or_insert_with(|| json!({}));
    list[id.to_string()] = object;
}

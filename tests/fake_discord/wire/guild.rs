//! In which JSON are guilds and roles written?

use serde_json::{Map, Value, json};

use super::{person, place};
use crate::fake_discord::gateway::intents;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::places::{GuildData, RoleData};

/// A role.
pub(crate) fn role(role: &RoleData) -> Value {
    let mut value = json!({
        "id": role.id,
        "name": role.name,
        "description": null,
        "permissions": role.permissions.to_string(),
        "position": u8::from(role.managed),
        "color": 0,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false,
        "managed": role.managed,
        "mentionable": role.mentionable,
        "icon": null,
        "unicode_emoji": null,
        "flags": 0,
    });
    if role.managed {
        value["tags"] = json!({ "bot_id": role.of_bot });
    }
    value
}

/// A guild as `GET /guilds/{id}` gives it.
pub(crate) fn rest(guild: &GuildData) -> Value {
    json!({
        "id": guild.id,
        "name": guild.name,
        "icon": null,
        "description": null,
        "home_header": null,
        "splash": null,
        "discovery_splash": null,
        "features": [],
        "banner": null,
        "owner_id": guild.owner,
        "application_id": null,
        "region": "deprecated",
        "afk_channel_id": null,
        "afk_timeout": 300,
        "system_channel_id": guild.system_channel,
        "system_channel_flags": 0,
        "widget_enabled": false,
        "widget_channel_id": null,
        "verification_level": 0,
        "roles": guild.roles.iter().map(role).collect::<Vec<_>>(),
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": null,
        "max_members": 25_000_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": null,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": guild.locale,
        "rules_channel_id": null,
        "safety_alerts_channel_id": null,
        "public_updates_channel_id": null,
        "premium_progress_bar_enabled": false,
        "premium_progress_bar_enabled_user_updated_at": null,
        "nsfw": false,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": null,
    })
}

/// A guild as `GUILD_CREATE` tells of it: with its channels and members. Without the intent for
/// presences the only member is the bot.
pub(crate) fn create(world: &World, id: Id, intents: u64) -> Value {
    let guild = world.guild(id);
    let list = |threads| -> Vec<Value> {
        world.channels_of(id, threads).map(|channel| place::channel(world, channel)).collect()
    };
    let all = intents & intents::GUILD_PRESENCES != 0;
    let known = guild.members.keys().filter(|user| all || **user == world.bot);
    let members: Vec<Value> = known.map(|user| person::member(world, id, *user)).collect();
    let mut value = rest(guild);
    let extra: Map<String, Value> = Map::from_iter([
        ("joined_at".to_owned(), json!(guild.bot_joined)),
        ("large".to_owned(), json!(false)),
        ("unavailable".to_owned(), json!(false)),
        ("member_count".to_owned(), json!(guild.members.len())),
        ("members".to_owned(), json!(members)),
        ("channels".to_owned(), json!(list(false))),
        ("threads".to_owned(), json!(list(true))),
        ("voice_states".to_owned(), json!([])),
        ("presences".to_owned(), json!([])),
        ("stage_instances".to_owned(), json!([])),
        ("guild_scheduled_events".to_owned(), json!([])),
        ("soundboard_sounds".to_owned(), json!([])),
    ]);
    if let Some(object) = value.as_object_mut() {
        object.extend(extra);
    }
    value
}

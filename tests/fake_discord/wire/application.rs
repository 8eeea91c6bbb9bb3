//! In which JSON are the application and its commands written?

use serde_json::{Map, Value, json};

use super::person;
use crate::fake_discord::gateway::intents;
use crate::fake_discord::world::World;
use crate::fake_discord::world::commands::CommandData;

/// The application, as `GET /applications/@me` gives it.
pub(crate) fn current(world: &World) -> Value {
    let install = |context: &str| {
        let chosen = &world.profile.get("integration_types_config").unwrap_or(&Value::Null)[context];
        let mut params = chosen["oauth2_install_params"].clone();
        if params.is_null() {
            return json!({});
        }
        // What is sent as a number comes back as a text.
        params["permissions"] = json!(params["permissions"].as_u64().unwrap_or_default().to_string());
        json!({ "oauth2_install_params": params })
    };
    let description =
        world.profile.get("description").map_or("", |told| told["default"].as_str().unwrap_or_default());
    let owner = world.guilds.values().next().map(|guild| person::user(world.user(guild.owner)));
    json!({
        "id": world.application,
        "name": crate::fake_discord::world::people::BOT_NAME,
        "icon": null,
        "description": description,
        "type": null,
        "bot": person::user(world.user(world.bot)),
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "flags": flags(world),
        "flags_new": flags(world).to_string(),
        "owner": owner.unwrap_or_else(|| person::user(world.user(world.bot))),
        "team": null,
        "tags": [],
        "integration_types_config": { "0": install("0"), "1": install("1") },
        "approximate_guild_count": world.guilds.values().filter(|guild| guild.has_bot).count(),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
    })
}

/// The application's flags: which privileged intents are switched on, for a small bot.
pub(crate) fn flags(world: &World) -> u64 {
    [
        (intents::GUILD_PRESENCES, 1 << 13),
        (intents::GUILD_MEMBERS, 1 << 15),
        (intents::MESSAGE_CONTENT, 1 << 19),
    ]
    .iter()
    .filter(|(intent, _)| world.privileged & intent != 0)
    .fold(0, |all, (_, flag)| all | flag)
}

/// A registered command.
pub(crate) fn command(world: &World, command: &CommandData) -> Value {
    let body = &command.body;
    let mut value = json!({
        "id": command.id,
        "application_id": world.application,
        "version": command.version,
        "type": command.kind,
        "name": command.name,
        "description": body["description"].as_str().unwrap_or_default(),
        "default_member_permissions": body["default_member_permissions"],
        "nsfw": body["nsfw"].as_bool().unwrap_or(false),
        "integration_types": body.get("integration_types").cloned().unwrap_or(json!([0])),
        "contexts": body["contexts"],
    });
    let extra: Map<String, Value> = ["options", "name_localizations", "description_localizations"]
        .into_iter()
        .filter_map(|key| Some((key.to_owned(), without_nulls(body.get(key)?))))
        .collect();
    if let Some(object) = value.as_object_mut() {
        object.extend(extra);
        if let Some(guild) = command.guild {
            object.insert("guild_id".to_owned(), json!(guild));
        }
    }
    value
}

/// What was registered, as Discord gives it back: without what was null.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(without_nulls).collect(),
        Value::Object(object) => {
            let said = object.iter().filter(|(_, value)| !value.is_null());
            said.map(|(key, value)| (key.clone(), without_nulls(value))).collect()
        }
        other => other.clone(),
    }
}

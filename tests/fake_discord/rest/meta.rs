//! Who is the bot, and where is the gateway?

use std::time::Duration;

use serde_json::{Value, json};

use super::call::{Answer, ApiError, Call};
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;

/// Sessions a bot may begin a day.
const SESSIONS: usize = 1_000;
/// When they are counted anew, unless a test says otherwise.
const RESET_AFTER: Duration = Duration::from_secs(4 * 3_600);

/// `GET /gateway`
pub(crate) fn gateway(world: &mut World, _: &Call) -> Result<Answer, ApiError> {
    Answer::ok(json!({ "url": url(world) }))
}

/// `GET /gateway/bot`
pub(crate) fn gateway_bot(world: &mut World, _: &Call) -> Result<Answer, ApiError> {
    let unless_told = (SESSIONS.saturating_sub(world.gateway.identifies) as u64, RESET_AFTER);
    let (remaining, reset_after) = world.gateway.sessions_left.unwrap_or(unless_told);
    Answer::ok(json!({
        "url": url(world),
        "shards": 1,
        "session_start_limit": {
            "total": SESSIONS,
            "remaining": remaining,
            "reset_after": reset_after.as_millis() as u64,
            "max_concurrency": world.gateway.at_once,
        },
    }))
}

fn url(world: &World) -> String {
    format!("ws://127.0.0.1:{}", world.port)
}

/// `GET /applications/@me`
pub(crate) fn application(world: &mut World, _: &Call) -> Result<Answer, ApiError> {
    Answer::ok(wire::application::current(world))
}

/// `PATCH /applications/@me`
pub(crate) fn change_application(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    if let Some(changes) = call.body.as_object() {
        for (key, value) in changes {
            world.profile.insert(key.clone(), value.clone());
        }
    }
    Answer::ok(wire::application::current(world))
}

/// `GET /users/@me`
pub(crate) fn current_user(world: &mut World, _: &Call) -> Result<Answer, ApiError> {
    Answer::ok(wire::person::current(world))
}

/// `GET /users/@me/guilds`
pub(crate) fn current_guilds(world: &mut World, _: &Call) -> Result<Answer, ApiError> {
    let guilds = world.guilds.values().filter(|guild| guild.has_bot).map(|guild| {
        json!({
            "id": guild.id, "name": guild.name, "icon": null, "banner": null, "owner": false,
            "permissions": world.guild_permissions(world.bot, guild.id).to_string(),
            "features": [],
        })
    });
    Answer::ok(guilds.collect::<Vec<Value>>().into())
}

/// `GET /users/{user_id}`
pub(crate) fn user(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let known = world.users.get(&call.id(0)?);
    let user = known.ok_or_else(|| ApiError::unknown(10013, "User"))?;
    Answer::ok(wire::person::user(user))
}

/// `POST /users/@me/channels`
pub(crate) fn open_dm(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = call.body["recipient_id"].as_str().and_then(|id| id.parse::<Id>().ok());
    let id = id.filter(|id| world.users.contains_key(id) && *id != world.bot);
    let id = id.ok_or_else(|| ApiError::unknown(10013, "User"))?;
    let channel = world.dm_with_bot(id);
    Answer::ok(wire::place::channel(world, world.channel(channel)))
}

//! In which JSON are users and members written?

use serde_json::{Value, json};

use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::people::UserData;
use crate::fake_discord::world::places::JOINED;

/// Until when those are who are in time-out.
const TIME_OUT: &str = "2099-12-31T00:00:00.000000+00:00";

/// A user, as anybody sees them.
pub(crate) fn user(user: &UserData) -> Value {
    let mut value = json!({
        "id": user.id,
        "username": user.name,
        "discriminator": "0",
        "global_name": user.called,
        "avatar": null,
        "avatar_decoration_data": null,
        "collectibles": null,
        "primary_guild": null,
        "public_flags": 0,
        "flags": 0,
        "banner": null,
        "accent_color": null,
    });
    if user.bot {
        value["bot"] = json!(true);
    }
    value
}

/// The bot's user, as the bot sees it.
pub(crate) fn current(world: &World) -> Value {
    let mut value = user(world.user(world.bot));
    for (key, extra) in [
        ("verified", json!(true)),
        ("mfa_enabled", json!(false)),
        ("email", Value::Null),
        ("locale", json!("en-US")),
    ] {
        value[key] = extra;
    }
    value
}

/// What a guild knows of this user, without the user itself.
pub(crate) fn partial_member(world: &World, guild: Id, id: Id) -> Value {
    let member = world.guild(guild).members.get(&id).cloned().unwrap_or_default();
    json!({
        "roles": member.roles,
        "nick": member.nick,
        "avatar": null,
        "banner": null,
        "joined_at": JOINED,
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "pending": false,
        "flags": 0,
        "communication_disabled_until": member.in_time_out.then_some(TIME_OUT),
        "unusual_dm_activity_until": null,
    })
}

/// A member of a guild, with the user.
pub(crate) fn member(world: &World, guild: Id, id: Id) -> Value {
    let mut value = partial_member(world, guild, id);
    value["user"] = user(world.user(id));
    value
}

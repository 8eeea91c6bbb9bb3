//! Who comes in? IDENTIFY, which begins a session, and RESUME, which goes on with one.

use serde_json::{Value, json};

use super::sessions::Frame;
use super::{intents, refuse};
use crate::fake_discord::faults::Moment;
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;

/// The one token this Discord knows.
pub(crate) const TOKEN: &str = "MTQ1NjA2ODk0NTcxMTczNDc4NA.GfAkE0.dGhpcy1pcy1ub3QtYS1yZWFsLXRva2VuLWF0LWFsbA";

/// Whether this is the bot's token, with or without its scheme.
pub(crate) fn is_token(text: &str) -> bool {
    text.strip_prefix("Bot ").unwrap_or(text) == TOKEN
}

/// Begins a session, and tells it of its guilds.
pub(crate) fn identify(world: &mut World, number: u64, d: &Value) {
    world.gateway.identifies += 1;
    if !is_token(d["token"].as_str().unwrap_or_default()) {
        return refuse(world, number, 4004, "Authentication failed.");
    }
    if world.befalls(number, Moment::Identify) {
        return;
    }
    let wanted = d["intents"].as_u64().unwrap_or(u64::MAX);
    if wanted & !intents::ALL != 0 {
        return refuse(world, number, 4013, "Invalid intent(s).");
    }
    if wanted & intents::PRIVILEGED & !world.privileged != 0 {
        return refuse(world, number, 4014, "Disallowed intent(s).");
    }
    if d.get("presence").is_some_and(|presence| !presence.is_null()) {
        world.gateway.presence = d["presence"].clone();
    }
    let shard = (d["shard"][0].as_u64().unwrap_or(0), d["shard"][1].as_u64().unwrap_or(1));
    if !world.gateway.takes_turn(shard.0) {
        world.transcript.note(format!("gateway -> invalid session: shard {} is out of turn", shard.0));
        return world.gateway.send(number, Frame::Send(json!({ "op": 9, "d": false })));
    }
    let session = world.gateway.begin(number, shard, wanted);
    let guilds = guilds_of(world, shard);
    let ready = ready(world, session, &guilds, shard);
    world.dispatch_to(session, "READY", ready);
    if wanted & intents::GUILDS != 0 {
        for guild in guilds.into_iter().filter(|guild| !world.guild(*guild).untold).collect::<Vec<_>>() {
            let data = wire::guild::create(world, guild, wanted);
            world.dispatch_to(session, "GUILD_CREATE", data);
        }
    }
    world.befalls(number, Moment::LetIn);
}

fn guilds_of(world: &World, shard: (u64, u64)) -> Vec<Id> {
    world
        .guilds
        .values()
        .filter(|guild| guild.has_bot && guild.id.shard(shard.1) == shard.0)
        .map(|guild| guild.id)
        .collect()
}

fn ready(world: &World, session: usize, guilds: &[Id], shard: (u64, u64)) -> Value {
    let guilds = guilds.iter().map(|id| json!({ "id": id, "unavailable": true }));
    json!({
        "v": 10,
        "user": wire::person::current(world),
        "guilds": guilds.collect::<Vec<_>>(),
        "session_id": world.gateway.sessions[session].id,
        "session_type": "normal",
        "resume_gateway_url": format!("ws://127.0.0.1:{}", world.port),
        "shard": [shard.0, shard.1],
        "application": { "id": world.application, "flags": wire::application::flags(world) },
        "user_settings": {},
        "relationships": [],
        "private_channels": [],
        "presences": [],
    })
}

/// Goes on with a session, replaying what it missed; or tells that it is over.
pub(crate) fn resume(world: &mut World, number: u64, d: &Value) {
    world.gateway.resumes += 1;
    if !is_token(d["token"].as_str().unwrap_or_default()) {
        return refuse(world, number, 4004, "Authentication failed.");
    }
    if world.befalls(number, Moment::Resume) {
        return;
    }
    let seq = d["seq"].as_u64().unwrap_or(u64::MAX);
    let found = world.gateway.resumable(d["session_id"].as_str().unwrap_or_default(), seq);
    let Some(session) = found else {
        world.transcript.note("gateway -> invalid session, not resumable".to_owned());
        return world.gateway.send(number, Frame::Send(json!({ "op": 9, "d": false })));
    };
    world.gateway.attach(session, number);
    for frame in world.gateway.missed(session, seq) {
        world.transcript.note(format!("gateway -> again: {frame}"));
        world.gateway.send(number, Frame::Send(frame));
    }
    world.dispatch_to(session, "RESUMED", json!({ "_trace": [] }));
    world.befalls(number, Moment::LetIn);
}

//! Which members does the bot ask for? Gateway op 8, answered in one chunk.

use serde_json::{Value, json};

use super::intents;
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;

/// Answers with the members who are asked for by id or by name, as far as the bot may know them.
pub(crate) fn members(world: &mut World, number: u64, d: &Value) {
    let Some(session) = world.gateway.open.get(&number).and_then(|c| c.session) else {
        return super::refuse(world, number, 4003, "Not authenticated.");
    };
    let guild = d["guild_id"].as_str().and_then(|id| id.parse::<Id>().ok());
    let Some(guild) = guild.filter(|id| world.guilds.get(id).is_some_and(|g| g.has_bot)) else {
        // As on Discord: a guild the bot isn't in gives no answer.
        return;
    };
    let (found, missing) = match wanted_ids(&d["user_ids"]) {
        Some(ids) => ids.into_iter().partition(|id| world.guild(guild).members.contains_key(id)),
        None => (by_name(world, session, guild, d), Vec::new()),
    };
    let members: Vec<Value> = found.iter().map(|id| wire::person::member(world, guild, *id)).collect();
    let mut chunk = json!({
        "guild_id": guild, "members": members, "chunk_index": 0, "chunk_count": 1,
        "not_found": missing,
    });
    if let Some(nonce) = d["nonce"].as_str().filter(|nonce| !nonce.is_empty()) {
        chunk["nonce"] = json!(nonce);
    }
    world.dispatch_to(session, "GUILD_MEMBERS_CHUNK", chunk);
}

/// The ids that are asked for: one, or a list.
fn wanted_ids(value: &Value) -> Option<Vec<Id>> {
    let one = value.as_str().and_then(|id| id.parse().ok());
    let list = || value.as_array().map(|ids| ids.iter().filter_map(parse_id).collect());
    one.map(|id| vec![id]).or_else(list)
}

fn parse_id(value: &Value) -> Option<Id> {
    value.as_str()?.parse().ok()
}

/// Those whose name begins with the query; only the bot itself where it may not know the others.
fn by_name(world: &World, session: usize, guild: Id, d: &Value) -> Vec<Id> {
    let query = d["query"].as_str().unwrap_or_default();
    let limit = d["limit"].as_u64().unwrap_or(0);
    let all = world.gateway.intents(session) & intents::GUILD_MEMBERS != 0;
    let limit = if limit == 0 { usize::MAX } else { limit as usize };
    let members = world.guild(guild).members.keys().copied();
    members
        .filter(|id| all || !query.is_empty() || *id == world.bot)
        .filter(|id| world.user(*id).name.starts_with(query))
        .take(limit)
        .collect()
}

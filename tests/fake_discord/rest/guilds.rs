//! What may the bot know of a guild?

use serde_json::{Value, json};

use super::call::{Answer, ApiError, Call};
use crate::fake_discord::gateway::intents;
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;

/// The guild of a request, if the bot is in it.
fn accessible(world: &World, call: &Call) -> Result<Id, ApiError> {
    let id = call.id(0)?;
    let guild = world.guilds.get(&id).filter(|guild| guild.has_bot);
    guild.map(|guild| guild.id).ok_or_else(|| ApiError::unknown(10004, "Guild"))
}

/// `GET /guilds/{guild_id}`
pub(crate) fn get(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    let mut value = wire::guild::rest(world.guild(id));
    if call.query.get("with_counts").is_some_and(|with| with == "true") {
        value["approximate_member_count"] = json!(world.guild(id).members.len());
        value["approximate_presence_count"] = json!(1);
    }
    Answer::ok(value)
}

/// `GET /guilds/{guild_id}/channels`
pub(crate) fn channels(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    let channels = world.channels_of(id, false).map(|c| wire::place::channel(world, c));
    Answer::ok(channels.collect::<Vec<Value>>().into())
}

/// `GET /guilds/{guild_id}/threads/active`
pub(crate) fn active_threads(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    let threads = world.channels_of(id, true).filter(|thread| !thread.archived);
    let threads: Vec<Value> = threads.map(|c| wire::place::channel(world, c)).collect();
    Answer::ok(json!({ "threads": threads, "members": [], "has_more": false }))
}

/// `GET /guilds/{guild_id}/roles`
pub(crate) fn roles(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    let roles = world.guild(id).roles.iter().map(wire::guild::role);
    Answer::ok(roles.collect::<Vec<Value>>().into())
}

/// `GET /guilds/{guild_id}/members/{user_id}`
pub(crate) fn member(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let (guild, user) = (accessible(world, call)?, call.id(1)?);
    if !world.guild(guild).members.contains_key(&user) {
        return Err(ApiError::unknown(10007, "Member"));
    }
    Answer::ok(wire::person::member(world, guild, user))
}

/// `GET /guilds/{guild_id}/members`, which needs the privileged intent.
pub(crate) fn members(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let guild = accessible(world, call)?;
    if world.privileged & intents::GUILD_MEMBERS == 0 {
        return Err(ApiError::missing_access());
    }
    let ids = world.guild(guild).members.keys();
    let members = ids.map(|id| wire::person::member(world, guild, *id));
    Answer::ok(members.collect::<Vec<Value>>().into())
}

/// `DELETE /users/@me/guilds/{guild_id}`
pub(crate) fn leave(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    world.remove_bot(id);
    Answer::nothing()
}

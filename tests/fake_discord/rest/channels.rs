//! What may the bot do with a channel as a whole?

use super::call::{Answer, ApiError, Call};
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::permissions::{
    MANAGE_CHANNELS, MANAGE_THREADS, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
};

/// The channel of a request, if the bot has access to it.
pub(crate) fn accessible(world: &World, call: &Call) -> Result<Id, ApiError> {
    let id = call.id(0)?;
    if world.channels.get(&id).is_none_or(|channel| channel.gone) {
        return Err(ApiError::unknown(10003, "Channel"));
    }
    if world.bot_is_at(id) && world.permissions(world.bot, id) & VIEW_CHANNEL != 0 {
        return Ok(id);
    }
    Err(ApiError::missing_access())
}

/// Whether the bot has this permission there.
pub(crate) fn require(world: &World, channel: Id, permission: u64) -> Result<(), ApiError> {
    if world.permissions(world.bot, channel) & permission == permission {
        return Ok(());
    }
    Err(ApiError::missing_permissions())
}

/// Whether the bot may write there.
pub(crate) fn require_sending(world: &World, id: Id) -> Result<(), ApiError> {
    let channel = world.channel(id);
    let refuses = |user: &Id| world.user(*user).refuses_dms;
    if channel.guild.is_none() && channel.recipients.iter().any(refuses) {
        return Err(ApiError::new(403, 50007, "Cannot send messages to this user"));
    }
    let thread = channel.kind.is_thread();
    require(world, id, if thread { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES })
}

/// `GET /channels/{channel_id}`
pub(crate) fn get(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    Answer::ok(wire::place::channel(world, world.channel(id)))
}

/// `PATCH /channels/{channel_id}`: of threads only what the fake plays.
pub(crate) fn change(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    let channel = world.channel(id);
    let own = channel.owner == Some(world.bot);
    let needed = if channel.kind.is_thread() { MANAGE_THREADS } else { MANAGE_CHANNELS };
    if !own {
        require(world, id, needed)?;
    }
    let channel = world.channel(id);
    if channel.locked && world.permissions(world.bot, id) & MANAGE_THREADS == 0 {
        return Err(ApiError::new(403, 160_005, "Thread is locked"));
    }
    world.change_thread(id, &call.body);
    Answer::ok(wire::place::channel(world, world.channel(id)))
}

/// `DELETE /channels/{channel_id}`: threads, which take *Manage Threads*, also one's own.
pub(crate) fn delete(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    let needed = if world.channel(id).kind.is_thread() { MANAGE_THREADS } else { MANAGE_CHANNELS };
    require(world, id, needed)?;
    let gone = wire::place::channel(world, world.channel(id));
    world.delete_channel(id);
    Answer::ok(gone)
}

/// `POST /channels/{channel_id}/typing`
pub(crate) fn typing(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = accessible(world, call)?;
    require_sending(world, id)?;
    Answer::nothing()
}

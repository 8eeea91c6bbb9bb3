//! How does the bot begin and join threads?

use serde_json::json;

use super::call::{Answer, ApiError, Call};
use super::channels::{accessible, require};
use super::messages::present;
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::messages::Origin;
use crate::fake_discord::world::permissions::{CREATE_PUBLIC_THREADS, SEND_MESSAGES};
use crate::fake_discord::world::places::ChannelKind;

/// `POST /channels/{channel_id}/messages/{message_id}/threads`
pub(crate) fn from_message(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let message = present(world, call)?;
    let channel = world.message(message).channel;
    require(world, channel, CREATE_PUBLIC_THREADS)?;
    if world.channel(channel).kind.is_thread() {
        return Err(ApiError::new(400, 50_024, "Cannot execute action on this channel type"));
    }
    if world.message(message).thread.is_some() {
        let why = "A thread has already been created for this message";
        return Err(ApiError::new(400, 160_004, why));
    }
    let name = call.body["name"].as_str().unwrap_or_default();
    let id = world.begin_thread(channel, world.bot, name, Some(message));
    Answer::created(wire::place::channel(world, world.channel(id)))
}

/// `POST /channels/{channel_id}/threads`: a thread, or a post in a forum.
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let channel = accessible(world, call)?;
    let forum = world.channel(channel).kind == ChannelKind::Forum;
    require(world, channel, if forum { SEND_MESSAGES } else { CREATE_PUBLIC_THREADS })?;
    let name = call.body["name"].as_str().unwrap_or_default();
    let id = world.begin_thread(channel, world.bot, name, None);
    world.change_thread(id, &json!({ "applied_tags": call.body["applied_tags"] }));
    let mut value = wire::place::channel(world, world.channel(id));
    if forum {
        let origin = Origin { id: Some(id), ..Origin::default() };
        let message = world.post(world.bot, id, &call.body["message"], origin);
        value["message"] = wire::message::full(world, message);
    }
    Answer::created(value)
}

/// `PUT /channels/{channel_id}/thread-members/@me`
pub(crate) fn join(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    accessible(world, call)?;
    Answer::nothing()
}

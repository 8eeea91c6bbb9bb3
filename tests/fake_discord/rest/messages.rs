//! How does the bot read and write messages in a channel?

use serde_json::{Value, json};

use super::call::{Answer, ApiError, Call};
use super::channels::{accessible, require, require_sending};
use crate::fake_discord::checks::Problem;
use crate::fake_discord::violations::Rule;
use crate::fake_discord::wire;
use crate::fake_discord::world::World;
use crate::fake_discord::world::ids::Id;
use crate::fake_discord::world::messages::{CROSSPOSTED, Origin};
use crate::fake_discord::world::permissions::{
    EMBED_LINKS, MANAGE_MESSAGES, MANAGE_THREADS, READ_MESSAGE_HISTORY,
};
use crate::fake_discord::world::places::ChannelKind;

/// `POST /channels/{channel_id}/messages`
pub(crate) fn create(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let channel = accessible(world, call)?;
    require_sending(world, channel)?;
    require_open(world, channel)?;
    if call.body["embeds"].as_array().is_some_and(|embeds| !embeds.is_empty()) {
        require(world, channel, EMBED_LINKS)?;
    }
    if call.body["enforce_nonce"] == true
        && let Some(earlier) = world.with_nonce(channel, &call.body["nonce"])
    {
        return Answer::ok(wire::message::full(world, earlier));
    }
    let body = with_reference(world, channel, &call.body)?;
    world.change_thread_when_written(channel);
    let id = world.post(world.bot, channel, &body, Origin::default());
    Answer::ok(wire::message::full(world, id))
}

/// Whether messages can be written into a channel at all now.
fn require_open(world: &World, id: Id) -> Result<(), ApiError> {
    let channel = world.channel(id);
    if channel.kind == ChannelKind::Forum {
        return Err(ApiError::new(400, 50008, "Cannot send messages in a non-text channel"));
    }
    if channel.awaits_starter {
        let why = "Cannot message this thread until after the post author has sent an initial \
                   message";
        return Err(ApiError::new(403, 40058, why));
    }
    if channel.locked && !channel.archived && world.permissions(world.bot, id) & MANAGE_THREADS == 0 {
        return Err(ApiError::new(403, 160_005, "Thread is locked"));
    }
    if channel.archived && channel.locked {
        return Err(ApiError::new(400, 50083, "Tried to perform an operation on an archived thread"));
    }
    Ok(())
}

/// The body with a message reference that holds: to a message that is there.
fn with_reference(world: &World, channel: Id, body: &Value) -> Result<Value, ApiError> {
    let mut body = body.clone();
    let Some(reference) = body.get("message_reference").filter(|value| !value.is_null()) else {
        return Ok(body);
    };
    let id = reference["message_id"].as_str().and_then(|id| id.parse::<Id>().ok());
    let there = id.and_then(|id| world.messages.get(&id));
    if there.is_some_and(|message| message.channel == channel && !message.deleted) {
        let readable = world.permissions(world.bot, channel) & READ_MESSAGE_HISTORY != 0;
        let why = "Cannot reply without permission to read message history";
        return if readable { Ok(body) } else { Err(ApiError::new(400, 160_002, why)) };
    }
    if reference["fail_if_not_exists"] == false {
        body["message_reference"] = Value::Null;
        return Ok(body);
    }
    let problem = Problem::new("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    Err(ApiError::invalid(&[problem]))
}

/// The message of a request, if everybody in the channel sees it.
pub(crate) fn present(world: &World, call: &Call) -> Result<Id, ApiError> {
    let channel = accessible(world, call)?;
    let found = world.messages.get(&call.id(1)?);
    found
        .filter(|m| m.channel == channel && !m.deleted && m.only_for.is_none())
        .map(|message| message.id)
        .ok_or_else(ApiError::unknown_message)
}

/// `GET /channels/{channel_id}/messages/{message_id}`
pub(crate) fn get(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let channel = accessible(world, call)?;
    require(world, channel, READ_MESSAGE_HISTORY)?;
    Answer::ok(world.as_read(present(world, call)?))
}

/// `GET /channels/{channel_id}/messages`
pub(crate) fn list(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let channel = accessible(world, call)?;
    let bound = |key: &str| call.query.get(key).and_then(|id| id.parse::<Id>().ok());
    let (before, after) = (bound("before"), bound("after"));
    let limit = call.query.get("limit").map_or(Ok(50), |limit| limit.parse::<usize>());
    let Some(limit) = limit.ok().filter(|limit| (1..=100).contains(limit)) else {
        let problem = Problem::new("limit", "NUMBER_TYPE_MAX", "limit should be 1 to 100");
        return Err(ApiError::invalid(&[problem]));
    };
    if require(world, channel, READ_MESSAGE_HISTORY).is_err() {
        return Answer::ok(json!([]));
    }
    let ids = world.messages_in(channel).map(|message| message.id);
    let mut ids: Vec<Id> = ids
        .filter(|id| before.is_none_or(|before| *id < before))
        .filter(|id| after.is_none_or(|after| *id > after))
        .collect();
    if after.is_none() {
        ids.reverse();
    }
    ids.truncate(limit);
    ids.sort_by(|a, b| b.cmp(a));
    Answer::ok(ids.into_iter().map(|id| world.as_read(id)).collect::<Vec<_>>().into())
}

/// `PATCH /channels/{channel_id}/messages/{message_id}`
pub(crate) fn edit(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = present(world, call)?;
    if world.message(id).author != world.bot {
        return Err(ApiError::new(403, 50005, "Cannot edit a message authored by another user"));
    }
    if world.channel(world.message(id).channel).archived {
        return Err(ApiError::new(400, 50083, "Thread is archived"));
    }
    require_filled(world, id, &call.body)?;
    world.edit(id, &call.body);
    Answer::ok(wire::message::full(world, id))
}

/// Whether a message has anything in it after this edit.
pub(crate) fn require_filled(world: &mut World, id: Id, body: &Value) -> Result<(), ApiError> {
    let message = world.message(id);
    let left = |key: &str, now: bool| match body.get(key) {
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(_) => false,
        None => now,
    };
    let filled = left("content", !message.content.is_empty())
        || left("embeds", !message.embeds.is_empty())
        || left("attachments", !message.attachments.is_empty());
    if filled {
        return Ok(());
    }
    world.violate(Rule::Limit, "an edit leaves the message empty", Some(&body.to_string()));
    Err(ApiError::new(400, 50006, "Cannot send an empty message"))
}

/// `POST /channels/{channel_id}/messages/{message_id}/crosspost`
pub(crate) fn publish(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = present(world, call)?;
    let (channel, message) = (world.message(id).channel, world.message(id));
    if world.channel(channel).kind != ChannelKind::News {
        return Err(ApiError::new(403, 50_024, "Cannot execute action on this channel type"));
    }
    if message.flags & CROSSPOSTED != 0 {
        return Err(ApiError::new(400, 40_033, "This message has already been crossposted."));
    }
    if message.author != world.bot {
        require(world, channel, MANAGE_MESSAGES)?;
    }
    require_sending(world, channel)?;
    world.message_mut(id).flags |= CROSSPOSTED;
    Answer::ok(wire::message::full(world, id))
}

/// `DELETE /channels/{channel_id}/messages/{message_id}`
pub(crate) fn delete(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = present(world, call)?;
    let message = world.message(id);
    if message.author != world.bot {
        require(world, message.channel, MANAGE_MESSAGES)?;
    }
    world.take_away(id);
    Answer::nothing()
}

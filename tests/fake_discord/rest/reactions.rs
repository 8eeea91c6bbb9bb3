//! How does the bot mark messages? Reactions and pins.

use super::call::{Answer, ApiError, Call};
use super::channels::require;
use super::messages::present;
use crate::fake_discord::world::World;
use crate::fake_discord::world::permissions::{ADD_REACTIONS, MANAGE_MESSAGES};

/// `PUT .../reactions/{emoji_name}/@me`
pub(crate) fn add(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = present(world, call)?;
    let channel = world.message(id).channel;
    require(world, channel, ADD_REACTIONS)?;
    world.react(id, world.bot, &decoded(call.param(2)), true);
    Answer::nothing()
}

/// `DELETE .../reactions/{emoji_name}/@me`
pub(crate) fn remove(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    let id = present(world, call)?;
    world.react(id, world.bot, &decoded(call.param(2)), false);
    Answer::nothing()
}

/// `PUT .../pins/{message_id}`
pub(crate) fn pin(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    set_pinned(world, call, true)
}

/// `DELETE .../pins/{message_id}`
pub(crate) fn unpin(world: &mut World, call: &Call) -> Result<Answer, ApiError> {
    set_pinned(world, call, false)
}

fn set_pinned(world: &mut World, call: &Call, pinned: bool) -> Result<Answer, ApiError> {
    let id = present(world, call)?;
    require(world, world.message(id).channel, MANAGE_MESSAGES)?;
    world.message_mut(id).pinned = pinned;
    Answer::nothing()
}

/// An emoji out of a path, in which it is percent-encoded.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let hex = others.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            (first, _) => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

//! How does somebody who wrote a message hear what is no business of the others?

use std::time::{Duration, Instant};

use serenity::all::{Http, Message};

use super::rest::refusal::code;
use super::rest::send;
use super::state::{State, requester};
use crate::discord::render::card::Card;

/// Tells the author of a message, in private, that they must wait: once until that time is over. Whether
/// they were told.
pub(crate) async fn tell(
    http: &Http,
    message: &Message,
    (wait, words): (Duration, impl AsyncFnOnce() -> String),
    state: &State,
) -> bool {
    if !state.warned.is_due(requester(message.guild_id, message.author.id), wait, Instant::now()) {
        return false;
    }
    let words = Card::notice(&words().await);
    let told = match message.guild_id {
        Some(_) => send::dm(http, message.author.id, message.id, words).await,
        None => send::reply(http, message, words).await,
    };
    // Somebody who takes no direct messages isn't told: the channel has nothing to do with it.
    if let Err(error) = &told {
        tracing::debug!(code = code(error), "telling somebody to wait");
    }
    told.is_ok()
}

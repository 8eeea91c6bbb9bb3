//! Did a program that speaks for people post a question anew? PluralKit and its like delete what a member
//! wrote, and post the same words through a webhook, under the name of whoever of them spoke.

use std::time::Duration;

use serenity::all::{ChannelId, Message, MessageId};

use super::names::Names;
use crate::discord::memory::recent_answers::folded;
use crate::discord::state::State;

/// How long the words may take to come back after the message with them was deleted. Such programs mostly
/// post before they delete.
const COMES_BACK_WITHIN: Duration = Duration::from_millis(700);
/// How often is looked for them.
const LOOKED_FOR_EVERY: Duration = Duration::from_millis(100);

/// Takes note of what a webhook posts.
pub(crate) fn hear(message: &Message, names: &Names, state: &State) {
    let words = names.without(&message.content);
    if message.webhook_id.is_some() && Some(message.author.id) != state.directory.bot() && !words.is_empty() {
        state.memory.note_webhook(message.channel_id, folded(&words), message.id);
    }
}

/// The message that a deleted question has come back as.
pub(crate) async fn twin(question: MessageId, channel: ChannelId, state: &State) -> Option<MessageId> {
    let until = tokio::time::Instant::now() + COMES_BACK_WITHIN;
    loop {
        let found = state.memory.twin(question, channel);
        if found.is_some() || tokio::time::Instant::now() >= until {
            return found;
        }
        tokio::select! {
            () = tokio::time::sleep(LOOKED_FOR_EVERY) => {}
            () = state.stop.cancelled() => return None,
        }
    }
}

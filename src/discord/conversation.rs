//! Which question does a message go on from: that of the answer it replies to, or the one before it of the same
//! member?

use serenity::all::{ChannelId, GuildId, Message, MessageId, UserId};

use crate::discord::memory::last_questions::Asked;
use crate::discord::state::State;
use crate::search::names_subject;

/// Where and by whom something is said.
#[derive(Clone, Copy)]
pub(crate) struct Turn<'m> {
    /// The message or command, by its number.
    pub(crate) id: u64,
    pub(crate) channel: ChannelId,
    pub(crate) guild: Option<GuildId>,
    pub(crate) asker: UserId,
    /// The message of ours that it replies to.
    pub(crate) about: Option<&'m Message>,
}

/// The question before. In a channel where many talk, only a reply goes on from one.
pub(crate) fn before(turn: Turn<'_>, state: &State) -> Option<String> {
    if let Some(about) = turn.about {
        return state.questions.answered_by(about.id, turn.id);
    }
    let is_thread = || state.threads.parent(turn.channel).flatten().is_some();
    let alone = turn.guild.is_none() || is_thread();
    alone.then(|| state.questions.last_of(turn.asker, turn.channel, turn.id)).flatten()
}

/// Remembers what was asked: the question, or the one that it took its subject from.
pub(crate) fn remember(
    turn: Turn<'_>,
    asked: &str,
    before: Option<&str>,
    answer: Option<MessageId>,
    state: &State,
) {
    let words = if names_subject(asked, before) { Some(asked) } else { before };
    if let Some(words) = words {
        let words = words.to_owned();
        state.questions.put(Asked { by: turn.id, channel: turn.channel, asker: turn.asker, answer, words });
    }
}

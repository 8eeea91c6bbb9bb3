//! Below which channel does a thread hang?

use std::sync::{Mutex, PoisonError};

use serenity::all::ChannelId;

use super::lately::Lately;

/// What was told or asked of channels lately: a thread stays below its channel.
#[derive(Default)]
pub(crate) struct Threads(Mutex<Lately<ChannelId, Option<ChannelId>>>);

impl Threads {
    /// The channel below which it hangs, `Some(None)` where it is no thread; `None` where that isn't known.
    pub(crate) fn parent(&self, channel: ChannelId) -> Option<Option<ChannelId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&channel).copied()
    }

    /// Notes below which channel it hangs.
    pub(crate) fn note(&self, channel: ChannelId, parent: Option<ChannelId>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(channel, parent);
    }
}

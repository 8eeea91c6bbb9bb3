//! Below which channel does a thread hang, and what is it called?

use std::sync::{Mutex, PoisonError};

use serenity::all::ChannelId;

use super::lately::Lately;

/// What was told or asked of channels lately: a thread stays below its channel.
#[derive(Default)]
pub(crate) struct Threads(Mutex<Lately<ChannelId, Known>>);

/// What is known of a channel.
struct Known {
    parent: Option<ChannelId>,
    title: Option<String>,
}

impl Threads {
    /// The channel below which it hangs, `Some(None)` where it is no thread; `None` where that isn't known.
    pub(crate) fn parent(&self, channel: ChannelId) -> Option<Option<ChannelId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&channel).map(|known| known.parent)
    }

    /// What a thread was called when it began, where that was told.
    pub(crate) fn title(&self, thread: ChannelId) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&thread)?.title.clone()
    }

    /// Notes below which channel it hangs.
    pub(crate) fn note(&self, channel: ChannelId, parent: Option<ChannelId>) {
        let title = self.title(channel);
        self.put(channel, Known { parent, title });
    }

    /// Notes that a thread begins.
    pub(crate) fn begun(&self, thread: ChannelId, parent: Option<ChannelId>, title: &str) {
        self.put(thread, Known { parent, title: Some(title.to_owned()) });
    }

    fn put(&self, channel: ChannelId, known: Known) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(channel, known);
    }
}

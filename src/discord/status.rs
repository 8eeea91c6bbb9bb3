//! Does the bot hear from Discord at this moment?

use std::sync::atomic::{AtomicBool, Ordering};

/// Shared between the connection, which sets it, and whoever wants to know.
#[derive(Debug, Default)]
pub struct Status {
    connected: AtomicBool,
}

impl Status {
    /// Whether Discord has answered the last probe, or has just let us in.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.connected.load(Ordering::Relaxed)
    }

    pub(super) fn set_connected(&self, connected: bool) {
        if self.connected.swap(connected, Ordering::Relaxed) != connected {
            tracing::info!(connected, "Discord");
        }
    }
}

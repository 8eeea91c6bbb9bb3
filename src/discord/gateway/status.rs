//! Does the bot hear from Discord at this moment, and when did it last not?

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::texts::GatewayTrouble;

/// Shared between the connection, which sets it, and whoever wants to know.
#[derive(Debug, Default)]
pub struct Status {
    connected: AtomicBool,
    trouble: Mutex<Option<(SystemTime, GatewayTrouble)>>,
}

impl Status {
    /// Whether Discord has answered the last probe, or has just let us in.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.connected.load(Ordering::Relaxed)
    }

    /// When a shard last lost Discord, and how; `None` when none has since the start.
    #[must_use]
    pub fn last_trouble(&self) -> Option<(SystemTime, GatewayTrouble)> {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_connected(&self, connected: bool) {
        if self.connected.swap(connected, Ordering::Relaxed) != connected {
            tracing::info!(connected, "Discord");
        }
    }

    pub(crate) fn note_trouble(&self, at: SystemTime, trouble: GatewayTrouble) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, trouble));
    }
}

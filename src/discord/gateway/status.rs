//! Does the bot hear from Discord at this moment, and when did it last not?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::texts::GatewayTrouble;

/// Shared between the shards, which set it, and whoever wants to know.
#[derive(Debug, Default)]
pub struct Status {
    shards: Mutex<HashMap<u16, bool>>,
    trouble: Mutex<Option<(SystemTime, GatewayTrouble)>>,
}

impl Status {
    /// Whether every shard of this process hears from Discord: it has been let in, and nothing that it
    /// asked since has gone unanswered.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        let shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
        !shards.is_empty() && shards.values().all(|hears| *hears)
    }

    /// When a shard last lost Discord, and how; `None` when none has since the start.
    #[must_use]
    pub fn last_trouble(&self) -> Option<(SystemTime, GatewayTrouble)> {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// These shards are to be on Discord: none of them hears anything yet.
    pub(crate) fn expect(&self, shards: impl Iterator<Item = u16>) {
        *self.shards.lock().unwrap_or_else(PoisonError::into_inner) =
            shards.map(|one| (one, false)).collect();
    }

    /// A shard hears from Discord, or does no more. Whether it was otherwise before.
    pub(crate) fn set_hears(&self, shard: u16, hears: bool) -> bool {
        let mut shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
        shards.insert(shard, hears).unwrap_or(false) != hears
    }

    /// The bot is no longer on Discord.
    pub(crate) fn leave(&self) {
        self.shards.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(crate) fn note_trouble(&self, at: SystemTime, trouble: GatewayTrouble) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, trouble));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shard_must_hear_for_the_whole_to_hear() {
        let status = Status::default();
        assert!(!status.is_connected());
        status.expect([2, 3].into_iter());
        assert!(status.set_hears(2, true));
        assert!(!status.is_connected());
        assert!(status.set_hears(3, true) && !status.set_hears(3, true));
        assert!(status.is_connected());
        status.set_hears(2, false);
        assert!(!status.is_connected());
        status.leave();
        assert!(!status.is_connected());
    }
}

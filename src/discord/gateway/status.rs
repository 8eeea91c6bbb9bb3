//! Does the bot hear from Discord at this moment, and when did it last not?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use crate::telemetry;
use crate::texts::GatewayTrouble;

/// So long after it last heard from Discord, or had to wait, the bot has either come back or ended by
/// itself: twice what it needs for that at the most, a pause of five minutes after a lost session included
/// (`domain::attempts`, [`super::pace::Pace::patience`]).
const LOOKED_AFTER: Duration = Duration::from_secs(600);

/// Shared between the shards, which set it, and whoever wants to know.
#[derive(Debug, Default)]
pub struct Status {
    shards: Mutex<HashMap<u16, bool>>,
    trouble: Mutex<Option<(SystemTime, GatewayTrouble)>>,
    /// Until when it is no wonder that nothing is heard; from the first look on.
    excused: Mutex<Option<Instant>>,
}

impl Status {
    /// Whether every shard of this process hears from Discord: it has been let in, and nothing that it
    /// asked since has gone unanswered.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        let shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
        !shards.is_empty() && shards.values().all(|hears| *hears)
    }

    /// Whether the watch over the connection keeps its word: that the bot hears from Discord, waits by the
    /// rules, or comes back or ends in time. Who looks must go on looking.
    pub fn is_looked_after(&self, now: Instant) -> bool {
        let connected = self.is_connected();
        let mut excused = self.excused.lock().unwrap_or_else(PoisonError::into_inner);
        let until = excused.get_or_insert(now + LOOKED_AFTER);
        if connected {
            *until = (*until).max(now + LOOKED_AFTER);
        }
        now <= *until
    }

    /// The bot has to wait until then, for no fault of its own.
    pub(crate) fn excuse(&self, until: Instant) {
        let mut excused = self.excused.lock().unwrap_or_else(PoisonError::into_inner);
        *excused = (*excused).max(Some(until + LOOKED_AFTER));
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
        let turned = shards.insert(shard, hears).unwrap_or(false) != hears;
        if turned {
            telemetry::GATEWAY_TURNS.count(1, &[if hears { "hears" } else { "silent" }]);
        }
        turned
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

    #[test]
    fn a_bot_that_neither_hears_nor_waits_nor_ends_is_looked_after_no_more() {
        let (status, began) = (Status::default(), Instant::now());
        assert!(status.is_looked_after(began) && status.is_looked_after(began + LOOKED_AFTER));
        assert!(!status.is_looked_after(began + LOOKED_AFTER + Duration::from_secs(1)));
        status.excuse(began + Duration::from_secs(3_600));
        assert!(status.is_looked_after(began + Duration::from_secs(3_600) + LOOKED_AFTER));
        assert!(!status.is_looked_after(began + Duration::from_secs(3_601) + LOOKED_AFTER));
        status.set_hears(0, true);
        let later = began + Duration::from_secs(90_000);
        assert!(status.is_looked_after(later));
        status.set_hears(0, false);
        assert!(status.is_looked_after(later + LOOKED_AFTER));
        assert!(!status.is_looked_after(later + LOOKED_AFTER * 2));
    }
}

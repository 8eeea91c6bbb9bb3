//! Is there any use in going on? A shard that has had no sound connection for too long is given up.

use std::time::Duration;

use tokio::time::Instant;

/// The failures in a row of a shard.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Streak {
    failures: u32,
    since: Option<Instant>,
}

/// One failure is no streak, however long the pause after it.
const STREAK: u32 = 2;

impl Streak {
    /// A sound connection was lost at this moment, the first in the row.
    pub(super) fn lost(&mut self, at: Instant) {
        *self = Self { failures: 1, since: Some(at) };
    }

    /// An attempt that began at this moment gave no sound connection.
    pub(super) fn failed(&mut self, began: Instant) {
        self.failures += 1;
        self.since.get_or_insert(began);
    }

    /// This much time went by for no fault of the gateway, as with others who have their turn first.
    pub(super) fn excuse(&mut self, time: Duration) {
        self.since = self.since.map(|since| since + time);
    }

    /// Whether another attempt that begins then would come too late.
    pub(super) fn is_over(&self, next: Instant, patience: Duration) -> bool {
        self.failures >= STREAK && self.since.is_some_and(|since| next > since + patience)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test]
    async fn a_row_of_failures_ends_when_patience_does_and_a_sound_connection_begins_another() {
        let (mut streak, now) = (Streak::default(), Instant::now());
        assert!(!streak.is_over(now + 900 * SECOND, 240 * SECOND), "nothing has failed yet");
        streak.failed(now);
        assert!(!streak.is_over(now + 300 * SECOND, 240 * SECOND), "one is no row");
        streak.failed(now + 60 * SECOND);
        assert!(!streak.is_over(now + 240 * SECOND, 240 * SECOND));
        assert!(streak.is_over(now + 241 * SECOND, 240 * SECOND));
        streak.excuse(100 * SECOND);
        assert!(!streak.is_over(now + 241 * SECOND, 240 * SECOND));
        streak.lost(now + 500 * SECOND);
        assert!(!streak.is_over(now + 900 * SECOND, 240 * SECOND));
    }
}

//! How fast may posts go out? One at a time, evenly: a burst would eat what others need of Discord's
//! limit.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// How many posts a second all processes together send, where nothing else is chosen. Discord allows
/// 50 requests a second to a bot; the rest is for answers, and for looking back after a doubt.
pub const PER_SECOND: u16 = 40;

/// Lets through so many a second, evenly.
#[derive(Debug)]
pub(crate) struct Pacer {
    every: Duration,
    next: Mutex<Instant>,
}

impl Pacer {
    /// `share` of `per_second`.
    pub(crate) fn new(per_second: u16, share: f64) -> Self {
        let rate = f64::from(per_second.max(1)) * share;
        Self { every: Duration::from_secs_f64(1.0 / rate), next: Mutex::new(Instant::now()) }
    }

    /// Waits for one's turn.
    pub(crate) async fn turn(&self) {
        sleep_until(self.book(Instant::now())).await;
    }

    /// The moment of one's turn, which nobody else gets. What was not used before is not saved up.
    fn book(&self, now: Instant) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = now.max(*next);
        *next = turn + self.every;
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_kept_evenly_and_what_was_not_used_is_not_saved_up() {
        let pacer = Pacer::new(40, 0.25);
        let now = Instant::now() + Duration::from_secs(60);
        let turns: Vec<_> = (0..101).map(|_| pacer.book(now)).collect();
        assert_eq!(turns[0], now);
        assert_eq!(turns[100].duration_since(now), Duration::from_secs(10));
    }
}

//! How soon may the bot begin another session? Discord counts them, and takes the token back from a
//! bot that begins more than a thousand a day.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use serenity::all::SessionStartLimit;

/// The sessions that one start of the program begins at the most before it gives up: one in five
/// seconds, which is serenity's own pause, as long as [`Pace::connect_within`] allows.
///
/// [`Pace::connect_within`]: super::liveness::Pace::connect_within
const A_START: u64 = 24;
/// As long as more than this part of the day's sessions is left, there is no need to wait.
const PLENTY: u64 = 4;
/// The time over which a shard's sessions are counted.
const STORM_WITHIN: Duration = Duration::from_secs(600);

/// How long to wait before the first session of this start, so that what is left lasts until Discord
/// counts anew, whatever starts the program again and again. `jitter` is from 0 to 1.
pub(crate) fn wait(limit: &SessionStartLimit, jitter: f64) -> Option<Duration> {
    if limit.remaining > limit.total / PLENTY {
        return None;
    }
    let reset = Duration::from_millis(limit.reset_after);
    #[expect(clippy::cast_precision_loss, reason = "at most a few thousand sessions")]
    let share = (A_START as f64 / limit.remaining.max(1) as f64).min(1.0);
    Some(reset.mul_f64(share * (1.0 + jitter.clamp(0.0, 1.0) / 4.0)))
}

/// When the last sessions of a shard began.
#[derive(Debug, Default)]
pub(crate) struct Sessions(VecDeque<Instant>);

impl Sessions {
    /// Notes that a session began. Whether more than `most` have within ten minutes: something
    /// keeps ending them.
    pub(crate) fn begun(&mut self, now: Instant, most: usize) -> bool {
        self.0.push_back(now);
        while self.0.front().is_some_and(|first| now.duration_since(*first) > STORM_WITHIN) {
            self.0.pop_front();
        }
        self.0.len() > most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * 3_600_000;

    fn limit(remaining: u64, reset_after: u64) -> SessionStartLimit {
        let limit = serde_json::json!({
            "total": 1_000, "remaining": remaining, "reset_after": reset_after, "max_concurrency": 1,
        });
        serde_json::from_value(limit).expect("a limit")
    }

    #[test]
    fn with_plenty_left_it_starts_at_once() {
        assert_eq!(wait(&limit(1_000, DAY), 0.5), None);
        assert_eq!(wait(&limit(251, DAY), 0.5), None);
    }

    #[test]
    fn a_program_that_is_started_for_ever_never_uses_them_up() {
        let (mut remaining, mut left) = (1_000_u64, DAY);
        while left > 0 {
            assert!(remaining > 0, "used up with {left} ms to go");
            let waited = wait(&limit(remaining, left), 0.0).unwrap_or_default();
            // At the worst, a start spends all of its sessions, and takes two minutes over it.
            left = left.saturating_sub(u64::try_from(waited.as_millis()).unwrap_or(DAY) + 120_000);
            remaining = remaining.saturating_sub(A_START);
        }
    }

    #[test]
    fn eleven_sessions_in_ten_minutes_are_a_storm() {
        let (mut sessions, start) = (Sessions::default(), Instant::now());
        let storms: Vec<_> =
            (0..11).map(|n| sessions.begun(start + Duration::from_secs(n * 5), 10)).collect();
        assert_eq!(storms.iter().position(|storm| *storm), Some(10));
        assert!(!sessions.begun(start + Duration::from_secs(3_600), 10));
    }
}

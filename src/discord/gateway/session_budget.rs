//! How long must a start wait, by what Discord says is left of the day's sessions? Others may have used
//! them: a program that is not ours, or one with another store.

use std::time::Duration;

use serenity::all::SessionStartLimit;

/// The sessions that one start of the program may begin before it gives up: some for each of a few shards.
const A_START: u64 = 24;
/// As long as more than this part of the day's sessions is left, there is no need to wait.
const PLENTY: u64 = 4;

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
}

//! When are helpers asked about a question?

use std::time::Duration;

use jiff::Timestamp;

/// How many rounds there are at the most: more gave less in the simulation.
pub const ROUNDS: u16 = 2;
/// How long after the first round the second one comes, where nobody has replied.
pub const SECOND_ROUND_AFTER: Duration = Duration::from_hours(2);
/// How long "I'll have a look" keeps the next round waiting.
pub const LOOKS_FOR: Duration = Duration::from_hours(2);
/// A round that is later than this isn't made any more: who asks about yesterday's question bothers.
pub const LATEST: Duration = Duration::from_hours(12);

/// When the next round is due after so many; `None` after the last one.
#[must_use]
pub fn next_round(made: u16, now: Timestamp) -> Option<Timestamp> {
    (made < ROUNDS).then(|| now.saturating_add(SECOND_ROUND_AFTER).unwrap_or(Timestamp::MAX))
}

/// Whether a round that was due at a moment comes too late.
#[must_use]
pub fn too_late(due: Timestamp, now: Timestamp) -> bool {
    now.duration_since(due).as_secs_f64() > LATEST.as_secs_f64()
}

//! How does a moment stand in a table?

use std::time::{SystemTime, UNIX_EPOCH};

/// The milliseconds since the beginning of 1970, UTC; 0 before that.
#[must_use]
pub fn unix_millis(moment: SystemTime) -> i64 {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

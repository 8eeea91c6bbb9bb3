//! How does a moment stand in a table?

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The milliseconds since the beginning of 1970, UTC; 0 before that.
#[must_use]
pub fn unix_millis(moment: SystemTime) -> i64 {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The moment that [`unix_millis`] was given.
#[must_use]
pub fn from_unix_millis(millis: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(millis).unwrap_or_default())
}

//! How does a value stand in a column of bigint?

use std::time::Duration;

use crate::domain::{GuildId, LONGEST_COOLDOWN};

/// A server as it stands in a table.
pub(super) fn number(guild: GuildId) -> i64 {
    guild.number().cast_signed()
}

pub(super) fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.min(LONGEST_COOLDOWN).as_secs()).unwrap_or_default()
}

pub(super) fn duration(seconds: i64) -> Duration {
    Duration::from_secs(u64::try_from(seconds).unwrap_or_default()).min(LONGEST_COOLDOWN)
}

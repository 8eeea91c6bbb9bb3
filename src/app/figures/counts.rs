//! How many questions were asked today, and are not written down yet?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::{GuildId, unix_millis};
use crate::store::DayCount;

const A_DAY: i64 = 24 * 60 * 60 * 1_000;

/// What is counted in memory, by server and day.
#[derive(Default)]
pub(crate) struct DayCounts {
    counts: Mutex<HashMap<(GuildId, i64), DayCount>>,
    /// Held while they are written down: who reads them then waits for that.
    pub(super) writing: tokio::sync::Mutex<()>,
}

impl DayCounts {
    pub(super) fn add(&self, count: DayCount) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (count.guild, unix_millis(count.at).div_euclid(A_DAY));
        let known = counts.entry(key).or_insert(DayCount { asked: 0, answered: 0, ..count });
        known.asked += count.asked;
        known.answered += count.answered;
    }

    pub(super) fn take(&self) -> Vec<DayCount> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.drain().map(|(_, count)| count).collect()
    }
}

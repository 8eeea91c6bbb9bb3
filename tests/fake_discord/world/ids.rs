//! Which ids does Discord hand out? Snowflakes, here counting up from a fixed base.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::{Serialize, Serializer};

/// Discord's epoch, the first millisecond of 2015.
const EPOCH: u64 = 1_420_070_400_000;

/// The first millisecond of 2026, counted from that.
const FIRST_MILLISECOND: u64 = 1_767_225_600_000 - EPOCH;

/// A snowflake's lower bits: worker, process and increment.
const TIME_SHIFT: u64 = 22;

/// The id of anything Discord knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id(u64);

impl Id {
    /// The shard, of `total`, that hears what happens in the guild with this id.
    pub(crate) fn shard(self, total: u64) -> u64 {
        (self.0 >> TIME_SHIFT) % total.max(1)
    }

    /// The moment that is written into the id, as Discord prints it.
    pub(crate) fn timestamp(self) -> String {
        let at = i64::try_from(EPOCH + (self.0 >> TIME_SHIFT)).expect("41 bits");
        let at = jiff::Timestamp::from_millisecond(at).expect("a moment that can be");
        at.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Id)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The counter behind the ids of one fake.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    handed_out: u64,
}

impl Ids {
    /// Lets time go by before the next id.
    pub(crate) fn pass(&mut self, time: Duration) {
        self.handed_out += time.as_millis() as u64;
    }

    /// It is this moment now, in milliseconds since 1970, unless it is later already.
    pub(crate) fn reach(&mut self, millisecond: u64) {
        let since_first = millisecond.saturating_sub(EPOCH + FIRST_MILLISECOND);
        self.handed_out = self.handed_out.max(since_first);
    }

    /// The next id; always later than all before it.
    pub(crate) fn next(&mut self) -> Id {
        self.handed_out += 1;
        Id((FIRST_MILLISECOND + self.handed_out) << TIME_SHIFT)
    }
}

//! Until when may a post go out, when is a schedule looked at, and how far is a clock trusted?

use std::time::Duration;

use jiff::civil::{Date, time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use crate::domain::schedule::{Fate, Occurrence, PastPost, Progress, Schedule};
use crate::schedule;

/// The longest wait before another try.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(600);
/// What counts as on time, also where a server wants none that is late: an hour at which very many are
/// due takes so long, and so does a stumble of Discord.
const ON_TIME: Duration = Duration::from_mins(10);
/// How much the clocks of two machines may differ. What was written down for a later moment than this
/// from now was so by a clock that stood ahead.
pub(crate) const CLOCKS_DIFFER: Duration = Duration::from_mins(5);
/// How far ahead of Discord's a clock may have stood for its post to be found by the date alone: by as
/// much as two clocks on earth can show at most, since one that stands wrong mostly shows another zone's
/// time.
const CLOCK_AHEAD: SignedDuration = SignedDuration::from_hours(26);
/// No clock on earth is further ahead of UTC: that of Kiritimati.
const FARTHEST_EAST: Offset = Offset::constant(14);

/// No lease is longer, and no wait for another try.
pub(crate) fn longest_lease(lease: Duration) -> Duration {
    lease.max(LONGEST_WAIT * 2)
}

/// Until when a post may go out.
pub(crate) fn latest(seen: &Schedule, post: Occurrence) -> Timestamp {
    after(post.at, seen.late_within.max(ON_TIME))
}

/// Whether a post that was claimed is not due yet: by a clock that stood ahead, then.
pub(crate) fn is_early(post: Occurrence, now: Timestamp) -> bool {
    post.at > after(now, CLOCKS_DIFFER)
}

/// Whether what became of a post stands: a date that was missed by a clock that stood ahead is still to
/// come.
pub(crate) fn still_stands(post: &PastPost, now: Timestamp) -> bool {
    match post.fate {
        Fate::Claimed => false,
        Fate::Missed => post.settled_at.is_none_or(|at| at <= after(now, CLOCKS_DIFFER)),
        Fate::Posted | Fate::Skipped | Fate::Refused | Fate::Unclear => true,
    }
}

/// Up to when a schedule has been dealt with, for a clock that may have stood ahead.
pub(crate) fn done_until(seen: &Schedule, now: Timestamp) -> Timestamp {
    if seen.done_until > after(now, CLOCKS_DIFFER) {
        now.saturating_sub(seen.late_within).unwrap_or(Timestamp::MIN)
    } else {
        seen.done_until
    }
}

/// When to look after a schedule that has been dealt with up to a moment.
pub(crate) fn next_look(seen: &Schedule, zone: &TimeZone, since: Timestamp) -> Timestamp {
    schedule::next_post(&seen.timetable, zone, since).map_or(Timestamp::MAX, |post| post.at)
}

/// How far a schedule has been dealt with, once a post has.
pub(crate) fn progress(seen: &Schedule, zone: &TimeZone, post: Occurrence, now: Timestamp) -> Progress {
    let done_until = if is_early(post, now) { done_until(seen, now) } else { post.at };
    Progress { done_until, look_at: next_look(seen, zone, done_until) }
}

/// The first moment of a date, wherever on earth.
pub(crate) fn begins(date: Date) -> Timestamp {
    FARTHEST_EAST.to_timestamp(date.to_datetime(time(0, 0, 0, 0))).unwrap_or(Timestamp::MIN)
}

/// The first moment at which a post for a date may have been made, also by a clock that stood ahead.
pub(crate) fn earliest(date: Date) -> Timestamp {
    begins(date).saturating_sub(CLOCK_AHEAD).unwrap_or(Timestamp::MIN)
}

pub(crate) fn after(moment: Timestamp, wait: Duration) -> Timestamp {
    moment.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_in_the_farthest_east() {
        let date = jiff::civil::date(2026, 11, 22);
        assert_eq!(begins(date).to_string(), "2026-11-21T10:00:00Z");
        for zone in ["Pacific/Kiritimati", "Pacific/Apia", "Europe/Amsterdam", "Pacific/Pago_Pago"] {
            let zone = schedule::zone(zone).expect("a zone");
            let midnight = date.to_zoned(zone).expect("a moment").timestamp();
            assert!(begins(date) <= midnight, "{midnight}");
        }
    }
}

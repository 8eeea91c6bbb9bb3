//! May a helper be asked at this moment, by the limits that they and we have set?

use std::time::Duration;

use jiff::Timestamp;

/// The most messages to helpers that go out on a server in a day: it bounds the harm of a flood of questions.
pub const MOST_OF_A_SERVER_A_DAY: usize = 40;
/// So many messages in a row without any reaction are enough to ask whether it should go on.
pub const IGNORED_ENOUGH: u32 = 3;
/// How long "not my thing" counts.
pub const NOT_MINE_FOR: Duration = Duration::from_hours(24 * 90);

const DAY: Duration = Duration::from_hours(24);
const WEEK: Duration = Duration::from_hours(24 * 7);

/// Where somebody stands with their limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// They may be asked.
    Yes,
    /// They have been asked within the last 24 hours.
    AskedToday,
    /// They have been asked as often as they want in the last 7 days.
    AskedEnough,
}

/// Whether somebody may be asked once more: at most once in any 24 hours, and at most so often in any 7 days.
#[must_use]
pub fn within_limits(wakes: &[Timestamp], a_week: u16, now: Timestamp) -> Within {
    let since = |time: Duration| {
        // A clock that stood ahead when it was noted asks nobody more often.
        wakes.iter().filter(move |at| now.duration_since(**at).as_secs_f64() < time.as_secs_f64()).count()
    };
    if since(DAY) > 0 {
        Within::AskedToday
    } else if since(WEEK) >= usize::from(a_week) {
        Within::AskedEnough
    } else {
        Within::Yes
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whoever is asked only where the limits allow it is never asked more often than they said in any 7
        /// days, nor twice in 24 hours.
        #[test]
        fn in_no_week_is_anybody_asked_more_often_than_they_said(
            steps in prop::collection::vec(1_i64..60, 1..200), a_week in 1_u16..6,
        ) {
            let (mut now, mut wakes) = (Timestamp::UNIX_EPOCH, Vec::<Timestamp>::new());
            for hours in steps {
                now += hours.hours();
                if within_limits(&wakes, a_week, now) == Within::Yes {
                    wakes.push(now);
                }
            }
            for (at, first) in wakes.iter().enumerate() {
                let within = |hours: i64| {
                    wakes[at..].iter().filter(|later| **later < *first + hours.hours()).count()
                };
                prop_assert!(within(7 * 24) <= usize::from(a_week));
                prop_assert_eq!(within(24), 1);
            }
        }
    }
}

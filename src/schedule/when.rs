//! When is a timetable's next post, by its own clock?
//!
//! A timetable has one post for each of its dates, at the moment when the local clock shows its
//! time. Where the clock is put forward over that time, the post comes as much later (02:30 becomes
//! 03:30); where it is put back, and shows the time twice, it comes the first time. A date that a
//! zone leaves out altogether, as when it changes sides of the date line, has no post.

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::domain::schedule::{Occurrence, PostTime, Timetable};

/// A local date begins at most 26 hours before or after it does in UTC, and a shift of the clock
/// moves a post by less than a day.
const AROUND: i64 = 2;

/// The first post after a moment. `None` after the year 9999 alone.
#[must_use]
pub fn next_post(timetable: &Timetable, zone: &TimeZone, after: Timestamp) -> Option<Occurrence> {
    posts_after(timetable, zone, after).next()
}

/// All posts after a moment, in order, without end but for the year 9999.
pub fn posts_after(
    timetable: &Timetable,
    zone: &TimeZone,
    after: Timestamp,
) -> impl Iterator<Item = Occurrence> {
    let (time, days) = (timetable.time, timetable.days);
    let first = zone.to_datetime(after).date().checked_sub(AROUND.days()).ok();
    let dates = std::iter::successors(first, |date| date.tomorrow().ok());
    dates
        .filter(move |date| days.contains(date.weekday()))
        .filter_map(move |date| post_on(date, time, zone))
        .skip_while(move |post| post.at <= after)
}

/// The last post of those that were due by `now` and are after `done_until`, and how many came
/// before it. `None` where none is due.
#[must_use]
pub fn overdue(
    timetable: &Timetable,
    zone: &TimeZone,
    done_until: Timestamp,
    now: Timestamp,
) -> Option<(Occurrence, Vec<Occurrence>)> {
    let mut due: Vec<_> =
        posts_after(timetable, zone, done_until).take_while(|post| post.at <= now).collect();
    due.pop().map(|last| (last, due))
}

/// The post for a local date; `None` where the zone has no such date.
fn post_on(date: Date, clock: PostTime, zone: &TimeZone) -> Option<Occurrence> {
    let moment = |date: Date, time| zone.to_ambiguous_timestamp(date.to_datetime(time)).compatible().ok();
    let midnight = time(0, 0, 0, 0);
    let next = date.tomorrow().ok()?;
    if moment(date, midnight)? >= moment(next, midnight)? {
        return None;
    }
    Some(Occurrence { date, at: moment(date, clock.civil())? })
}

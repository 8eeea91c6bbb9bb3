//! Which posts come next?

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::timing::{done_until, still_stands};
use super::view::NextQuote;
use crate::domain::GuildId;
use crate::domain::schedule::{Coming, LocalMoment, Occurrence, Schedule, ScheduleState};
use crate::schedule;
use crate::store::{Store, StoreError};

/// How many posts ahead are known to be skipped.
const SKIPS_KNOWN: u16 = 100;

/// The next posts of a schedule that are to be made, at most `count`.
///
/// # Errors
/// When the store can't be read.
pub(crate) async fn next_posts(
    store: &Store,
    schedule: &Schedule,
    zone: &TimeZone,
    now: Timestamp,
    count: usize,
) -> Result<Vec<Occurrence>, StoreError> {
    let known = store.past_posts(schedule.key, SKIPS_KNOWN).await?;
    let settled: HashSet<_> =
        known.iter().filter(|post| still_stands(post, now)).map(|post| post.date).collect();
    let since = done_until(schedule, now).max(now);
    let posts = schedule::posts_after(&schedule.timetable, zone, since);
    Ok(posts.filter(|post| !settled.contains(&post.date)).take(count).collect())
}

/// What is to come of a schedule: at most `count` posts, or why there is none.
///
/// # Errors
/// When the store can't be read.
pub(crate) async fn coming(
    store: &Store,
    schedule: &Schedule,
    now: Timestamp,
    count: usize,
) -> Result<Coming, StoreError> {
    if let ScheduleState::Paused(why) = schedule.state {
        return Ok(Coming::Paused(why));
    }
    let name = &schedule.timetable.zone;
    let Some(zone) = schedule::zone(name) else { return Ok(Coming::ZoneGone(name.clone())) };
    let posts = next_posts(store, schedule, &zone, now, count).await?;
    Ok(Coming::Posts(posts.into_iter().map(|post| local(&zone, post)).collect()))
}

/// For each channel of a server with a quote of the day: its next one.
///
/// # Errors
/// When the store can't be read.
pub async fn next_quotes(
    store: &Store,
    guild: GuildId,
    now: Timestamp,
) -> Result<Vec<NextQuote>, StoreError> {
    let mut next = Vec::new();
    for schedule in store.schedules_of(guild).await? {
        let coming = coming(store, &schedule, now, 1).await?;
        next.push(NextQuote { channel: schedule.key.channel, zone: schedule.timetable.zone, coming });
    }
    Ok(next)
}

/// A post on the clock of its schedule.
pub(crate) fn local(zone: &TimeZone, post: Occurrence) -> LocalMoment {
    LocalMoment { date: post.date, time: zone.to_datetime(post.at).time(), at: post.at }
}

//! Which posts come next?

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::deliver::done_until;
use crate::domain::schedule::{Fate, Occurrence, Schedule, ScheduleState};
use crate::domain::{ChannelId, GuildId, Language};
use crate::schedule;
use crate::store::{Store, StoreError};
use crate::texts::daily;

/// How many posts ahead are known to be skipped.
const SKIPS_KNOWN: u16 = 100;

/// The next posts of a schedule that are to be made, at most `count`.
///
/// # Errors
/// When the store can't be read.
pub(super) async fn upcoming(
    store: &Store,
    schedule: &Schedule,
    zone: &TimeZone,
    now: Timestamp,
    count: usize,
) -> Result<Vec<Occurrence>, StoreError> {
    let known = store.past_posts(schedule.key, SKIPS_KNOWN).await?;
    let settled: HashSet<_> =
        known.iter().filter(|post| post.fate != Fate::Claimed).map(|post| post.date).collect();
    let since = done_until(schedule, now).max(now);
    let posts = schedule::posts_after(&schedule.timetable, zone, since);
    Ok(posts.filter(|post| !settled.contains(&post.date)).take(count).collect())
}

/// For each channel of a server with a quote of the day: when the next one comes, by which clock, or
/// why none does.
///
/// # Errors
/// When the store can't be read.
pub async fn next_quotes(
    store: &Store,
    guild: GuildId,
    now: Timestamp,
    language: Language,
) -> Result<Vec<(ChannelId, String)>, StoreError> {
    let mut next = Vec::new();
    for schedule in store.schedules_of(guild).await? {
        next.push((schedule.key.channel, next_quote(store, &schedule, now, language).await?));
    }
    Ok(next)
}

async fn next_quote(
    store: &Store,
    schedule: &Schedule,
    now: Timestamp,
    language: Language,
) -> Result<String, StoreError> {
    let texts = daily(language);
    if let ScheduleState::Paused(why) = schedule.state {
        return Ok(texts.is_paused(why));
    }
    let name = &schedule.timetable.zone;
    let Some(zone) = schedule::zone(name) else { return Ok(texts.no_zone(name)) };
    let post = upcoming(store, schedule, &zone, now, 1).await?.pop();
    Ok(post.map_or_else(String::new, |post| {
        let time = zone.to_datetime(post.at).strftime("%H:%M").to_string();
        format!("{} ({name})", texts.moment(post.date, &time))
    }))
}

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
pub(crate) async fn upcoming(
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
        let zone = |_| schedule.timetable.zone.clone();
        let words = next_in_words(store, &schedule, now, language, zone).await?;
        next.extend(words.map(|words| (schedule.key.channel, words)));
    }
    Ok(next)
}

/// When the next post of a schedule comes, with what is to stand beside that moment, or why none does;
/// `None` where there is none to come, as when each has been skipped.
pub(crate) async fn next_in_words(
    store: &Store,
    schedule: &Schedule,
    now: Timestamp,
    language: Language,
    beside: impl Fn(Timestamp) -> String,
) -> Result<Option<String>, StoreError> {
    let texts = daily(language);
    if let ScheduleState::Paused(why) = schedule.state {
        return Ok(Some(texts.is_paused(why)));
    }
    let name = &schedule.timetable.zone;
    let Some(zone) = schedule::zone(name) else { return Ok(Some(texts.no_zone(name))) };
    let post = upcoming(store, schedule, &zone, now, 1).await?.pop();
    Ok(post.map(|post| {
        let time = zone.to_datetime(post.at).strftime("%H:%M").to_string();
        format!("{} ({})", texts.moment(post.date, &time), beside(post.at))
    }))
}

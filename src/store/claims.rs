//! Who is at a post now?
//!
//! A post is claimed before anything is done for it, for the time of a lease; only who holds it may
//! send it. Each step is one transaction, so that a process may be stopped between any two.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::handle::Store;
use super::quotes::{self, ATTEMPTS};
use super::schedules::{moment, numbers, sound};
use super::trouble::StoreError;
use crate::domain::schedule::{Fate, Occurrence, Schedule, ScheduleKey};
use crate::domain::{Language, LineKey, Place, Trouble, deck};

/// A post that is ours for the time of a lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which post it is.
    pub post: Occurrence,
    /// Until when it is ours.
    pub lease_until: Timestamp,
    /// How often it has been claimed, from 1.
    pub tries: i64,
    /// When that was the first time.
    pub since: Timestamp,
    /// The line that was drawn for it already: it may have been sent.
    pub drawn: Option<Drawn>,
}

/// A line that was drawn for a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Which one.
    pub line: LineKey,
    /// From the deck of this language.
    pub language: Language,
}

/// Who wants a post to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The timetable: what was skipped, missed or refused stays so.
    ByTimetable,
    /// A person, at this moment: only what is there already stays so.
    ByPerson,
}

/// What a claim gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claiming {
    /// It is ours.
    Ours(Claim),
    /// It has been dealt with.
    Settled,
    /// Somebody else is at it, or has changed the schedule since.
    NotOurs,
}

const TAKE: &str = "
    INSERT INTO posts (guild, channel, local_date, due_at, fate, holder, lease_until, tries, claimed_at)
    VALUES ($1, $2, $3, $4, 'claimed', $5, $6, 1, $7)
    ON CONFLICT (guild, channel, local_date) DO UPDATE SET
        fate = 'claimed', due_at = CASE WHEN $8 = 1 THEN excluded.due_at ELSE posts.due_at END,
        holder = excluded.holder, lease_until = excluded.lease_until, tries = posts.tries + 1
    WHERE posts.lease_until <= $7 AND (posts.fate = 'claimed' OR ($8 = 1 AND posts.fate <> 'posted'))";

const LOOK: &str = "
    UPDATE schedules SET look_at = $1
    WHERE guild = $2 AND channel = $3 AND version = $4 AND look_at = $5 AND state = 'active'";

impl Store {
    /// Claims a post of a schedule that was seen to be due. Of several that try, one gets it; the
    /// others need not look at the schedule again before the lease ends.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn claim_post(
        &self,
        seen: &Schedule,
        post: Occurrence,
        holder: i64,
        now: Timestamp,
        (lease, wanted): (Duration, Wanted),
    ) -> Result<Claiming, StoreError> {
        let lease_until = now.saturating_add(lease).unwrap_or(Timestamp::MAX);
        let mut transaction = self.database.begin_write().await?;
        if !look(&mut transaction, seen, lease_until).await? {
            return Ok(Claiming::NotOurs);
        }
        let (guild, channel) = numbers(seen.key);
        let taken = sqlx::query(TAKE)
            .bind(guild)
            .bind(channel)
            .bind(post.date.to_string())
            .bind(post.at.as_millisecond())
            .bind(holder)
            .bind(lease_until.as_millisecond())
            .bind(now.as_millisecond())
            .bind(i64::from(wanted == Wanted::ByPerson))
            .execute(&mut *transaction)
            .await?;
        let row = sqlx::query(
            "SELECT fate, due_at, lease_until, tries, claimed_at, line, language FROM posts
             WHERE guild = $1 AND channel = $2 AND local_date = $3",
        )
        .bind(guild)
        .bind(channel)
        .bind(post.date.to_string())
        .fetch_one(&mut *transaction)
        .await?;
        let claiming = match (taken.rows_affected(), Fate::from_code(&row.try_get::<String, _>(0)?)) {
            (1, _) => Claiming::Ours(read_claim(&row, post.date)?),
            (_, Some(Fate::Claimed)) => Claiming::NotOurs,
            _ => Claiming::Settled,
        };
        transaction.commit().await?;
        Ok(claiming)
    }

    /// Draws one of these lines for a post that is ours, from the server's deck, and keeps it with the
    /// post in the same step. `None` when there are no lines, or when it is no longer ours.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn draw_for_post(
        &self,
        (key, date, holder): (ScheduleKey, Date, i64),
        language: Language,
        lines: &[LineKey],
        seed: u64,
        now: Timestamp,
    ) -> Result<Option<LineKey>, StoreError> {
        let place = Place::Guild(key.guild);
        for attempt in 0..ATTEMPTS {
            let mut transaction = self.database.begin_write().await?;
            let shown = quotes::lines_shown(&mut *transaction, place, language).await?;
            let seed = seed.wrapping_add(attempt);
            let Some(draw) = deck::draw(lines, &shown, seed, now.as_millisecond()) else {
                return Ok(None);
            };
            if !quotes::mark_shown(&mut *transaction, place, language, draw).await? {
                continue;
            }
            if !keep_line(&mut transaction, (key, date, holder), draw.line, language).await? {
                return Ok(None);
            }
            transaction.commit().await?;
            return Ok(Some(draw.line));
        }
        Err(Trouble::Locked.into())
    }

    /// Keeps a post that is ours for another try at a later moment, by whichever process.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn put_off_post(
        &self,
        seen: &Schedule,
        (date, holder): (Date, i64),
        until: Timestamp,
    ) -> Result<(), StoreError> {
        let (guild, channel) = numbers(seen.key);
        let mut transaction = self.database.begin_write().await?;
        sqlx::query("UPDATE schedules SET look_at = $1 WHERE guild = $2 AND channel = $3 AND version = $4")
            .bind(until.as_millisecond())
            .bind(guild)
            .bind(channel)
            .bind(seen.version)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "UPDATE posts SET lease_until = $1
             WHERE guild = $2 AND channel = $3 AND local_date = $4 AND fate = 'claimed' AND holder = $5",
        )
        .bind(until.as_millisecond())
        .bind(guild)
        .bind(channel)
        .bind(date.to_string())
        .bind(holder)
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }
}

/// Whether the schedule is still as it was seen; it is then looked at again at another time.
async fn look(
    transaction: &mut Transaction<'static, Any>,
    seen: &Schedule,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let (guild, channel) = numbers(seen.key);
    let moved = sqlx::query(LOOK)
        .bind(at.as_millisecond())
        .bind(guild)
        .bind(channel)
        .bind(seen.version)
        .bind(seen.look_at.as_millisecond())
        .execute(&mut **transaction)
        .await?;
    Ok(moved.rows_affected() == 1)
}

async fn keep_line(
    transaction: &mut Transaction<'static, Any>,
    (key, date, holder): (ScheduleKey, Date, i64),
    line: LineKey,
    language: Language,
) -> Result<bool, StoreError> {
    let (guild, channel) = numbers(key);
    let kept = sqlx::query(
        "UPDATE posts SET line = $1, language = $2
         WHERE guild = $3 AND channel = $4 AND local_date = $5 AND fate = 'claimed' AND holder = $6",
    )
    .bind(line.number().cast_signed())
    .bind(language.code())
    .bind(guild)
    .bind(channel)
    .bind(date.to_string())
    .bind(holder)
    .execute(&mut **transaction)
    .await?;
    Ok(kept.rows_affected() == 1)
}

fn read_claim(row: &AnyRow, date: Date) -> Result<Claim, StoreError> {
    let line = row.try_get::<Option<i64>, _>("line")?;
    let language = row.try_get::<Option<String>, _>("language")?;
    let drawn = match (line, language) {
        (Some(line), Some(language)) => {
            Some(Drawn { line: LineKey::new(line.cast_unsigned()), language: sound(language.parse().ok())? })
        }
        _ => None,
    };
    Ok(Claim {
        post: Occurrence { date, at: moment(row.try_get("due_at")?)? },
        lease_until: moment(row.try_get("lease_until")?)?,
        tries: row.try_get("tries")?,
        since: moment(row.try_get("claimed_at")?)?,
        drawn,
    })
}

//! What became of each post?

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::claims::{date, message};
use super::schedules::{Seen, moment, numbers, sound};
use crate::domain::Language;
use crate::domain::schedule::{Fate, Occurrence, PastPost, Progress, Schedule, ScheduleKey};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long it is remembered what became of a post.
pub const POSTS_KEPT: Duration = Duration::from_hours(24 * 100);

const ADVANCE: &str = "
    UPDATE schedules SET look_at = $1, done_until = $2
    WHERE guild = $3 AND channel = $4 AND version = $5";

const NOTE: &str = "
    INSERT INTO posts (guild, channel, local_date, due_at, fate, holder, lease_until, tries, claimed_at,
        settled_at)
    VALUES ($1, $2, $3, $4, $5, 0, 0, 0, $6, $6)
    ON CONFLICT (guild, channel, local_date) DO NOTHING";

impl Store {
    /// The posts of a schedule that somebody began and did not end, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn unfinished_posts(&self, key: ScheduleKey) -> Result<Vec<Occurrence>, StoreError> {
        let (guild, channel) = numbers(key);
        let rows = sqlx::query(
            "SELECT local_date, due_at FROM posts
             WHERE guild = $1 AND channel = $2 AND fate = 'claimed' ORDER BY local_date",
        )
        .bind(guild)
        .bind(channel)
        .fetch_all(&self.database.pool)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Occurrence { date: date(&row.try_get::<String, _>(0)?)?, at: moment(row.try_get(1)?)? })
            })
            .collect()
    }

    /// The language of the last line that was drawn for a schedule before a date.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn language_before(
        &self,
        key: ScheduleKey,
        before: Date,
    ) -> Result<Option<Language>, StoreError> {
        let (guild, channel) = numbers(key);
        let row = sqlx::query(
            "SELECT language FROM posts
             WHERE guild = $1 AND channel = $2 AND local_date < $3 AND line IS NOT NULL
             ORDER BY local_date DESC LIMIT 1",
        )
        .bind(guild)
        .bind(channel)
        .bind(before.to_string())
        .fetch_optional(&self.database.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(row.try_get::<String, _>(0)?.parse().ok())
    }

    /// Goes on from a post that had been dealt with before.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn go_on(&self, seen: &Schedule, progress: Progress) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        advance(&mut transaction, seen.into(), progress).await?;
        Ok(transaction.commit().await?)
    }

    /// Writes down posts that are not made: skipped or missed. Says how many of them were not known
    /// of before.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn note_posts(
        &self,
        key: ScheduleKey,
        posts: &[Occurrence],
        fate: Fate,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let (guild, channel) = numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let mut noted = 0;
        for post in posts {
            let done = sqlx::query(NOTE)
                .bind(guild)
                .bind(channel)
                .bind(post.date.to_string())
                .bind(post.at.as_millisecond())
                .bind(fate.code())
                .bind(now.as_millisecond())
                .execute(&mut *transaction)
                .await?;
            noted += done.rows_affected();
        }
        transaction.commit().await?;
        Ok(noted)
    }

    /// The last `count` posts of a channel, the latest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn past_posts(&self, key: ScheduleKey, count: u16) -> Result<Vec<PastPost>, StoreError> {
        let (guild, channel) = numbers(key);
        let rows = sqlx::query(
            "SELECT local_date, due_at, fate, settled_at, message FROM posts
             WHERE guild = $1 AND channel = $2 ORDER BY local_date DESC LIMIT $3",
        )
        .bind(guild)
        .bind(channel)
        .bind(i64::from(count))
        .fetch_all(&self.database.pool)
        .await?;
        rows.iter().map(read_past).collect()
    }

    /// Forgets what became of posts that were settled longer than [`POSTS_KEPT`] ago; says how many.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_posts(&self, now: Timestamp) -> Result<u64, StoreError> {
        let since = now.checked_sub(POSTS_KEPT).unwrap_or(Timestamp::MIN).as_millisecond();
        let forgotten = sqlx::query("DELETE FROM posts WHERE fate <> 'claimed' AND settled_at < $1")
            .bind(since)
            .execute(&self.database.pool)
            .await?;
        Ok(forgotten.rows_affected())
    }
}

/// A schedule goes on.
pub(super) async fn advance(
    transaction: &mut Transaction<'static, Any>,
    seen: Seen,
    progress: Progress,
) -> Result<(), StoreError> {
    let (guild, channel) = numbers(seen.key);
    sqlx::query(ADVANCE)
        .bind(progress.look_at.as_millisecond())
        .bind(progress.done_until.as_millisecond())
        .bind(guild)
        .bind(channel)
        .bind(seen.version)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

fn read_past(row: &AnyRow) -> Result<PastPost, StoreError> {
    let number = row.try_get::<Option<i64>, _>("message")?;
    Ok(PastPost {
        date: date(&row.try_get::<String, _>("local_date")?)?,
        due_at: moment(row.try_get("due_at")?)?,
        fate: sound(Fate::from_code(&row.try_get::<String, _>("fate")?))?,
        settled_at: row.try_get::<Option<i64>, _>("settled_at")?.map(moment).transpose()?,
        message: number.and_then(message),
    })
}

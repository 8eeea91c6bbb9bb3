//! Which question's helpers are to be asked now, and who is at it?
//!
//! A round is claimed before anybody is asked, for the time of a lease, so that of several processes one makes
//! it; the messages that it has begun are written down one by one (`wakes`).

use std::time::Duration;

use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Row as _};

use crate::domain::open_question::{OpenQuestion, QuestionKey};
use crate::domain::{MemberId, Shards};
use crate::store::group::rows::{COLUMNS, id, moment, numbers, read, readable};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// A server's shard: <https://docs.discord.com/developers/events/gateway#sharding>.
pub(super) const OURS: &str = "({table}.guild >> 22) % $1 BETWEEN $2 AND $3";

const IS_DUE: &str = "q.state = 'open' AND q.waking = 'yes' AND q.look_at <= $4
    AND (q.looking_until IS NULL OR q.looking_until <= $4) AND (q.lease_until <= $4 OR q.lease_until > $5)";

const CLAIM: &str = "
    UPDATE open_questions SET holder = $1, lease_until = $2
    WHERE guild = $3 AND thread = $4 AND state = 'open' AND waking = 'yes' AND round = $5 AND look_at <= $6
        AND (looking_until IS NULL OR looking_until <= $6) AND (lease_until <= $6 OR lease_until > $7)";

const END: &str = "
    UPDATE open_questions SET round = $1, look_at = $2, lease_until = 0, version = version + 1
    WHERE guild = $3 AND thread = $4 AND holder = $5 AND round = $6";

/// A round that is ours for the time of a lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundClaim {
    /// The question.
    pub question: OpenQuestion,
    /// Who asked it, if that is still kept.
    pub asker: Option<MemberId>,
    /// The number of this round, from 1.
    pub round: u16,
    /// Until when it is ours.
    pub lease_until: Timestamp,
    pub(super) holder: i64,
}

/// What comes after a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundEnd {
    /// When the next one is due; `None` where it was the last.
    pub next: Option<Timestamp>,
}

impl Store {
    /// At most `count` questions of these shards whose round is due, the one that has waited longest first. A
    /// lease beyond `longest_lease` from now was written by a clock that stood ahead, and holds nobody up.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn due_rounds(
        &self,
        (now, longest_lease): (Timestamp, Duration),
        shards: Shards,
        count: u16,
    ) -> Result<Vec<OpenQuestion>, StoreError> {
        let ours = OURS.replace("{table}", "q");
        let sql = format!(
            "SELECT {COLUMNS} FROM open_questions AS q WHERE {ours} AND {IS_DUE}
             ORDER BY q.look_at, q.thread LIMIT $6"
        );
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(now.as_millisecond())
            .bind(after(now, longest_lease).as_millisecond())
            .bind(i64::from(count));
        Ok(readable(&query.fetch_all(&self.database.pool).await?, read))
    }

    /// Claims the next round of a question; `None` where it is not due any more, or somebody else's.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn claim_round(
        &self,
        seen: &OpenQuestion,
        holder: i64,
        (now, lease, longest_lease): (Timestamp, Duration, Duration),
    ) -> Result<Option<RoundClaim>, StoreError> {
        let (guild, thread) = numbers(seen.key);
        let lease_until = after(now, lease);
        let mut transaction = self.database.begin_write().await?;
        let claimed = sqlx::query(CLAIM)
            .bind(holder)
            .bind(lease_until.as_millisecond())
            .bind(guild)
            .bind(thread)
            .bind(i64::from(seen.round))
            .bind(now.as_millisecond())
            .bind(after(now, longest_lease).as_millisecond())
            .execute(&mut *transaction)
            .await?;
        if claimed.rows_affected() == 0 {
            return Ok(None);
        }
        let sql = format!(
            "SELECT {COLUMNS}, a.member AS asker FROM open_questions AS q
             LEFT JOIN question_askers AS a ON a.guild = q.guild AND a.thread = q.thread
             WHERE q.guild = $1 AND q.thread = $2"
        );
        let row =
            sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(thread).fetch_one(&mut *transaction).await?;
        transaction.commit().await?;
        let asker = row.try_get::<Option<i64>, _>("asker")?;
        let asker = asker.map(|asker| id(asker, MemberId::new)).transpose()?;
        Ok(Some(RoundClaim { question: read(&row)?, asker, round: seen.round + 1, lease_until, holder }))
    }

    /// Writes down that a round has been made. Does nothing where it is somebody else's by now.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn end_round(&self, claim: &RoundClaim, end: RoundEnd) -> Result<bool, StoreError> {
        let (guild, thread) = numbers(claim.question.key);
        let done = sqlx::query(END)
            .bind(i64::from(claim.round))
            .bind(end.next.unwrap_or(Timestamp::MAX).as_millisecond())
            .bind(guild)
            .bind(thread)
            .bind(claim.holder)
            .bind(i64::from(claim.round) - 1)
            .execute(&self.database.pool)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Leaves a round for later.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn put_off_round(&self, claim: &RoundClaim, until: Timestamp) -> Result<(), StoreError> {
        let (guild, thread) = numbers(claim.question.key);
        sqlx::query(
            "UPDATE open_questions SET lease_until = $1 WHERE guild = $2 AND thread = $3 AND holder = $4",
        )
        .bind(until.as_millisecond())
        .bind(guild)
        .bind(thread)
        .bind(claim.holder)
        .execute(&self.database.pool)
        .await?;
        Ok(())
    }

    /// At most `count` questions of these shards whose owner is to be asked now whether helpers may be.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn owners_to_ask(
        &self,
        now: Timestamp,
        shards: Shards,
        count: u16,
    ) -> Result<Vec<OpenQuestion>, StoreError> {
        let ours = OURS.replace("{table}", "q");
        let sql = format!(
            "SELECT {COLUMNS} FROM open_questions AS q WHERE {ours} AND q.state = 'open'
             AND q.waking = 'owner_first' AND q.look_at <= $4 ORDER BY q.look_at, q.thread LIMIT $5"
        );
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(now.as_millisecond())
            .bind(i64::from(count));
        Ok(readable(&query.fetch_all(&self.database.pool).await?, read))
    }

    /// When the next round is due, of all servers; `None` where none is.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn next_round(&self) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT MIN(look_at) FROM open_questions WHERE state = 'open' AND waking = 'yes'";
        let row = sqlx::query(sql).fetch_one(&self.database.pool).await?;
        row.try_get::<Option<i64>, _>(0)?.map(moment).transpose()
    }

    /// Who has asked a question, if that is still kept.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn asker_of(&self, key: QuestionKey) -> Result<Option<MemberId>, StoreError> {
        let (guild, thread) = numbers(key);
        let row = sqlx::query("SELECT member FROM question_askers WHERE guild = $1 AND thread = $2")
            .bind(guild)
            .bind(thread)
            .fetch_optional(&self.database.pool)
            .await?;
        row.map(|row| id(row.try_get(0)?, MemberId::new)).transpose()
    }
}

pub(super) fn after(moment: Timestamp, time: Duration) -> Timestamp {
    moment.saturating_add(time).unwrap_or(Timestamp::MAX)
}

//! Who was asked about a question, and what came of it?
//!
//! A message to a helper is written down before it is sent: where the process is stopped in between it may be
//! lost, but it is never doubled.

use jiff::{SignedDuration, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::openings::before;
use super::rounds::{OURS, RoundClaim};
use super::rows::{HELPER, WAKE, because_code, helper, helper_numbers, wake};
use crate::domain::helper::{Because, Helper, HelperKey, MessagePlace, Wake, WakeOutcome};
use crate::domain::open_question::QuestionKey;
use crate::domain::{MemberId, Shards};
use crate::store::group::rows::{member_number, numbers, readable};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// Whether a message to a helper may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Began {
    /// It is written down, and may be sent once.
    Yes,
    /// Not to this one: they were asked about it before, or stopped, or may not be asked now.
    NotThem,
    /// To nobody: the round is somebody else's, somebody has replied, or the server has had enough for today.
    Nobody,
}

const STILL_OURS: &str = "
    SELECT COUNT(*) FROM open_questions WHERE guild = $1 AND thread = $2 AND holder = $3 AND lease_until > $4
        AND state = 'open' AND waking = 'yes' AND round = $5 AND (looking_until IS NULL OR looking_until <= $4)";

const LATELY: &str = "SELECT COUNT(*) FROM wakes WHERE guild = $1 AND member = $2 AND sent_at > $3";

const BEGIN: &str = "
    INSERT INTO wakes (guild, thread, member, round, sent_at, because, outcome)
    VALUES ($1, $2, $3, $4, $5, $6, 'sending') ON CONFLICT (guild, thread, member) DO NOTHING";

const SENT: &str = "UPDATE wakes SET outcome = 'sent', channel = $1, message = $2
    WHERE guild = $3 AND thread = $4 AND member = $5 AND outcome = 'sending'";

const SETTLE: &str = "UPDATE wakes SET outcome = $1, settled_at = $2
    WHERE guild = $3 AND thread = $4 AND member = $5 AND outcome = $6";

const TO_STAND_DOWN: &str = "w.outcome = 'sent' AND NOT EXISTS (SELECT 1 FROM open_questions AS q
    WHERE q.guild = w.guild AND q.thread = w.thread AND q.state = 'open')";

impl Store {
    /// Writes down that a helper is asked about a question now, if all still allows it at this moment: the
    /// round is ours and nobody has replied, the server's and the helper's limits have room, and they have not
    /// been asked about it before.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn begin_wake(
        &self,
        claim: &RoundClaim,
        (member, because): (MemberId, Option<&Because>),
        most_of_a_server: usize,
        now: Timestamp,
    ) -> Result<Began, StoreError> {
        let (guild, thread) = numbers(claim.question.key);
        let mut transaction = self.database.begin_write().await?;
        let ours = sqlx::query(STILL_OURS)
            .bind(guild)
            .bind(thread)
            .bind(claim.holder)
            .bind(now.as_millisecond())
            .bind(i64::from(claim.round) - 1);
        if count(ours.fetch_one(&mut *transaction).await?)? == 0 {
            return Ok(Began::Nobody);
        }
        let day = before(now, SignedDuration::from_hours(24));
        let of_server = sqlx::query("SELECT COUNT(*) FROM wakes WHERE guild = $1 AND sent_at > $2")
            .bind(guild)
            .bind(day)
            .fetch_one(&mut *transaction)
            .await?;
        if count(of_server)? >= most_of_a_server {
            return Ok(Began::Nobody);
        }
        let key = HelperKey { guild: claim.question.key.guild, member };
        let Some(mut helper) = may_still(&mut transaction, key, claim, now).await? else {
            return Ok(Began::NotThem);
        };
        let begun = sqlx::query(BEGIN)
            .bind(guild)
            .bind(thread)
            .bind(member_number(member))
            .bind(i64::from(claim.round))
            .bind(now.as_millisecond())
            .bind(because_code(because))
            .execute(&mut *transaction)
            .await?;
        if begun.rows_affected() == 0 {
            return Ok(Began::NotThem);
        }
        helper.ignored = helper.ignored.saturating_add(1);
        super::choices::keep(&mut transaction, &helper, now).await?;
        transaction.commit().await?;
        Ok(Began::Yes)
    }

    /// Writes down where a message to a helper stands.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn wake_sent(
        &self,
        (key, member): (QuestionKey, MemberId),
        place: Option<MessagePlace>,
    ) -> Result<(), StoreError> {
        let (guild, thread) = numbers(key);
        sqlx::query(SENT)
            .bind(place.map(|place| place.channel.number().cast_signed()))
            .bind(place.map(|place| place.message.number().cast_signed()))
            .bind(guild)
            .bind(thread)
            .bind(member_number(member))
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }

    /// Writes down what came of asking a helper, if nothing else has since. Says whether it was.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn settle_wake(
        &self,
        (key, member): (QuestionKey, MemberId),
        (from, to): (WakeOutcome, WakeOutcome),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (guild, thread) = numbers(key);
        let done = sqlx::query(SETTLE)
            .bind(to.code())
            .bind(now.as_millisecond())
            .bind(guild)
            .bind(thread)
            .bind(member_number(member))
            .bind(from.code())
            .execute(&self.database.pool)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// What a helper was asked about a question; `None` where they were not.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn wake_of(&self, key: QuestionKey, member: MemberId) -> Result<Option<Wake>, StoreError> {
        let wakes = self.wakes_of(key).await?;
        Ok(wakes.into_iter().find(|wake| wake.member == member))
    }

    /// Who was asked about a question.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn wakes_of(&self, key: QuestionKey) -> Result<Vec<Wake>, StoreError> {
        let (guild, thread) = numbers(key);
        let sql = format!("SELECT {WAKE} FROM wakes AS w WHERE w.guild = $1 AND w.thread = $2");
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(thread);
        Ok(readable(&query.fetch_all(&self.database.pool).await?, wake))
    }

    /// How many helpers were asked about a question, as far as they may have got it.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn asked_about(&self, key: QuestionKey) -> Result<u64, StoreError> {
        let wakes = self.wakes_of(key).await?;
        let asked = wakes.iter().filter(|wake| wake.outcome != WakeOutcome::Refused).count();
        Ok(u64::try_from(asked).unwrap_or_default())
    }

    /// When a helper was asked lately, the earliest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn wakes_since(&self, key: HelperKey, since: Timestamp) -> Result<Vec<Wake>, StoreError> {
        let (guild, member) = helper_numbers(key);
        let sql = format!(
            "SELECT {WAKE} FROM wakes AS w WHERE w.guild = $1 AND w.member = $2 AND w.sent_at > $3
             ORDER BY w.sent_at"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(member).bind(since.as_millisecond());
        Ok(readable(&query.fetch_all(&self.database.pool).await?, wake))
    }

    /// At most `count` messages without a reaction whose question doesn't wait for a reply any more.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn wakes_to_stand_down(&self, shards: Shards, count: u16) -> Result<Vec<Wake>, StoreError> {
        let ours = OURS.replace("{table}", "w");
        let sql = format!(
            "SELECT {WAKE} FROM wakes AS w WHERE {ours} AND {TO_STAND_DOWN} ORDER BY w.sent_at LIMIT $4"
        );
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(i64::from(count));
        Ok(readable(&query.fetch_all(&self.database.pool).await?, wake))
    }

    /// Helpers of these shards who have reacted to none of the last messages, so many in a row, the last of
    /// which was sent before then, and who have not been asked whether it should go on.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn silent_helpers(
        &self,
        (in_a_row, asked_before): (u32, Timestamp),
        shards: Shards,
    ) -> Result<Vec<Helper>, StoreError> {
        let ours = OURS.replace("{table}", "h");
        let sql = format!(
            "SELECT {HELPER} FROM helpers AS h WHERE {ours} AND h.state = 'awake' AND h.ignored >= $4
                AND h.asked_to_go_on_at IS NULL AND NOT EXISTS (SELECT 1 FROM wakes AS w WHERE
                w.guild = h.guild AND w.member = h.member AND w.sent_at > $5)
             ORDER BY h.guild, h.member LIMIT 50"
        );
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(i64::from(in_a_row))
            .bind(asked_before.as_millisecond());
        Ok(readable(&query.fetch_all(&self.database.pool).await?, helper))
    }
}

/// The helper, if they may be asked at this moment by what they chose and how often they were asked.
async fn may_still(
    transaction: &mut Transaction<'static, Any>,
    key: HelperKey,
    claim: &RoundClaim,
    now: Timestamp,
) -> Result<Option<Helper>, StoreError> {
    let (guild, member) = helper_numbers(key);
    let sql = format!("SELECT {HELPER} FROM helpers AS h WHERE h.guild = $1 AND h.member = $2");
    let row = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(member);
    let Some(row) = row.fetch_optional(&mut **transaction).await? else { return Ok(None) };
    let helper = helper(&row)?;
    if !helper.may_be_asked(claim.question.language, now) {
        return Ok(None);
    }
    for (hours, most) in [(24, 1), (7 * 24, usize::from(helper.a_week))] {
        let since = before(now, SignedDuration::from_hours(hours));
        let lately = sqlx::query(LATELY).bind(guild).bind(member).bind(since);
        if count(lately.fetch_one(&mut **transaction).await?)? >= most {
            return Ok(None);
        }
    }
    Ok(Some(helper))
}

fn count(row: AnyRow) -> Result<usize, StoreError> {
    Ok(usize::try_from(row.try_get::<i64, _>(0)?).unwrap_or_default())
}

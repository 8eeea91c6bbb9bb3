//! What did a helper choose, and for whom don't they want to be asked?

use std::collections::BTreeSet;

use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use jiff::Timestamp;

use super::mentions::take_mentions_off;
use super::rows::{HELPER, helper, helper_numbers};
use crate::domain::helper::{Helper, HelperKey, HelperState};
use crate::domain::{GuildId, MemberId};
use crate::store::group::rows::{id, member_number};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const KEEP: &str = "
    INSERT INTO helpers (guild, member, state, paused_until, a_week, quiet_from, quiet_to, timezone, speaks,
        languages, topics, own_words, way, dm_channel, since, last_seen_day, ignored, refused,
        asked_to_go_on_at, settled_at, named)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
    ON CONFLICT (guild, member) DO UPDATE SET state = excluded.state, paused_until = excluded.paused_until,
        a_week = excluded.a_week, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
        timezone = excluded.timezone, speaks = excluded.speaks, languages = excluded.languages,
        topics = excluded.topics, own_words = excluded.own_words, way = excluded.way,
        dm_channel = excluded.dm_channel, last_seen_day = excluded.last_seen_day,
        ignored = excluded.ignored, refused = excluded.refused,
        asked_to_go_on_at = excluded.asked_to_go_on_at, settled_at = excluded.settled_at,
        named = excluded.named";

/// What goes when somebody stops.
const STOPS: [&str; 3] = [
    "DELETE FROM helpers WHERE guild = $1 AND member = $2",
    "DELETE FROM wakes WHERE guild = $1 AND member = $2",
    "DELETE FROM not_for WHERE guild = $1 AND member = $2",
];

impl Store {
    /// A helper; `None` for who is none.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn helper(&self, key: HelperKey) -> Result<Option<Helper>, StoreError> {
        let row = one(key).fetch_optional(&self.database.pool).await?;
        row.as_ref().map(helper).transpose()
    }

    /// Keeps what somebody chose, who is a helper from now on.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn keep_helper(&self, helper: &Helper, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        keep(&mut transaction, helper, now).await?;
        Ok(transaction.commit().await?)
    }

    /// Changes what is kept of a helper. Gives what it has become; `None` for who is none.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn change_helper(
        &self,
        key: HelperKey,
        now: Timestamp,
        change: impl Fn(&mut Helper),
    ) -> Result<Option<Helper>, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let row: Option<AnyRow> = one(key).fetch_optional(&mut *transaction).await?;
        let Some(before) = row.as_ref().map(helper).transpose()? else { return Ok(None) };
        let mut changed = before.clone();
        change(&mut changed);
        if changed != before {
            keep(&mut transaction, &changed, now).await?;
            transaction.commit().await?;
        }
        Ok(Some(changed))
    }

    /// Erases all that is kept about somebody's being a helper on a server. Says how many rows that were.
    /// Mentions of them in threads are written down, to be taken away.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn stop_helping(&self, key: HelperKey, now: Timestamp) -> Result<u64, StoreError> {
        let (guild, member) = helper_numbers(key);
        let mut transaction = self.database.begin_write().await?;
        take_mentions_off(&mut transaction, (member, Some(guild)), now).await?;
        let mut rows = 0;
        for delete in STOPS {
            let gone = sqlx::query(delete).bind(guild).bind(member).execute(&mut *transaction).await?;
            rows += gone.rows_affected();
        }
        self.database.commit_erasure(transaction, rows).await
    }

    /// From now on, a helper is not asked for this person.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn not_for(&self, key: HelperKey, other: MemberId) -> Result<(), StoreError> {
        let (guild, member) = helper_numbers(key);
        sqlx::query("INSERT INTO not_for (guild, member, other) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(guild)
            .bind(member)
            .bind(member_number(other))
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }

    /// A helper may be asked for everybody again. Says how many people that are more.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn for_everybody(&self, key: HelperKey) -> Result<u64, StoreError> {
        let (guild, member) = helper_numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let gone = sqlx::query("DELETE FROM not_for WHERE guild = $1 AND member = $2")
            .bind(guild)
            .bind(member)
            .execute(&mut *transaction)
            .await?;
        self.database.commit_erasure(transaction, gone.rows_affected()).await
    }

    /// For how many people a helper is not asked.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn not_for_count(&self, key: HelperKey) -> Result<u64, StoreError> {
        let (guild, member) = helper_numbers(key);
        let row = sqlx::query("SELECT COUNT(*) FROM not_for WHERE guild = $1 AND member = $2")
            .bind(guild)
            .bind(member)
            .fetch_one(&self.database.pool)
            .await?;
        Ok(u64::try_from(row.try_get::<i64, _>(0)?).unwrap_or_default())
    }

    /// Who thinks along on a server and wants to be named under topics in which they helped.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn named_helpers(&self, guild: GuildId) -> Result<BTreeSet<MemberId>, StoreError> {
        let sql = "SELECT member FROM helpers WHERE guild = $1 AND named = 1 AND state <> 'gone'";
        let rows = sqlx::query(sql).bind(guild.number().cast_signed()).fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| id(row.try_get(0)?, MemberId::new)).collect()
    }

    /// How many helpers of a server are in each state.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn helpers_by_state(&self, guild: GuildId) -> Result<Vec<(HelperState, u64)>, StoreError> {
        let rows = sqlx::query("SELECT state, COUNT(*) FROM helpers WHERE guild = $1 GROUP BY state")
            .bind(guild.number().cast_signed())
            .fetch_all(&self.database.pool)
            .await?;
        let mut counted = Vec::new();
        for row in rows {
            let state = HelperState::from_code(&row.try_get::<String, _>(0)?);
            let count = u64::try_from(row.try_get::<i64, _>(1)?).unwrap_or_default();
            counted.extend(state.map(|state| (state, count)));
        }
        Ok(counted)
    }
}

fn one(key: HelperKey) -> sqlx::query::Query<'static, Any, sqlx::any::AnyArguments> {
    let (guild, member) = helper_numbers(key);
    let sql = format!("SELECT {HELPER} FROM helpers AS h WHERE h.guild = $1 AND h.member = $2");
    sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(member)
}

pub(super) async fn keep(
    transaction: &mut Transaction<'static, Any>,
    helper: &Helper,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (guild, member) = helper_numbers(helper.key);
    let millis = |moment: Option<Timestamp>| moment.map(Timestamp::as_millisecond);
    let rests = matches!(helper.state, HelperState::Asleep | HelperState::Unreachable | HelperState::Gone);
    sqlx::query(KEEP)
        .bind(guild)
        .bind(member)
        .bind(helper.state.code())
        .bind(millis(helper.paused_until))
        .bind(i64::from(helper.a_week))
        .bind(helper.quiet.map(|quiet| i64::from(quiet.from)))
        .bind(helper.quiet.map(|quiet| i64::from(quiet.to)))
        .bind(helper.timezone.as_str())
        .bind(helper.speaks.code())
        .bind(helper.only.map_or("", |only| only.code()))
        .bind(helper.topics.join("\n"))
        .bind(helper.own_words.as_str())
        .bind(helper.way.code())
        .bind(helper.dm_channel.map(|channel| channel.number().cast_signed()))
        .bind(helper.since.as_millisecond())
        .bind(helper.seen_day)
        .bind(i64::from(helper.ignored))
        .bind(i64::from(helper.refused))
        .bind(millis(helper.asked_to_go_on_at))
        .bind(rests.then(|| now.as_millisecond()))
        .bind(i64::from(helper.named))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

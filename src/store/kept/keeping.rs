//! How long is what concerns a kept answer kept?

use jiff::{SignedDuration, Timestamp};
use sqlx::AssertSqlSafe;

use super::rows::{COLUMNS, read};
use crate::domain::kept_answer::{CONSENT_WITHIN, KeptAnswer, NO_KEPT_FOR, OFFERED_FOR};
use crate::domain::{Shards, Trouble};
use crate::store::group::rows::readable;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const LAPSED: &str = "((k.state = 'asked' AND k.since < $1) OR (k.state = 'offered' AND k.since < $2))
    AND (k.guild >> 22) % $3 BETWEEN $4 AND $5";

const UNASKED: &str = "k.state = 'asked' AND k.ask_message IS NULL AND k.since <= $1
    AND (k.guild >> 22) % $2 BETWEEN $3 AND $4";

const WITH_IT: [&str; 2] = ["kept_authors", "kept_deciders"];

impl Store {
    /// The answers of these shards of which their author or the moderators have said nothing for so long that it
    /// is a no.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn lapsed_answers(
        &self,
        now: Timestamp,
        shards: Shards,
    ) -> Result<Vec<KeptAnswer>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM kept_answers AS k WHERE {LAPSED} ORDER BY k.since LIMIT 50");
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(ago(now, CONSENT_WITHIN)?)
            .bind(ago(now, OFFERED_FOR)?)
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()));
        Ok(readable(&query.fetch_all(&self.database.pool).await?, read))
    }

    /// The answers of these shards whose authors were about to be asked by then, of whom it isn't known where they were.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn unasked_answers(
        &self,
        before: Timestamp,
        shards: Shards,
    ) -> Result<Vec<KeptAnswer>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM kept_answers AS k WHERE {UNASKED} ORDER BY k.since LIMIT 20");
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(before.as_millisecond())
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()));
        Ok(readable(&query.fetch_all(&self.database.pool).await?, read))
    }

    /// Erases what has been kept long enough of what is refused or withdrawn. Says how many rows that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_kept(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let sql = "DELETE FROM kept_answers WHERE state IN ('refused', 'withdrawn') AND since < $1";
        let gone = sqlx::query(sql).bind(ago(now, NO_KEPT_FOR)?).execute(&mut *transaction).await?;
        let mut rows = gone.rows_affected();
        for table in WITH_IT {
            let sql = format!(
                "DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM kept_answers AS k
                 WHERE k.guild = {table}.guild AND k.message = {table}.message)"
            );
            rows += sqlx::query(AssertSqlSafe(sql)).execute(&mut *transaction).await?.rows_affected();
        }
        self.database.commit_erasure(transaction, rows).await
    }
}

fn ago(now: Timestamp, time: std::time::Duration) -> Result<i64, StoreError> {
    let time = SignedDuration::try_from(time).map_err(|_| Trouble::Damaged)?;
    Ok(now.saturating_sub(time).unwrap_or(Timestamp::MIN).as_millisecond())
}

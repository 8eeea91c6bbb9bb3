//! Which questions do moderators not want to see any more in the list of what the documents lack?
//!
//! Only a hash is kept of what such a question is about, so that whoever asked it leaves nothing here.

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use sqlx::Row as _;

use crate::domain::{GuildId, unix_millis};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long a question stays off the list.
pub const SETTLED_FOR: Duration = Duration::from_hours(24 * 180);

const SETTLE: &str = "
    INSERT INTO settled_gaps (guild, mark, since) VALUES ($1, $2, $3)
    ON CONFLICT (guild, mark) DO UPDATE SET since = excluded.since";

const SETTLED: &str = "SELECT mark FROM settled_gaps WHERE guild = $1";

const FORGET: &str = "DELETE FROM unanswered_questions WHERE guild_id = $1 AND asked_at = $2";

const FORGET_OLD: &str = "DELETE FROM settled_gaps WHERE since < $1";

impl Store {
    /// Questions that are about the same, by their marks, are off the list, and those that were kept as unanswered
    /// at these moments are erased.
    ///
    /// # Errors
    /// When the database can't be written to; then nothing has changed.
    pub async fn settle_gap(
        &self,
        guild: GuildId,
        (marks, unanswered): (&[i64], &[SystemTime]),
        now: SystemTime,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        for mark in marks {
            let settle = sqlx::query(SETTLE).bind(number(guild)).bind(*mark).bind(unix_millis(now));
            settle.execute(&mut *transaction).await?;
        }
        let mut erased = 0;
        for asked_at in unanswered {
            let forget = sqlx::query(FORGET).bind(number(guild)).bind(unix_millis(*asked_at));
            erased += forget.execute(&mut *transaction).await?.rows_affected();
        }
        self.database.commit_erasure(transaction, erased).await.map(drop)
    }

    /// The marks of the questions of a server that are off the list.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn settled_gaps(&self, guild: GuildId) -> Result<HashSet<i64>, StoreError> {
        let rows = sqlx::query(SETTLED).bind(number(guild)).fetch_all(&self.database.pool).await?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
    }

    /// Forgets what has been off the list for [`SETTLED_FOR`]; says how much that was.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_settled_gaps(&self, now: SystemTime) -> Result<u64, StoreError> {
        let since = now.checked_sub(SETTLED_FOR).unwrap_or(SystemTime::UNIX_EPOCH);
        let forget = sqlx::query(FORGET_OLD).bind(unix_millis(since));
        Ok(forget.execute(&self.database.pool).await?.rows_affected())
    }
}

//! What was tried to get on to Discord, by all processes that share the store?

use std::time::SystemTime;

use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::connect::Kind;
use super::handle::Store;
use super::trouble::StoreError;
use crate::domain::attempts::{AttemptRules, Counted, Mark, Shard, Step, Wait};
use crate::domain::{Trouble, from_unix_millis, unix_millis};

/// Which lock our processes hold while they look and count, with the number of the bot: any number, as
/// long as it is always the same.
const LOCK: i64 = 0x6761_7465_7761_7900;
/// How long another process may be at it; as long as SQLite waits.
const WAIT_FOR_IT: &str = "SET LOCAL lock_timeout = '5s'";

const COUNTED: &str = "SELECT shard, mark, at FROM gateway_attempts WHERE bot = $1 AND at > $2";
const COUNT: &str = "INSERT INTO gateway_attempts (bot, shard, mark, at) VALUES ($1, $2, $3, $4)";
const UNCOUNT: &str = "DELETE FROM gateway_attempts WHERE bot = $1 AND shard = $2 AND mark = $3 AND at = $4";
const FORGET: &str = "DELETE FROM gateway_attempts WHERE at <= $1";

impl Store {
    /// Counts an attempt that is begun at this moment, if the rules allow it; no two processes are let go
    /// by the same turn. What is older than the rules' day is forgotten.
    ///
    /// # Errors
    /// When the database can't be read or written: then nothing is counted.
    pub async fn begin_attempt(
        &self,
        step: Step,
        shard: &Shard,
        rules: &AttemptRules,
        now: SystemTime,
    ) -> Result<Result<(), Wait>, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        if self.database.kind == Kind::Postgresql {
            sqlx::raw_sql(WAIT_FOR_IT).execute(&mut *transaction).await?;
            // PostgreSQL lets go of this lock at the end of the transaction.
            let lock = sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK ^ shard.bot);
            lock.execute(&mut *transaction).await?;
        }
        let since = unix_millis(now.checked_sub(rules.day).unwrap_or(SystemTime::UNIX_EPOCH));
        let rows = sqlx::query(COUNTED).bind(shard.bot).bind(since).fetch_all(&mut *transaction).await?;
        let counted = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let may = rules.may(step, shard, &counted, now);
        if may.is_ok() {
            sqlx::query(FORGET).bind(since).execute(&mut *transaction).await?;
            count(&mut transaction, shard, Mark::Begun(step), now).await?;
        }
        transaction.commit().await?;
        Ok(may)
    }

    /// Counts that what was begun could not be had, or was ended by the other side.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn lose_attempt(&self, step: Step, shard: &Shard, now: SystemTime) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        count(&mut transaction, shard, Mark::Lost(step), now).await?;
        Ok(transaction.commit().await?)
    }

    /// Takes back what was counted as begun at this moment, and was not.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn give_attempt_back(
        &self,
        step: Step,
        shard: &Shard,
        at: SystemTime,
    ) -> Result<(), StoreError> {
        let uncount = sqlx::query(UNCOUNT).bind(shard.bot).bind(i64::from(shard.number));
        let uncount = uncount.bind(Mark::Begun(step).code()).bind(unix_millis(at));
        uncount.execute(&self.database.pool).await?;
        Ok(())
    }
}

async fn count(
    transaction: &mut Transaction<'static, Any>,
    shard: &Shard,
    mark: Mark,
    now: SystemTime,
) -> Result<(), StoreError> {
    let count = sqlx::query(COUNT).bind(shard.bot).bind(i64::from(shard.number));
    count.bind(mark.code()).bind(unix_millis(now)).execute(&mut **transaction).await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Counted, StoreError> {
    let shard = u16::try_from(row.try_get::<i64, _>(0)?).ok();
    let mark = Mark::from_code(&row.try_get::<String, _>(1)?);
    match (shard, mark) {
        (Some(shard), Some(mark)) => Ok(Counted { shard, mark, at: from_unix_millis(row.try_get(2)?) }),
        _ => Err(Trouble::Damaged.into()),
    }
}

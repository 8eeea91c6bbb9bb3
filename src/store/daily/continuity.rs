//! Since when does the database know of every post?
//!
//! A process that is at work says so again and again. Where nobody has for longer than
//! [`LONGEST_GAP`], by the clock, something may have been posted of which this database does not know:
//! it was put back from a copy, or the machine was set back to an earlier state, or the clock stood
//! wrong. Such a gap costs no more than that the channel is read before the next posts.

use std::time::Duration;

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::schedules::moment;
use crate::store::connect::Database;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long nobody may have been at work with the database, for it to be without a gap: a restart, or
/// an update, takes less.
pub const LONGEST_GAP: Duration = Duration::from_secs(120);

const READ: &str = "SELECT since, alive_at FROM continuity WHERE id = 1";

const ALIVE: &str = "UPDATE continuity SET alive_at = $1 WHERE id = 1";

const BEGIN: &str = "
    INSERT INTO continuity (id, since, alive_at) VALUES (1, $1, $1)
    ON CONFLICT (id) DO UPDATE SET since = excluded.since, alive_at = excluded.alive_at";

/// Whether the database has been at work without a gap until now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuity {
    /// It has, since the last time that somebody asked.
    Unbroken,
    /// There was a gap: it knows of every post only from now on.
    Broken,
}

impl Store {
    /// Says that a process is at work with the database, and whether it has been so without a gap.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn at_work(&self, now: Timestamp) -> Result<Continuity, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let unbroken = unbroken_since(&mut transaction, now).await?.is_some();
        let statement = if unbroken { ALIVE } else { BEGIN };
        sqlx::query(statement).bind(now.as_millisecond()).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(if unbroken { Continuity::Unbroken } else { Continuity::Broken })
    }
}

impl Store {
    /// When a process was last at work with the database, give or take a minute; `None` where nobody ever was, or that
    /// was forgotten.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn last_at_work(&self) -> Result<Option<Timestamp>, StoreError> {
        let row = sqlx::query(READ).fetch_optional(&self.database.pool).await?;
        row.map(|row| moment(row.try_get::<i64, _>(1)?)).transpose()
    }
}

/// Since when the database has been at work without a gap; `None` where there is one before now.
pub(super) async fn unbroken_since(
    transaction: &mut Transaction<'static, Any>,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let row = sqlx::query(READ).fetch_optional(&mut **transaction).await?;
    let Some(row) = row else { return Ok(None) };
    let read = |row: &AnyRow, at: usize| moment(row.try_get::<i64, _>(at)?);
    let (since, alive_at) = (read(&row, 0)?, read(&row, 1)?);
    Ok((now.duration_since(alive_at).unsigned_abs() <= LONGEST_GAP).then_some(since))
}

/// Makes a copy forget it, which is put in the place of a database that has gone on since.
pub(in crate::store) async fn forget(copy: &Database) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM continuity").execute(&copy.pool).await?;
    Ok(())
}

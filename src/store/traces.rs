//! How does what is erased leave the disk, and not only the tables?
//!
//! SQLite takes a row out of a page and leaves the bytes: in the free part of the page, in copies of
//! rows that were moved before, in the `-wal` file. Each connection overwrites what it deletes
//! (`connect`); the older copies go when the whole file is written anew and the `-wal` file is
//! emptied. The file itself remembers that this has still to be done, so that a stop in between loses
//! nothing.

use sqlx::{Any, Connection as _, Row as _, Transaction};

use super::connect::{Database, Kind};
use super::erased::{TRACELESS, set_state, state};
use super::handle::Store;
use super::trouble::StoreError;
use crate::domain::Trouble;

/// Writes the whole file anew, from what is in the tables.
const WRITE_ANEW: &str = "VACUUM";
/// Takes the `-wal` file into the database and empties it, once nobody reads any more. The first number
/// of the answer is 1 where somebody still does: <https://www.sqlite.org/pragma.html#pragma_wal_checkpoint>.
const EMPTY_WAL: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

impl Database {
    /// Ends a transaction that erased so many rows.
    pub(super) async fn commit_erasure(
        &self,
        mut transaction: Transaction<'static, Any>,
        rows: u64,
    ) -> Result<u64, StoreError> {
        if rows > 0 && self.kind == Kind::Sqlite {
            let before = state(&mut transaction).await?;
            // After the last number there is comes the first one that says that there are traces.
            let next = i32::try_from(before + 1).map_or(0, i64::from).max(TRACELESS + 1);
            set_state(&mut transaction, next).await?;
        }
        transaction.commit().await?;
        Ok(rows)
    }
}

impl Store {
    /// Takes the traces of what has been erased off the disk, where there are any; says whether there
    /// were. PostgreSQL does it in its own time (`docs/data.md`).
    ///
    /// # Errors
    /// When the file can't be written anew, or while somebody else reads it. The traces are then still
    /// there, and the next call begins anew.
    pub async fn wipe_traces(&self) -> Result<bool, StoreError> {
        if self.database.kind != Kind::Sqlite {
            return Ok(false);
        }
        let mut connection = self.database.pool.acquire().await?;
        let seen = state(&mut connection).await?;
        if seen == TRACELESS {
            return Ok(false);
        }
        sqlx::raw_sql(WRITE_ANEW).execute(&mut *connection).await?;
        if sqlx::query(EMPTY_WAL).fetch_one(&mut *connection).await?.try_get::<i64, _>(0)? != 0 {
            return Err(Trouble::Locked.into());
        }
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        // Where something was erased in the meantime, that is for the next time.
        if state(&mut transaction).await? == seen {
            set_state(&mut transaction, TRACELESS).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }
}

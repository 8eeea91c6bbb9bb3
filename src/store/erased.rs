//! Has anything been erased from a SQLite file, of which the traces are still there?

use sqlx::{AnyConnection, AssertSqlSafe, Row as _};

use super::trouble::StoreError;

/// A number that SQLite keeps in the file for the program, in a transaction like all else:
/// [`TRACELESS`], or else how often something was erased. 0 in the file of an earlier version.
const STATE: &str = "PRAGMA user_version";
/// Nothing has been erased since the file was written anew.
pub(super) const TRACELESS: i64 = 1;

pub(super) async fn state(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    Ok(sqlx::query(STATE).fetch_one(connection).await?.try_get(0)?)
}

pub(super) async fn set_state(connection: &mut AnyConnection, state: i64) -> Result<(), StoreError> {
    sqlx::raw_sql(AssertSqlSafe(format!("{STATE} = {state}"))).execute(connection).await?;
    Ok(())
}

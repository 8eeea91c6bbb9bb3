//! Is the store in order? It is only looked at: a doctor does not treat.

use sqlx::Row as _;

use super::connect::{Database, Kind};
use super::location::Location;
use super::trouble::StoreError;
use super::{connect, migrations};
use crate::domain::Trouble;

/// What the store is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It is ready for use, at this version.
    Ready(i64),
    /// It is of an older program; the bot will bring it to its own version when it starts.
    Older(i64),
    /// There is none yet; the bot will make it when it starts.
    NotYet,
}

/// Looks at the store without changing it.
///
/// # Errors
/// When it can't be reached, is damaged, or is of a newer program.
pub async fn examine(location: &Location) -> Result<Condition, StoreError> {
    let database = match connect::look_into(location).await {
        Err(error) if error.trouble() == Trouble::Missing => return Ok(Condition::NotYet),
        other => other?,
    };
    let known = migrations::known(migrations::ALL);
    let found = sound(&database).await;
    database.pool.close().await;
    match found? {
        None => Ok(Condition::NotYet),
        Some(found) => {
            migrations::check(found, known)?;
            Ok(if found < known { Condition::Older(found) } else { Condition::Ready(found) })
        }
    }
}

/// The version of a database in which nothing is broken; `None` where none of ours is there.
/// PostgreSQL looks after itself.
pub(super) async fn sound(database: &Database) -> Result<Option<i64>, StoreError> {
    if database.kind == Kind::Sqlite {
        let row = sqlx::query("PRAGMA integrity_check(1)").fetch_one(&database.pool).await?;
        if row.try_get::<String, _>(0)? != "ok" {
            return Err(Trouble::Damaged.into());
        }
    }
    migrations::version(database).await
}

//! Which version has the database, and how does it come to ours?
//!
//! Forward only, one migration at a time, each in a transaction of its own under a lock: of several
//! processes that start at once one does it and the others find it done; what fails is as if it
//! had never begun.

use std::time::SystemTime;

use sqlx::{Any, Row as _, Transaction};

use super::connect::{Database, Kind};
use super::erased::{TRACELESS, set_state};
use super::trouble::StoreError;
use crate::domain::{Trouble, unix_millis};

/// Every migration, in order: the first leads from nothing to version 1. What has been released is
/// never changed, only followed by another one.
pub(super) const ALL: &[&str] = &[
    include_str!("migrations/0001_quotes_shown.sql"),
    include_str!("migrations/0002_guild_settings.sql"),
    include_str!("migrations/0003_schedules.sql"),
    include_str!("migrations/0004_continuity.sql"),
    include_str!("migrations/0005_gateway_attempts.sql"),
    include_str!("migrations/0006_open_questions.sql"),
    include_str!("migrations/0007_helpers.sql"),
    include_str!("migrations/0008_post_extras.sql"),
    include_str!("migrations/0009_greeted_servers.sql"),
    include_str!("migrations/0010_passage_ratings.sql"),
    include_str!("migrations/0011_helpers_named.sql"),
    include_str!("migrations/0012_helped.sql"),
    include_str!("migrations/0013_kept_answers.sql"),
    include_str!("migrations/0014_listed_questions.sql"),
    include_str!("migrations/0015_figures.sql"),
    include_str!("migrations/0016_server_documents.sql"),
    include_str!("migrations/0017_edits_noted.sql"),
];

/// The version from which the database knows since when it has been at work without a gap.
pub(super) const CONTINUITY: i64 = 4;

const VERSIONS: &str = "CREATE TABLE IF NOT EXISTS schema_versions (
    version BIGINT NOT NULL PRIMARY KEY,
    applied_at BIGINT NOT NULL
)";

/// What all of our processes lock: any number, as long as it is always the same.
const LOCK: i64 = 0x7672_6161_6762_6161;
/// How long another process may be at it.
const WAIT_FOR_IT: &str = "SET LOCAL lock_timeout = '60s'";

/// The last version that this program knows.
pub(super) fn known(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// Brings the database to the last version.
pub(super) async fn run(database: &Database, migrations: &[&'static str]) -> Result<(), StoreError> {
    let mut from = None;
    loop {
        let mut transaction = begin_locked(database).await?;
        sqlx::raw_sql(VERSIONS).execute(&mut *transaction).await?;
        let version = recorded(&mut transaction).await?;
        check(version, known(migrations))?;
        let next = usize::try_from(version).ok().and_then(|done| migrations.get(done));
        let Some(migration) = next else {
            transaction.commit().await?;
            tell(from, version);
            return Ok(());
        };
        sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
        if version == 0 && database.kind == Kind::Sqlite {
            // Of a file that is made just now nothing has been erased.
            set_state(&mut transaction, TRACELESS).await?;
        }
        sqlx::query("INSERT INTO schema_versions (version, applied_at) VALUES ($1, $2)")
            .bind(version + 1)
            // Only a record for people: nothing depends on it.
            .bind(unix_millis(SystemTime::now()))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        from = from.or(Some(version));
    }
}

/// One line of what was done, from this version, where anything was.
fn tell(from: Option<i64>, to: i64) {
    match from {
        Some(0) => tracing::info!(version = to, "a new database has been made"),
        Some(from) => tracing::info!(from, to, "the database has been brought to a newer version"),
        None => {}
    }
}

/// The version of a database that is not to be changed; `None` where none of ours is there.
pub(super) async fn version(database: &Database) -> Result<Option<i64>, StoreError> {
    let exists = match database.kind {
        Kind::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_versions'",
        Kind::Postgresql => {
            "SELECT COUNT(*) FROM pg_tables
             WHERE tablename = 'schema_versions' AND schemaname = current_schema()"
        }
    };
    let mut transaction = database.pool.begin().await?;
    if sqlx::query(exists).fetch_one(&mut *transaction).await?.try_get::<i64, _>(0)? == 0 {
        return Ok(None);
    }
    Ok(Some(recorded(&mut transaction).await?).filter(|version| *version > 0))
}

/// Refuses a version that this program does not know.
pub(super) fn check(found: i64, known: i64) -> Result<(), StoreError> {
    if found > known { Err(Trouble::Newer { found, known }.into()) } else { Ok(()) }
}

async fn begin_locked(database: &Database) -> Result<Transaction<'static, Any>, StoreError> {
    match database.kind {
        Kind::Sqlite => Ok(database.pool.begin_with("BEGIN IMMEDIATE").await?),
        Kind::Postgresql => {
            let mut transaction = database.pool.begin().await?;
            sqlx::raw_sql(WAIT_FOR_IT).execute(&mut *transaction).await?;
            // PostgreSQL lets go of this lock at the end of the transaction.
            sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *transaction).await?;
            Ok(transaction)
        }
    }
}

async fn recorded(transaction: &mut Transaction<'static, Any>) -> Result<i64, StoreError> {
    let row = sqlx::query("SELECT COALESCE(MAX(version), 0) FROM schema_versions")
        .fetch_one(&mut **transaction)
        .await?;
    Ok(row.try_get(0)?)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::location::Location;
    use crate::store::{connect, files};

    const SECOND: &str =
        "ALTER TABLE quotes_shown ADD COLUMN note TEXT; UPDATE quotes_shown SET note = 'old'";
    const BROKEN: &str = "CREATE TABLE half (a BIGINT); INSERT INTO nowhere VALUES (1)";
    const A_LINE: &str = "INSERT INTO quotes_shown VALUES ('guild', 1, 'nl', 2, 3, 4)";

    async fn database(folder: &TempDir) -> Database {
        let location = Location::new(folder.path(), None).expect("a file");
        files::prepare(&location).expect("a folder");
        connect::open(&location).await.expect("an empty database")
    }

    #[tokio::test]
    async fn what_was_there_goes_along_to_the_next_version() {
        let folder = TempDir::new().expect("a folder");
        let database = database(&folder).await;
        run(&database, ALL).await.expect("this version");
        sqlx::query(A_LINE).execute(&database.pool).await.expect("a line");
        let next = [ALL, &[SECOND]].concat();
        run(&database, &next).await.expect("the next version");
        run(&database, &next).await.expect("nothing more to do");
        assert_eq!(version(&database).await.expect("a version"), Some(known(&next)));
        let row = sqlx::query("SELECT round, note FROM quotes_shown").fetch_one(&database.pool).await;
        let row = row.expect("the line");
        assert_eq!((row.get::<i64, _>(0), row.get::<String, _>(1)), (3, "old".to_owned()));
    }

    #[tokio::test]
    async fn a_migration_that_fails_leaves_nothing_behind() {
        let folder = TempDir::new().expect("a folder");
        let database = database(&folder).await;
        run(&database, &[ALL, &[BROKEN]].concat()).await.expect_err("it is broken");
        assert_eq!(version(&database).await.expect("a version"), Some(known(ALL)));
        sqlx::query("SELECT a FROM half").execute(&database.pool).await.expect_err("no half table");
        run(&database, &[ALL, &[SECOND]].concat()).await.expect("the corrected version");
    }
}

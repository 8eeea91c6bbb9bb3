//! Does every database, empty or of an earlier version, come to the present one?

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sqlx::any::AnyRow;
use sqlx::{AnyPool, AssertSqlSafe, Column as _, Row as _};
use vraagbaak::domain::Trouble;
use vraagbaak::store::{Condition, Store, examine};

use super::databases::{Fresh, each, number, run};

const VERSION: &str = "SELECT MAX(version) FROM schema_versions";
const VERSIONS: &str = "SELECT COUNT(*) FROM schema_versions";

/// The migrations, in order.
fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

pub(crate) fn latest() -> i64 {
    i64::try_from(migrations().len()).expect("few")
}

/// A database of an earlier version with something in it, as `tests/fixtures/store` describes.
pub(crate) async fn populate(fresh: &Fresh, version: usize) {
    // The file must be there before SQLite opens it.
    let pool = fresh.raw().await;
    run(
        &pool,
        "CREATE TABLE schema_versions (version BIGINT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)"
            .to_owned(),
    )
    .await;
    for (index, file) in migrations().iter().take(version).enumerate() {
        run(&pool, fs::read_to_string(file).expect("a migration")).await;
        run(&pool, format!("INSERT INTO schema_versions VALUES ({}, 1795000000000)", index + 1)).await;
    }
    let fixture = format!("tests/fixtures/store/{version:04}.sql");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(fixture);
    let rows = fs::read_to_string(&fixture)
        .unwrap_or_else(|_| panic!("{}: every version needs a populated example", fixture.display()));
    run(&pool, rows).await;
    pool.close().await;
}

#[test]
fn the_files_are_numbered_without_a_gap() {
    for (index, file) in migrations().iter().enumerate() {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name}");
    }
}

#[tokio::test]
async fn an_empty_database_is_brought_to_the_present_version_once() {
    each(async |fresh| {
        for _ in 0..2 {
            fresh.open().await.close().await;
            let pool = fresh.raw().await;
            assert_eq!(number(&pool, VERSION).await, latest());
            assert_eq!(number(&pool, VERSIONS).await, latest());
            pool.close().await;
        }
        assert_eq!(examine(&fresh.location).await.expect("in order"), Condition::Ready(latest()));
    })
    .await;
}

/// All that is in a database, by table: its columns, and its rows in an order of their own.
type Contents = BTreeMap<String, (Vec<String>, Vec<Vec<Option<String>>>)>;

async fn tables(fresh: &Fresh, pool: &AnyPool) -> Vec<String> {
    let all = match fresh.address {
        None => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Some(_) => "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()",
    };
    let rows = sqlx::query(all).fetch_all(pool).await.expect("the schema");
    let names = rows.iter().map(|row| row.get::<String, _>(0));
    names.filter(|name| name != "schema_versions").collect()
}

/// The rows of a table in these columns.
async fn rows(pool: &AnyPool, table: &str, columns: &str) -> (Vec<String>, Vec<Vec<Option<String>>>) {
    let query = format!("SELECT {columns} FROM {table}");
    let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(pool).await.expect("the table is there");
    let named = rows.first().map(|row| row.columns().iter().map(|column| column.name().to_owned()).collect());
    let cell = |row: &AnyRow, at: usize| {
        let number = row.try_get::<Option<i64>, _>(at).map(|number| number.map(|number| number.to_string()));
        number.or_else(|_| row.try_get::<Option<String>, _>(at)).expect("a number or a text")
    };
    let mut cells: Vec<Vec<_>> =
        rows.iter().map(|row| (0..row.columns().len()).map(|at| cell(row, at)).collect()).collect();
    cells.sort();
    (named.unwrap_or_default(), cells)
}

async fn contents(fresh: &Fresh, pool: &AnyPool) -> Contents {
    let mut contents = Contents::new();
    for table in tables(fresh, pool).await {
        let rows = rows(pool, &table, "*").await;
        contents.insert(table, rows);
    }
    contents
}

#[tokio::test]
async fn what_an_earlier_version_kept_is_still_there() {
    for version in 1..=migrations().len() {
        each(async |fresh| {
            populate(fresh, version).await;
            let pool = fresh.raw().await;
            let before = contents(fresh, &pool).await;
            for (table, (_, rows)) in &before {
                assert!(!rows.is_empty(), "version {version} has no example of a row of {table}");
            }
            fresh.open().await.close().await;
            for (table, (columns, was)) in before {
                let (_, is) = rows(&pool, &table, &columns.join(", ")).await;
                assert_eq!(is, was, "{table}, from version {version}");
            }
            assert_eq!(number(&pool, VERSION).await, latest());
            pool.close().await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    each(async |fresh| {
        fresh.open().await.close().await;
        let pool = fresh.raw().await;
        run(&pool, "INSERT INTO schema_versions VALUES (99, 1795000000000)".to_owned()).await;
        let refused = Store::open(&fresh.location).await.expect_err("it is newer");
        assert_eq!(refused.trouble(), Trouble::Newer { found: 99, known: latest() });
        let found = examine(&fresh.location).await.expect_err("it is newer");
        assert_eq!(found.trouble(), refused.trouble());
        assert_eq!(number(&pool, VERSIONS).await, latest() + 1);
        pool.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_that_start_at_once_each_finds_it_done_once() {
    each(async |fresh| {
        let mut starting = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let location = fresh.location.clone();
            starting.spawn(async move { Store::open(&location).await });
        }
        for opened in starting.join_all().await {
            opened.expect("it waits for the others").close().await;
        }
        let pool = fresh.raw().await;
        assert_eq!(number(&pool, VERSIONS).await, latest());
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_doctor_makes_nothing() {
    each(async |fresh| {
        assert_eq!(examine(&fresh.location).await.expect("in order"), Condition::NotYet);
        assert_eq!(fs::read_dir(fresh.folder.path()).expect("the folder").count(), 0);
    })
    .await;
}

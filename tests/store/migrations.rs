//! Does every database, empty or of an earlier version, come to the present one?

use std::fs;
use std::path::{Path, PathBuf};

use vraagbaak::domain::Trouble;
use vraagbaak::store::{Condition, Store, examine};

use super::databases::{Fresh, each, number, run};

const LINES: &str = "SELECT COUNT(*) FROM quotes_shown";
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

#[tokio::test]
async fn what_an_earlier_version_kept_is_still_there() {
    for version in 1..=migrations().len() {
        each(async |fresh| {
            populate(fresh, version).await;
            let pool = fresh.raw().await;
            let before = number(&pool, LINES).await;
            assert!(before > 0, "an example with something in it");
            fresh.open().await.close().await;
            assert_eq!(number(&pool, LINES).await, before);
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

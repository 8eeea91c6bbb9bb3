//! Does a backup hold what was kept, also when it is made while the bot writes, and does it come
//! back whole or not at all?

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use vraagbaak::domain::Trouble;
use vraagbaak::store::{Location, Store, backup, restore};

use super::databases::{Fresh, connect, number, run, sqlite_url};
use super::writer::{LINES, Writer, draw};

fn file(fresh: &Fresh) -> PathBuf {
    match &fresh.location {
        Location::File(path) => path.clone(),
        Location::Server(_) => unreachable!("SQLite"),
    }
}

async fn count(path: &Path) -> i64 {
    let pool = connect(&sqlite_url(path)).await;
    let count = number(&pool, LINES).await;
    pool.close().await;
    count
}

/// Nothing that was being made has been left behind.
fn assert_tidy(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(!name.contains(".part"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_writing_is_whole_and_comes_back() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    let writer = Writer::start(&store);
    let mut copies = Vec::new();
    for number in 0..5 {
        let copy = fresh.folder.path().join(format!("backup-{number}.db"));
        let before = count(&file(&fresh)).await;
        backup(&fresh.location, &copy).await.expect("a backup");
        let after = count(&file(&fresh)).await;
        let held = count(&copy).await;
        assert!((before..=after).contains(&held), "{before} <= {held} <= {after}");
        copies.push((copy, held));
    }
    let drawn = writer.stop().await;
    store.close().await;

    let (copy, held) = copies.pop().expect("a backup");
    let elsewhere = Fresh::sqlite();
    restore(&elsewhere.location, &copy, false).await.expect("it comes back");
    assert_tidy(elsewhere.folder.path());
    let store = elsewhere.open().await;
    let shown: HashSet<_> = drawn.into_iter().take(usize::try_from(held).expect("few")).collect();
    for seed in 0..20 {
        assert!(!shown.contains(&draw(&store, seed).await), "a line from before the backup came twice");
    }
    store.close().await;
    assert_tidy(fresh.folder.path());
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;

    let (fresh, copy) = with_backup().await;
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o644)).expect("the backup is ours");
    let second = fresh.folder.path().join("second.db");
    backup(&fresh.location, &second).await.expect("a backup");
    restore(&fresh.location, &copy, true).await.expect("it comes back");
    for path in [second, file(&fresh)] {
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
}

#[tokio::test]
async fn a_backup_overwrites_nothing() {
    let fresh = Fresh::sqlite();
    fresh.open().await.close().await;
    let copy = fresh.folder.path().join("backup.db");
    fs::write(&copy, "precious").expect("written");
    let refused = backup(&fresh.location, &copy).await.expect_err("there is a file");
    assert_eq!((refused.trouble(), refused.file()), (Trouble::Exists, Some(copy.as_path())));
    assert_eq!(fs::read_to_string(&copy).expect("still there"), "precious");
    assert_tidy(fresh.folder.path());
}

#[tokio::test]
async fn where_there_is_no_store_there_is_no_backup() {
    let fresh = Fresh::sqlite();
    let copy = fresh.folder.path().join("backup.db");
    let refused = backup(&fresh.location, &copy).await.expect_err("nothing to copy");
    assert_eq!(refused.trouble(), Trouble::Missing);
    assert!(!copy.exists());
    assert_tidy(fresh.folder.path());
}

/// A store with three lines shown, and a backup of it with two.
async fn with_backup() -> (Fresh, PathBuf) {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    draw(&store, 1).await;
    draw(&store, 2).await;
    let copy = fresh.folder.path().join("backup.db");
    backup(&fresh.location, &copy).await.expect("a backup");
    draw(&store, 3).await;
    store.close().await;
    (fresh, copy)
}

#[tokio::test]
async fn a_restore_overwrites_only_when_it_is_told_to() {
    let (fresh, copy) = with_backup().await;
    let refused = restore(&fresh.location, &copy, false).await.expect_err("there is a store");
    assert_eq!((refused.trouble(), refused.file()), (Trouble::Exists, None));
    assert_eq!(count(&file(&fresh)).await, 3);
    restore(&fresh.location, &copy, true).await.expect("it was told to");
    assert_eq!(count(&file(&fresh)).await, 2);
    assert!(copy.exists(), "the backup stays");
    assert_tidy(fresh.folder.path());
}

#[tokio::test]
async fn a_backup_that_is_not_there_is_named_and_no_folder_is_made_for_it() {
    let (fresh, copy) = with_backup().await;
    let (nowhere, folder) = (fresh.folder.path().join("nergens.db"), fresh.folder.path().join("nieuw"));
    let elsewhere = Location::new(&folder, None).expect("a file");
    for (location, force) in [(&fresh.location, false), (&fresh.location, true), (&elsewhere, false)] {
        let refused = restore(location, &nowhere, force).await.expect_err("there is no backup");
        assert_eq!((refused.trouble(), refused.file()), (Trouble::Missing, Some(nowhere.as_path())));
    }
    assert!(copy.exists() && !folder.exists());
    assert_eq!(count(&file(&fresh)).await, 3);
}

#[tokio::test]
async fn a_restore_refuses_while_the_bot_runs() {
    let (fresh, copy) = with_backup().await;
    let store = fresh.open().await;
    let refused = restore(&fresh.location, &copy, true).await.expect_err("the bot runs");
    assert_eq!(refused.trouble(), Trouble::Locked);
    draw(&store, 4).await;
    assert_eq!(count(&file(&fresh)).await, 4, "the bot goes on as it was");
    store.close().await;
    restore(&fresh.location, &copy, true).await.expect("the bot has ended");
    assert_eq!(count(&file(&fresh)).await, 2);
}

#[tokio::test]
async fn what_is_no_sound_backup_of_ours_is_refused_and_the_store_stays() {
    let (fresh, copy) = with_backup().await;
    let folder = fresh.folder.path();
    let bytes = fs::read(&copy).expect("the backup");

    let (cut, text, other, newer, nothing) = (
        folder.join("cut.db"),
        folder.join("text.db"),
        folder.join("other.db"),
        folder.join("newer.db"),
        folder.join("nothing.db"),
    );
    fs::write(&cut, &bytes[..bytes.len() / 2]).expect("written");
    fs::write(&text, "not a database, but a text that is long enough to be looked into").expect("written");
    let pool = connect(&sqlite_url(&other)).await;
    run(&pool, "CREATE TABLE recipes (egg BIGINT)".to_owned()).await;
    pool.close().await;
    fs::copy(&copy, &newer).expect("a copy");
    let pool = connect(&sqlite_url(&newer)).await;
    run(&pool, "INSERT INTO schema_versions VALUES (99, 1)".to_owned()).await;
    pool.close().await;

    let newer_is = Trouble::Newer { found: 99, known: super::migrations::latest() };
    for (backup, trouble) in [
        (cut, Trouble::Damaged),
        (text, Trouble::Damaged),
        (other, Trouble::Foreign),
        (newer, newer_is),
        (nothing, Trouble::Missing),
    ] {
        let refused = restore(&fresh.location, &backup, true).await.expect_err("no sound backup");
        assert_eq!((refused.trouble(), refused.file()), (trouble, Some(backup.as_path())), "{refused}");
        assert_eq!(count(&file(&fresh)).await, 3);
    }
    assert_tidy(folder);
}

#[tokio::test]
async fn a_damaged_store_is_replaced() {
    let (fresh, copy) = with_backup().await;
    fs::write(file(&fresh), vec![7; 9_000]).expect("damaged");
    let refused = Store::open(&fresh.location).await.expect_err("it is damaged");
    assert_eq!(refused.trouble(), Trouble::Damaged, "{refused}");
    restore(&fresh.location, &copy, true).await.expect("it comes back");
    assert_eq!(count(&file(&fresh)).await, 2);
}

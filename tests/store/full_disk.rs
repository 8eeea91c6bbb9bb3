//! What does the program say and do where there is no room, or where it may only read?

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use tempfile::TempDir;
use vraagbaak::domain::Language;
use vraagbaak::store::{Location, backup};

use super::databases::{Fresh, connect, number, sqlite_url};
use super::decks::{guild, lines};
use super::program::{ended, environment};
use super::small_disk::SmallDisk;

const PROGRAM: &str = env!("CARGO_BIN_EXE_vraagbaak");
const LINES: &str = "SELECT COUNT(*) FROM quotes_shown";

/// What is in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry"));
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A store in which some lines have been shown.
async fn store_with(shown: u64) -> Fresh {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    for seed in 0..shown {
        let now = SystemTime::now();
        let drawn = store.draw_line(guild(1), Language::Dutch, &lines(1_000), seed, now).await;
        drawn.expect("the store works");
    }
    store.close().await;
    fresh
}

/// The program with its data on a disk.
fn on(disk: &SmallDisk, arguments: &[&str]) -> Command {
    let mut command = disk.run(PROGRAM);
    environment(&mut command, &disk.folder);
    command.args(arguments);
    command
}

/// A command on a disk, and then what is in its folder.
fn and_then_list(disk: &SmallDisk, data: &Path, arguments: &[&str]) -> Command {
    let mut command = disk.run("sh");
    environment(&mut command, data);
    command.args(["-c", r#""$@"; ended=$?; echo "there: $(ls -A "$DISK")"; exit $ended"#, "sh", PROGRAM]);
    command.env("DISK", &disk.folder).args(arguments);
    command
}

#[tokio::test]
async fn a_start_without_room_for_the_store_ends_with_what_is_wrong() {
    if !SmallDisk::can_be_made() {
        return;
    }
    let (empty, mount) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let known = store_with(3).await;
    let size = fs::metadata(known.folder.path().join("vraagbaak.db")).expect("the store").len();
    let size = u32::try_from(size.div_ceil(1024)).expect("small");
    // Neither for a new one, nor for what SQLite needs beside one that is there.
    for (holds, kilobytes) in [(empty.path(), 4), (known.folder.path(), size + 4)] {
        let (folder, holds) = (mount.path().to_owned(), holds.to_owned());
        let disk = SmallDisk { folder, kilobytes, read_only: false, holds };
        let (code, said) = ended(on(&disk, &["run"]));
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("The disk with") && said.contains("DATA_DIR"), "{said}");
    }
}

#[tokio::test]
async fn a_start_where_it_may_only_read_ends_with_what_is_wrong() {
    if !SmallDisk::can_be_made() {
        return;
    }
    let (known, mount) = (store_with(3).await, TempDir::new().expect("a folder"));
    let (folder, holds) = (mount.path().to_owned(), known.folder.path().to_owned());
    let disk = SmallDisk { folder, kilobytes: 4_096, read_only: true, holds };
    let (code, said) = ended(on(&disk, &["run"]));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("I can't write to") && said.contains("DATA_DIR"), "{said}");
}

#[tokio::test]
async fn a_backup_that_does_not_fit_leaves_nothing_behind() {
    if !SmallDisk::can_be_made() {
        return;
    }
    let (known, mount) = (store_with(3).await, TempDir::new().expect("a folder"));
    let (folder, holds) = (mount.path().to_owned(), TempDir::new().expect("a folder"));
    let disk = SmallDisk { folder, kilobytes: 16, read_only: false, holds: holds.path().to_owned() };
    let file = mount.path().join("copy.db").display().to_string();
    let (code, said) = ended(and_then_list(&disk, known.folder.path(), &["backup", &file]));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("The disk with") && said.contains("copy.db"), "{said}");
    assert!(said.starts_with("there: \n"), "{said}");
}

#[tokio::test]
async fn a_restore_that_does_not_fit_leaves_the_store_as_it_was() {
    if !SmallDisk::can_be_made() {
        return;
    }
    let (old, known) = (store_with(2).await, store_with(3).await);
    let (mount, out) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let copy = out.path().join("old.db");
    backup(&old.location, &copy).await.expect("a backup");
    let Location::File(store) = &known.location else { unreachable!("SQLite") };
    let size = u32::try_from(fs::metadata(store).expect("the store").len().div_ceil(1024)).expect("small");
    let (folder, holds) = (mount.path().to_owned(), known.folder.path().to_owned());
    let disk = SmallDisk { folder, kilobytes: size + 8, read_only: false, holds };

    let mut command = disk.run("sh");
    environment(&mut command, mount.path());
    let script = r#""$@"; ended=$?; cp "$DATA_DIR"/* "$OUT"; exit $ended"#;
    command.env("OUT", out.path()).args(["-c", script, "sh", PROGRAM, "restore", "--force"]).arg(&copy);
    let (code, said) = ended(command);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("The disk with"), "{said}");
    assert_eq!(names(out.path()), ["old.db", "vraagbaak.db"]);
    let pool = connect(&sqlite_url(&out.path().join("vraagbaak.db"))).await;
    assert_eq!(number(&pool, LINES).await, 3);
    pool.close().await;
}

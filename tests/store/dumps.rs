//! Do the commands that the program tells for PostgreSQL make a whole backup while the bot writes,
//! and put it back?

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::databases::{Fresh, number};
use super::writer::{LINES, Writer, draw};

/// Where PostgreSQL's programs are: Debian keeps them beside the server's.
pub(crate) fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let known = std::env::split_paths(&path).collect::<Vec<_>>();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = versions.map(|version| version.path().join("bin"));
    known.into_iter().chain(debian).find(|folder| folder.join("pg_dump").exists())
}

/// Runs a command as the volunteer would who copied it from the terminal.
pub(crate) fn shell(command: &str, programs: &Path) {
    let path = format!("{}:/usr/bin:/bin", programs.display());
    let output = Command::new("sh").args(["-c", command]).env("PATH", path).output().expect("a shell");
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_that_are_told_for_postgresql_make_a_backup_and_put_it_back() {
    let Some(fresh) = Fresh::postgresql().await else { return };
    let programs = programs().expect("pg_dump comes with the server");
    let store = fresh.open().await;
    let writer = Writer::start(&store);
    let pool = fresh.raw().await;
    while number(&pool, LINES).await < 10 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let file = fresh.folder.path().join("it's a copy.dump");
    let before = number(&pool, LINES).await;
    let dump = fresh.location.dump_command(&file).expect("PostgreSQL");
    tokio::task::block_in_place(|| shell(&dump, &programs));
    let after = number(&pool, LINES).await;
    let drawn = writer.stop().await;
    store.close().await;
    assert!(drawn.len() > 10);

    // The bot is stopped; what came after the backup is gone once it is back.
    let restore = fresh.location.restore_command(&file).expect("PostgreSQL");
    tokio::task::block_in_place(|| shell(&restore, &programs));
    let held = number(&pool, LINES).await;
    assert!((before..=after).contains(&held), "{before} <= {held} <= {after}");
    pool.close().await;
    let store = fresh.open().await;
    let shown: HashSet<_> = drawn.into_iter().take(usize::try_from(held).expect("few")).collect();
    for seed in 0..20 {
        assert!(!shown.contains(&draw(&store, seed).await), "a line from before the backup came twice");
    }
    store.close().await;
    fresh.remove().await;
}

//! What does the program itself say and do about its store?

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::databases::{Fresh, each, number, run};

/// The program, with nothing in its environment but where to find things. No Discord is reached:
/// nobody listens there.
fn program(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vraagbaak"));
    environment(&mut command, data);
    command.args(arguments);
    command
}

/// Puts that environment around the program, however it is begun.
pub(crate) fn environment(command: &mut Command, data: &Path) {
    command
        .env_clear()
        .env("MODEL", "off")
        .env("CORPUS_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus"))
        .env("DATA_DIR", data)
        .env("DEFAULT_LANGUAGE", "en")
        .env("DISCORD_TOKEN", "no.token.at-all")
        .env("DISCORD_API_URL", "http://127.0.0.1:9")
        .env("DISCORD_GATEWAY_URL", "ws://127.0.0.1:9")
        .current_dir(data)
        .stdin(Stdio::null());
}

fn on(fresh: &Fresh, arguments: &[&str]) -> Command {
    let mut command = program(fresh.folder.path(), arguments);
    if let Some(address) = &fresh.address {
        command.env("DATABASE_URL", address.as_str());
    }
    command
}

pub(crate) fn ended(mut command: Command) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = command.output().expect("it runs");
    let said = [stdout, stderr].concat();
    (status.code(), String::from_utf8_lossy(&said).into_owned())
}

#[tokio::test]
async fn a_newer_database_is_refused_with_what_to_do() {
    each(async |fresh| {
        fresh.open().await.close().await;
        let pool = fresh.raw().await;
        run(&pool, "INSERT INTO schema_versions VALUES (99, 1)".to_owned()).await;
        pool.close().await;
        let (code, said) = ended(on(fresh, &["run"]));
        assert_eq!(code, Some(2), "{said}");
        let variable = if fresh.address.is_some() { "DATABASE_URL" } else { "DATA_DIR" };
        for words in ["version 99", "Update vraagbaak", variable] {
            assert!(said.contains(words), "{words:?} is not in:\n{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn processes_that_start_at_once_share_one_migration() {
    each(async |fresh| {
        // Each a bot of its own: one that runs already is refused before it comes to that.
        let start = |number: u8| {
            let mut command = on(fresh, &["run"]);
            command.env("DISCORD_TOKEN", format!("bot{number}.token.at-all"));
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts")
        };
        let started: Vec<_> = (0..4).map(start).collect();
        for process in started {
            let output = process.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            // Discord can't be reached; the store could.
            assert_eq!(output.status.code(), Some(5), "{said}");
            assert!(said.contains("Discord can't be reached"), "{said}");
        }
        let pool = fresh.raw().await;
        let versions = "SELECT COUNT(*) FROM schema_versions";
        let last = "SELECT MAX(version) FROM schema_versions";
        assert_eq!(number(&pool, versions).await, number(&pool, last).await);
        pool.close().await;
    })
    .await;
}

#[test]
fn an_unusable_data_folder_is_named() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("written");
    let mut command = program(folder.path(), &["run"]);
    command.env("DATA_DIR", file.join("data"));
    let (code, said) = ended(command);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("DATA_DIR"), "{said}");
}

#[test]
fn an_unusable_address_is_named_without_its_password() {
    let folder = TempDir::new().expect("a folder");
    for (url, expected) in [
        ("mysql://bot:geheim@127.0.0.1/vraag", 2),
        ("postgres://bot:geheim@127.0.0.1:port/vraag", 2),
        // Nobody listens there.
        ("postgres://bot:geheim@127.0.0.1:9/vraag", 5),
    ] {
        let mut command = program(folder.path(), &["run"]);
        command.env("DATABASE_URL", url).env("LOG", "trace");
        let (code, said) = ended(command);
        assert_eq!(code, Some(expected), "{url}: {said}");
        assert!(said.contains("DATABASE_URL"), "{url}: {said}");
        assert!(!said.contains("geheim"), "{url}: {said}");
    }
}

#[tokio::test]
async fn an_unknown_database_or_user_is_named_without_the_password() {
    let Some(fresh) = Fresh::postgresql().await else { return };
    let address = fresh.address.clone().expect("PostgreSQL");
    let (mut nowhere, mut nobody) = (address.clone(), address);
    nowhere.set_path("nergens");
    nobody.set_username("niemand").expect("a user");
    for mut wrong in [nowhere, nobody] {
        wrong.set_password(Some("geheim")).expect("a password");
        let mut command = program(fresh.folder.path(), &["run"]);
        command.env("DATABASE_URL", wrong.as_str()).env("LOG", "trace");
        let (code, said) = ended(command);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("DATABASE_URL") && said.contains("refuses the user"), "{said}");
        assert!(!said.contains("geheim"), "{said}");
    }
    fresh.remove().await;
}

#[test]
fn what_needs_no_store_opens_none() {
    let folder = TempDir::new().expect("a folder");
    for arguments in [&["ask", "wat is een zwakke band?"][..], &["quote"], &["chat"]] {
        let mut command = program(folder.path(), arguments);
        // Whoever opened it would fail.
        command.env("DATABASE_URL", "postgres://bot@127.0.0.1:9/vraag");
        let (code, said) = ended(command);
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
        assert!(!folder.path().join("vraagbaak.db").exists(), "{arguments:?}");
    }
}

#[test]
fn a_backup_is_made_and_put_back() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path();
    let (code, said) = ended(program(data, &["backup", "a.db"]));
    assert_eq!(code, Some(2), "there is nothing yet");
    assert!(said.contains("is not there") && !said.contains("ERROR"), "once is enough: {said}");
    assert_eq!(ended(program(data, &["run"])).0, Some(5), "Discord can't be reached");
    let (code, said) = ended(program(data, &["backup", "a.db"]));
    assert_eq!((code, said.as_str()), (Some(0), "The backup is in a.db.\n"));
    let (code, said) = ended(program(data, &["backup", "a.db"]));
    assert!(code == Some(2) && said.contains("a.db is there already"), "{said}");
    let (code, said) = ended(program(data, &["restore", "a.db"]));
    assert_eq!(code, Some(2), "{said}");
    let there = data.join("vraagbaak.db");
    let words = format!(
        "There is a database in {} already. With --force the backup takes its place.",
        there.display()
    );
    assert_eq!(said, format!("vraagbaak: {words}\n"));
    let (code, said) = ended(program(data, &["restore", "a.db", "--force"]));
    assert!(code == Some(0) && said.contains("has been put back"), "{said}");
}

#[tokio::test]
async fn a_new_database_and_a_newer_version_are_one_line_of_the_log_each() {
    each(async |fresh| {
        let log = || {
            ended(on(fresh, &["run"]))
                .1
                .lines()
                .filter(|line| line.contains(" INFO "))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let first = log();
        let told = |lines: &[String], words: &str| lines.iter().filter(|line| line.contains(words)).count();
        assert_eq!(told(&first, "a new database has been made"), 1, "{first:#?}");
        for nothing in ["newer version", "traces", "at work"] {
            assert_eq!(told(&first, nothing), 0, "{nothing}: {first:#?}");
        }
        let second = log();
        assert_eq!(told(&second, "database"), 0, "{second:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_database_of_an_earlier_version_is_one_line_of_the_log() {
    each(async |fresh| {
        super::migrations::populate(fresh, 3).await;
        let (_, said) = ended(on(fresh, &["run"]));
        assert_eq!(said.matches("has been brought to a newer version").count(), 1, "{said}");
        assert!(said.contains(&format!("from=3 to={}", super::migrations::latest())), "{said}");
    })
    .await;
}

#[test]
fn what_is_no_backup_is_refused_without_the_advice_to_restore_one() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("notes.txt"), "This is no database, but a text of some length.")
        .expect("a file");
    let (code, said) = ended(program(folder.path(), &["restore", "notes.txt"]));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("notes.txt is damaged, or is not a backup") && !said.contains("--force"), "{said}");
    assert!(!folder.path().join("vraagbaak.db").exists());
}

#[test]
fn a_bot_that_ends_at_once_finds_no_fault_with_its_store() {
    let folder = TempDir::new().expect("a folder");
    let mut command = program(folder.path(), &["run"]);
    // It can't be a token: the bot ends before the store has been tidied.
    command.env("DISCORD_TOKEN", "no\u{1}token");
    let (code, said) = ended(command);
    assert_eq!(code, Some(4), "{said}");
    assert!(!said.contains("the store fails"), "{said}");
}

#[test]
fn for_postgresql_the_command_is_told_and_nothing_done() {
    let folder = TempDir::new().expect("a folder");
    for (verb, words) in [("backup", "pg_dump "), ("restore", "pg_restore ")] {
        let mut command = program(folder.path(), &[verb, "a.dump"]);
        command.env("DATABASE_URL", "postgres://bot:geheim@db.example/vraag");
        let (code, said) = ended(command);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(words) && said.contains("'postgres://bot@db.example/vraag'"), "{said}");
        assert!(!said.contains("geheim"), "{said}");
    }
}

#[tokio::test]
async fn the_doctor_tells_how_the_store_is() {
    each(async |fresh| {
        let doctor = || {
            let mut command = on(fresh, &["doctor"]);
            command.env_remove("DISCORD_TOKEN");
            ended(command)
        };
        assert!(doctor().1.contains("is not there yet"), "{}", doctor().1);
        fresh.open().await.close().await;
        let version = format!("is in order (version {})", super::migrations::latest());
        assert!(doctor().1.contains(&version), "{}", doctor().1);
        let pool = fresh.raw().await;
        run(&pool, "INSERT INTO schema_versions VALUES (99, 1)".to_owned()).await;
        pool.close().await;
        assert!(doctor().1.contains("was made by a newer vraagbaak"), "{}", doctor().1);
    })
    .await;
}

#[tokio::test]
async fn a_backup_into_a_folder_is_named_by_the_time_and_old_ones_go() {
    let fresh = Fresh::sqlite();
    fresh.open().await.close().await;
    let folder = fresh.folder.path().join("backups");
    fs::create_dir(&folder).expect("a folder");
    let (old, other) = (folder.join("vraagbaak-2020-02-29-040000.db"), folder.join("before-0.1.0.db"));
    fs::write(&old, "").expect("written");
    fs::write(&other, "").expect("written");
    let (code, said) = ended(on(&fresh, &["backup", "--into", "backups"]));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("vraagbaak-20") && said.contains("One old backup was thrown away."), "{said}");
    assert!(!old.exists() && other.exists());
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 2);
    let (code, said) = ended(on(&fresh, &["backup", "--into", "elsewhere/backups"]));
    assert_eq!(code, Some(0), "the folder is made: {said}");
    let (code, said) = ended(on(&fresh, &["backup"]));
    assert_eq!(code, Some(2), "{said}");
}

//! Is what was erased gone from the disk, and not only from the tables?

use std::fs;
use std::num::NonZeroU64;
use std::path::Path;
use std::time::{Duration, SystemTime};

use vraagbaak::domain::{GuildId, Language, LineKey, MemberId, Place, Settings, Unanswered};
use vraagbaak::store::{ERASED_AFTER, Location, Store, UNANSWERED_FOR, backup};

use super::databases::{Fresh, run};
use super::decks::{guild, lines};

/// Numbers as Discord gives them, of which no other number is likely to hold the bytes.
const ANNA: u64 = 0x1234_5678_9abc_def0;
const BERT: u64 = 0x1234_5678_9abc_def1;
const ABANDONED: u64 = 0x2345_6789_abcd_ef01;
const OTHERS: u64 = 40;

fn member(number: u64) -> MemberId {
    MemberId::new(NonZeroU64::new(number).expect("not 0"))
}

fn server(number: u64) -> GuildId {
    GuildId::new(NonZeroU64::new(number).expect("not 0"))
}

/// How often some bytes stand in the files of a folder, whatever those are called.
pub(crate) fn traces(folder: &Path, sought: &[u8]) -> usize {
    let mut found = 0;
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        found += if path.is_dir() {
            traces(&path, sought)
        } else {
            let bytes = fs::read(&path).expect("a file");
            bytes.windows(sought.len()).filter(|window| *window == sought).count()
        };
    }
    found
}

/// How often a number stands there: as SQLite writes it, or in digits.
pub(crate) fn traces_of(folder: &Path, number: u64) -> usize {
    traces(folder, &number.to_be_bytes()) + traces(folder, number.to_string().as_bytes())
}

async fn shown(store: &Store, place: Place, lines: &[LineKey], seed: u64) {
    let drawn = store.draw_line(place, Language::Dutch, lines, seed, SystemTime::now()).await;
    drawn.expect("the store works");
}

/// Rows of many, between each other: SQLite moves them from page to page as they come.
async fn fill(store: &Store) {
    let lines = lines(60);
    for seed in 0..60 {
        for place in [ANNA, BERT].map(|number| Place::Member(member(number))) {
            shown(store, place, &lines, seed).await;
        }
        for other in 1..=OTHERS / 10 {
            shown(store, guild(other * 7_919_191_919), &lines, seed).await;
        }
        shown(store, Place::Guild(server(ABANDONED)), &lines, seed).await;
    }
}

async fn ask(store: &Store, of: u64, at: SystemTime, words: &str) {
    let asked = Unanswered::new(words, Language::Dutch, at);
    store.keep_unanswered(server(of), &asked).await.expect("the store works");
}

#[tokio::test]
async fn the_number_of_a_member_who_was_erased_is_in_no_file() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    store.wipe_traces().await.expect("the store works");
    fill(&store).await;
    assert!(traces_of(fresh.folder.path(), ANNA) > 0, "the test can fail");
    store.erase_member(member(ANNA)).await.expect("the store works");
    assert!(store.wipe_traces().await.expect("the store works"), "there were traces");
    assert_eq!(traces_of(fresh.folder.path(), ANNA), 0, "while it runs");
    assert!(traces_of(fresh.folder.path(), BERT) > 0, "what others have is there");
    assert!(!store.wipe_traces().await.expect("the store works"), "none are left");
    assert_eq!(
        store.kept_of(member(BERT)).await.expect("it works")["quotes_shown"].as_array().map(Vec::len),
        Some(60)
    );
    store.close().await;
    assert_eq!(traces_of(fresh.folder.path(), ANNA), 0, "when it has stopped");
}

#[tokio::test]
async fn what_a_server_had_is_in_no_file_once_it_is_purged() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    fill(&store).await;
    let asks = Settings { log_unanswered: true, ..Settings::default() };
    store.keep_settings(server(ABANDONED), &asks).await.expect("the store works");
    for number in 0..50 {
        let at = SystemTime::now() - Duration::from_secs(number);
        ask(&store, ABANDONED, at, &format!("Wie kweekt er zeldzame pioenrozen nummer {number}?")).await;
    }
    let now = SystemTime::now();
    store.leave_guild(server(ABANDONED), now).await.expect("the store works");
    assert!(traces(fresh.folder.path(), b"pioenrozen") > 0, "the test can fail");
    assert_eq!(store.erase_departed(now + ERASED_AFTER).await.expect("the store works"), 1);
    store.wipe_traces().await.expect("the store works");
    assert_eq!(traces(fresh.folder.path(), b"pioenrozen"), 0);
    assert_eq!(traces_of(fresh.folder.path(), ABANDONED), 0);
    assert!(traces_of(fresh.folder.path(), ANNA) > 0, "what others have is there");
    store.close().await;
}

#[tokio::test]
async fn questions_that_were_erased_are_in_no_file() {
    type Erasing = for<'s> fn(&'s Store) -> std::pin::Pin<Box<dyn Future<Output = ()> + 's>>;
    let ways: [Erasing; 3] = [
        |store| Box::pin(async { store.forget_unanswered(server(ABANDONED)).await.expect("it works") }),
        |store| {
            Box::pin(async {
                let off = Settings::default();
                store.keep_settings(server(ABANDONED), &off).await.expect("it works");
            })
        },
        |store| {
            Box::pin(async {
                let later = SystemTime::now() + UNANSWERED_FOR + Duration::from_secs(60);
                assert_eq!(store.forget_old_unanswered(later).await.expect("it works"), 200);
            })
        },
    ];
    for erase in ways {
        let fresh = Fresh::sqlite();
        let store = fresh.open().await;
        for number in 0..200 {
            let at = SystemTime::now() - Duration::from_secs(number);
            ask(&store, ABANDONED, at, &format!("Wie kweekt er zeldzame pioenrozen nummer {number}?")).await;
        }
        erase(&store).await;
        assert!(store.wipe_traces().await.expect("the store works"));
        assert_eq!(traces(fresh.folder.path(), b"pioenrozen"), 0);
        store.close().await;
    }
}

#[tokio::test]
async fn traces_in_a_file_of_an_earlier_version_go_too() {
    let fresh = Fresh::sqlite();
    fresh.open().await.close().await;
    let pool = fresh.raw().await;
    run(&pool, "PRAGMA secure_delete = OFF; PRAGMA user_version = 0".to_owned()).await;
    for line in 0..500 {
        run(&pool, format!("INSERT INTO quotes_shown VALUES ('member', {ANNA}, 'nl', {line}, 1, 1)")).await;
    }
    run(&pool, format!("DELETE FROM quotes_shown WHERE place_id = {ANNA}")).await;
    pool.close().await;
    assert!(traces_of(fresh.folder.path(), ANNA) > 0, "the test can fail");
    let store = fresh.open().await;
    assert!(store.wipe_traces().await.expect("the store works"));
    assert_eq!(traces_of(fresh.folder.path(), ANNA), 0);
    store.close().await;
}

#[tokio::test]
async fn traces_that_could_not_be_wiped_are_remembered_also_by_the_next_start() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    fill(&store).await;
    // Somebody reads, as a backup does.
    let pool = fresh.raw().await;
    let mut reader = pool.begin().await.expect("a transaction");
    sqlx::query("SELECT COUNT(*) FROM quotes_shown").fetch_one(&mut *reader).await.expect("it reads");
    store.erase_member(member(ANNA)).await.expect("the store works");
    store.wipe_traces().await.expect_err("somebody reads");
    reader.rollback().await.expect("it ends");
    pool.close().await;
    // A stop at this moment.
    store.close().await;
    let store = fresh.open().await;
    assert!(store.wipe_traces().await.expect("the store works"));
    assert_eq!(traces_of(fresh.folder.path(), ANNA), 0);
    store.close().await;
}

#[tokio::test]
async fn a_backup_holds_no_traces() {
    let fresh = Fresh::sqlite();
    let store = fresh.open().await;
    fill(&store).await;
    store.erase_member(member(ANNA)).await.expect("the store works");
    let folder = tempfile::tempdir().expect("a folder");
    backup(&fresh.location, &folder.path().join("copy.db")).await.expect("a backup");
    assert!(matches!(&fresh.location, Location::File(_)));
    assert_eq!(traces_of(folder.path(), ANNA), 0);
    store.close().await;
}

//! When the disk is full while the program runs, is what was promised to a person kept or refused
//! aloud, is nothing half done, are questions answered, and does all work again once there is room?
//!
//! On a tiny file system; and, for any user, by a limit on how large a file of the process may become.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use jiff::{Timestamp, ToSpan as _};
use tempfile::TempDir;

use super::killing::due;
use super::outages::Told;
use super::program::Program;
use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, permissions};
use crate::store::databases::{Fresh, connect, sqlite_url};
use crate::store::small_disk::SmallDisk;

const PROGRAM: &str = env!("CARGO_BIN_EXE_vraagbaak");
/// A short lease, so that what was held up is soon taken up again.
const SETTINGS: [(&str, &str); 2] = [("DAILY_LEASE", "2"), ("LOG", "info")];
const FAILS: &str = "the store fails";
/// How many promises are asked for at the most before one must have been refused.
const PROMISES: usize = 60;

/// How there is no room, and room again.
enum Room {
    /// A disk of its own is filled; `None` while it isn't.
    Disk(Option<PathBuf>),
    /// No file of the process may grow.
    FileSize,
}

/// A program whose data stand where there may be no room.
struct Place {
    fresh: Fresh,
    discord: FakeDiscord,
    guild: Guild,
    channel: Channel,
    /// Where a post is due soon after the start.
    soon: Channel,
    anna: Member,
    program: Program,
    room: Room,
}

impl Place {
    async fn with(room: Room) -> Self {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let (channel, soon) = (guild.text_channel("algemeen"), guild.text_channel("straks"));
        let anna = guild.member("anna", "nl");
        anna.gets_role(&guild.role("beheer", permissions::MANAGE_GUILD));
        let fresh = Fresh::sqlite();
        // What is on the disk at first: SQLite can't reach into it from here.
        let first = Fresh::sqlite();
        let (store, command) = match room {
            Room::Disk(_) => (first.open().await, on_a_disk(fresh.folder.path(), first.folder.path())),
            Room::FileSize => (fresh.open().await, with_files_that_do_not_grow()),
        };
        let mut due = due(&guild, &soon);
        due.look_at = Timestamp::now().checked_add(6.seconds()).expect("a moment");
        store.save_schedule(&due, Timestamp::now()).await.expect("the store works");
        store.close().await;
        let program = Program::begin(command, &discord, &fresh, &SETTINGS);
        discord.bot_ready().await;
        Self { fresh, discord, guild, channel, soon, anna, program, room }
    }

    /// Its data, as we reach them.
    fn data(&self) -> PathBuf {
        let folder = self.fresh.folder.path();
        match self.room {
            Room::Disk(_) => as_seen_by(self.program.id(), folder),
            Room::FileSize => folder.to_owned(),
        }
    }

    fn fills_up(&mut self) {
        let data = self.data();
        match &mut self.room {
            Room::Disk(filler) => *filler = Some(fill(&data)),
            Room::FileSize => limit_files(self.program.id(), "16384:unlimited"),
        }
    }

    fn has_room_again(&mut self) {
        match &mut self.room {
            Room::Disk(filler) => {
                fs::remove_file(filler.take().expect("it is full")).expect("taken away");
            }
            Room::FileSize => limit_files(self.program.id(), "unlimited:unlimited"),
        }
    }

    async fn daily(&self, what: &str, options: &[(&str, &str)]) -> String {
        self.anna.slash(&self.channel, &format!("daily {what}"), options).reply().await.content().to_owned()
    }

    async fn set(&self, channel: &Channel) -> Told {
        Told::of(&self.daily("set", &[("channel", &format!("#{}", channel.name()))]).await)
    }

    async fn question_and_quote_are_answered(&self, quotes: &Channel) {
        let question = [("question", "Waarom helpen zwakke banden?"), ("private", "true")];
        let answer = self.anna.slash(&self.channel, "ask", &question).reply().await;
        assert!(answer.to_string().contains("-# Zwakke banden ›"), "{answer}");
        let quote = self.anna.slash(quotes, "quote", &[]).reply().await;
        assert!(!quote.embeds().is_empty(), "{quote}");
    }

    /// Sets one schedule after the other until some have been refused.
    async fn promises(&self) -> Vec<(Channel, Told)> {
        let mut promised = Vec::new();
        let mut not_kept = 0;
        while not_kept < 3 {
            assert!(promised.len() < PROMISES, "there is room for all:\n{}", self.program.log());
            let channel = self.guild.text_channel(&format!("kanaal-{}", promised.len()));
            let told = self.set(&channel).await;
            not_kept += usize::from(told != Told::Kept);
            promised.push((channel, told));
        }
        promised
    }

    async fn until_posted(&self, channel: &Channel) {
        let log = || self.program.log();
        let there = async {
            while channel.messages().is_empty() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(90), there).await;
        assert!(waited.is_ok(), "it is not posted:\n{}", log());
    }

    /// Nothing in the database is broken.
    async fn is_whole(&self) {
        let copy = TempDir::new().expect("a folder");
        for name in ["vraagbaak.db", "vraagbaak.db-wal"] {
            fs::copy(self.data().join(name), copy.path().join(name)).expect("a copy");
        }
        let pool = connect(&sqlite_url(&copy.path().join("vraagbaak.db"))).await;
        let row = sqlx::query("PRAGMA integrity_check").fetch_one(&pool).await.expect("a word");
        assert_eq!(sqlx::Row::get::<String, _>(&row, 0), "ok");
        pool.close().await;
    }
}

/// The program with its data on a disk of four megabytes.
fn on_a_disk(folder: &Path, holds: &Path) -> Command {
    let (folder, holds) = (folder.to_owned(), holds.to_owned());
    SmallDisk { folder, kilobytes: 4_096, read_only: false, holds }.run(PROGRAM)
}

/// The program without the signal that comes with the limit on files, and would end it: a full disk
/// sends none.
fn with_files_that_do_not_grow() -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", r#"trap "" XFSZ; exec "$0" "$@""#, PROGRAM]);
    command
}

/// The folder as the process sees it in which the disk is mounted.
fn as_seen_by(process: u32, folder: &Path) -> PathBuf {
    let inside = folder.strip_prefix("/").expect("a whole path");
    Path::new("/proc").join(process.to_string()).join("root").join(inside)
}

/// Takes all room that is left there; what comes back gives it back when it is taken away.
fn fill(folder: &Path) -> PathBuf {
    let path = folder.join("filler");
    let mut file = File::create(&path).expect("a file");
    // The last ones take what is less than a block.
    for size in [65_536, 4_096, 1] {
        while file.write_all(&vec![7; size]).is_ok() {}
    }
    path
}

fn limit_files(process: u32, limit: &str) {
    let mut prlimit = Command::new("prlimit");
    let done = prlimit.args(["--pid", &process.to_string(), &format!("--fsize={limit}")]).status();
    assert!(done.expect("prlimit is there").success());
}

fn shown(text: &str, channel: &Channel) -> bool {
    text.contains(&format!("<#{}>", channel.id()))
}

async fn a_full_disk(mut place: Place) {
    assert_eq!(place.set(&place.channel).await, Told::Kept);
    let quotes = place.guild.text_channel("citaten");
    place.fills_up();
    let promised = place.promises().await;
    place.question_and_quote_are_answered(&quotes).await;
    // What the bot posts, or says that it could not.
    let channel = format!("#{}", place.channel.name());
    let now = place.daily("now", &[("channel", &channel)]).await;
    assert!(now.starts_with("Geplaatst") || now.starts_with("Sorry"), "{now}");
    let errors = place.program.log().lines().filter(|line| line.contains("ERROR")).count();
    let told = place.program.log().lines().filter(|line| line.contains(FAILS)).count();
    assert!((1..=told).contains(&errors), "nothing else is logged:\n{}", place.program.log());
    for (channel, _) in promised.iter().filter(|(_, told)| *told != Told::Kept) {
        assert_ne!(place.set(channel).await, Told::Kept);
    }
    let again = place.program.log().lines().filter(|line| line.contains("setting /daily")).count();
    assert_eq!(again, 1, "not once a request:\n{}", place.program.log());

    place.has_room_again();
    place.until_posted(&place.soon).await;
    place.daily("now", &[("channel", &channel)]).await;
    let all = place.daily("show", &[]).await;
    for (channel, told) in &promised {
        assert!(*told == Told::Unsure || shown(&all, channel) == (*told == Told::Kept), "{told:?}: {all}");
        assert_eq!(place.set(channel).await, Told::Kept, "there is room again");
    }
    assert!(place.program.log().contains("the store works again at setting /daily"));
    assert_eq!((place.soon.messages().len(), place.channel.messages().len()), (1, 1), "one for the date");
    place.is_whole().await;
    place.program.kill().await;
    place.discord.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_it_keeps_its_word_or_says_that_it_can_not() {
    if SmallDisk::can_be_made() {
        a_full_disk(Place::with(Room::Disk(None)).await).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_file_may_grow_it_keeps_its_word_or_says_that_it_can_not() {
    a_full_disk(Place::with(Room::FileSize).await).await;
}

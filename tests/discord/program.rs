//! Does the program itself, started as a volunteer starts it, end as the README says?

use std::num::NonZeroU64;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, TempDir};
use tokio::process::{Child, Command};
use vraagbaak::domain::{GuildId, Language, Settings, Unanswered};
use vraagbaak::store::{ERASED_AFTER, Location, Store, UNANSWERED_FOR};
use vraagbaak::telemetry;

use crate::fake_discord::{FakeDiscord, Fault, permissions};
use crate::store::erasing::{traces, traces_of};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];

const UNANSWERED: &str = "Hoeveel eieren gaan er in een pannenkoek?";

/// How long the program may take to end by itself.
const ENDING: Duration = Duration::from_secs(20);

/// The program while it runs, with a data folder of its own, and a file for what it logs: a pipe that
/// nobody reads meanwhile would hold it up.
pub(crate) struct Program {
    child: Child,
    _data: TempDir,
    said: NamedTempFile,
}

/// The program, run as the bot against this Discord, with nothing else in its environment.
pub(crate) fn program(discord: &FakeDiscord, more: &[(&str, &str)]) -> Program {
    let data = TempDir::new().expect("a folder");
    let said = NamedTempFile::new().expect("a file");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let child = Command::new(env!("CARGO_BIN_EXE_vraagbaak"))
        .env_clear()
        .env("DISCORD_TOKEN", discord.token())
        .env("DISCORD_API_URL", discord.api_url())
        .env("DISCORD_GATEWAY_URL", discord.gateway_url())
        .env("MODEL", "off")
        .env("CORPUS_DIR", fixtures.join("corpus"))
        .env("DATA_DIR", data.path())
        // What a test asks, it asks at once.
        .env("MEMBER_PAUSE", "0")
        .envs(more.iter().copied())
        .current_dir(fixtures)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(said.reopen().expect("the file"))
        .kill_on_drop(true)
        .spawn()
        .expect("the program starts");
    Program { child, _data: data, said }
}

/// How it ends by itself: its exit code, and what it said.
pub(crate) async fn ended(program: Program) -> (Option<i32>, String) {
    let output = tokio::time::timeout(ENDING, program.child.wait_with_output()).await.expect("it ends");
    (output.expect("it ran").status.code(), text_of(&program.said))
}

/// What it logged until now, when it is ended.
pub(crate) async fn log_of(mut program: Program) -> String {
    program.child.start_kill().expect("it runs");
    let output = tokio::time::timeout(ENDING, program.child.wait_with_output()).await.expect("it ends");
    output.expect("it ran");
    text_of(&program.said)
}

fn text_of(file: &NamedTempFile) -> String {
    String::from_utf8_lossy(&std::fs::read(file.path()).expect("the file")).into_owned()
}

#[cfg(unix)]
pub(crate) async fn signal(program: &Program, name: &str) {
    let pid = program.child.id().expect("it runs").to_string();
    let sent = Command::new("kill").args(["-s", name, &pid]).status().await.expect("kill is there");
    assert!(sent.success());
}

#[cfg(unix)]
#[tokio::test]
async fn a_signal_lets_it_finish_what_is_in_flight_and_end_well() {
    for name in ["TERM", "INT"] {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
        let program = program(&discord, &[]);
        discord.bot_ready().await;
        let held = discord
            .inject(Fault::held().on("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"));
        let question = anna.slash(&channel, "ask", &QUESTION);
        held.hit(1).await;
        signal(&program, name).await;
        held.release();
        let (code, said) = ended(program).await;
        assert_eq!(code, Some(0), "SIG{name}: {said}");
        assert!(question.is_answered(), "SIG{name}: {said}");
        discord.finish().await;
    }
}

#[tokio::test]
async fn a_refused_token_is_told_to_the_volunteer_with_what_to_do() {
    let discord = FakeDiscord::start().await;
    discord.guild("Netwerkers");
    let program = program(&discord, &[("DEFAULT_LANGUAGE", "en")]);
    discord.bot_ready().await;
    discord.inject(Fault::close(4004));
    let (code, said) = ended(program).await;
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("Reset Token"), "{said}");
    assert!(!said.contains(discord.token()), "{said}");
    discord.finish().await;
}

#[tokio::test]
async fn refused_intents_are_told_to_the_volunteer_with_what_to_do() {
    let discord = FakeDiscord::start().await;
    discord.guild("Netwerkers");
    let program = program(&discord, &[]);
    discord.bot_ready().await;
    discord.inject(Fault::close(4014));
    let (code, said) = ended(program).await;
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("Message Content Intent aan, of haal MESSAGE_CONTENT uit .env"), "{said}");
    discord.finish().await;
}

#[tokio::test]
async fn an_unreachable_discord_has_an_exit_code_of_its_own() {
    let discord = FakeDiscord::start().await;
    let nobody = [("DISCORD_API_URL", "http://127.0.0.1:9"), ("DISCORD_GATEWAY_URL", "ws://127.0.0.1:9")];
    let (code, said) = ended(program(&discord, &nobody)).await;
    assert_eq!(code, Some(5), "{said}");
    assert!(said.contains("De verbinding met Discord wordt geweigerd"), "{said}");
    discord.finish().await;
}

#[tokio::test]
async fn health_and_metrics_are_served() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = free.local_addr().expect("its address").to_string();
    drop(free);
    let mut program = program(&discord, &[("METRICS_ADDR", &address)]);
    discord.bot_ready().await;
    let answer = anna.slash(&channel, "ask", &QUESTION).reply().await;
    anna.presses(&answer, "Nuttig").reply().await;
    assert!(get(&address, "/health").await.starts_with("HTTP/1.1 200"));
    let metrics = get(&address, "/metrics").await;
    assert!(metrics.contains("vraagbaak_questions_total{outcome=\"answer\"} 1"), "{metrics}");
    assert!(metrics.contains("vraagbaak_answer_seconds_count{outcome=\"answer\"} 1"), "{metrics}");
    assert!(
        metrics.contains("vraagbaak_answer_seconds_bucket{outcome=\"answer\",le=\"+Inf\"} 1"),
        "{metrics}"
    );
    for metric in telemetry::ALL {
        let (name, kind) = (metric.name, metric.kind.name());
        assert!(metrics.contains(&format!("# HELP {name} {}\n", metric.help)), "{name}: {metrics}");
        assert!(metrics.contains(&format!("# TYPE {name} {kind}\n")), "{name}: {metrics}");
        assert!(
            metrics.contains(&format!("\n{name}")),
            "{name} is there before anything happened: {metrics}"
        );
    }
    assert!(metrics.contains("vraagbaak_ratings_total{helpful=\"yes\",outcome=\"answer\"} 1"), "{metrics}");
    for said in ["Hoi!", "Dank je wel!", UNANSWERED] {
        anna.dms(said).reply().await;
    }
    let metrics = get(&address, "/metrics").await;
    assert!(metrics.contains("vraagbaak_questions_total{outcome=\"courtesy\"} 2"), "{metrics}");
    assert!(metrics.contains("vraagbaak_questions_total{outcome=\"none\"} 1"), "{metrics}");
    anna.slash(&channel, "ask", &QUESTION).reply().await;
    let metrics = get(&address, "/metrics").await;
    assert!(metrics.contains("vraagbaak_remembered_answers_total 1"), "{metrics}");
    assert!(metrics.contains("vraagbaak_questions_total{outcome=\"answer\"} 2"), "{metrics}");
    assert!(metrics.contains("vraagbaak_answer_seconds_count{outcome=\"answer\"} 2"), "{metrics}");
    program.child.kill().await.expect("it ends");
    discord.finish().await;
}

#[tokio::test]
async fn the_volunteer_chooses_the_pause_between_two_questions_of_a_member() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let mut program = program(&discord, &[("MEMBER_PAUSE", "3600")]);
    discord.bot_ready().await;
    assert!(!anna.slash(&channel, "ask", &QUESTION).reply().await.is_ephemeral());
    let wait = anna.slash(&channel, "ask", &QUESTION).reply().await;
    assert!(wait.is_ephemeral() && wait.content().starts_with("Even geduld: over 3"), "{wait}");
    program.child.kill().await.expect("it ends");
    discord.finish().await;
}

/// What a plain HTTP GET returns, headers and all.
async fn get(address: &str, path: &str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let mut stream = tokio::net::TcpStream::connect(address).await.expect("it is served");
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("answered");
    answer
}

/// What the doctor says on standard output, with its exit code.
pub(crate) async fn doctor(discord: &FakeDiscord, more: &[(&str, &str)]) -> (Option<i32>, String) {
    let output = output_of(discord, &["doctor"], more).await;
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The same, with what it says on standard error.
pub(crate) async fn doctor_told(discord: &FakeDiscord, more: &[(&str, &str)]) -> (Option<i32>, String) {
    told(discord, &["doctor"], more).await
}

/// What a command says on both, with its exit code.
pub(crate) async fn told(
    discord: &FakeDiscord,
    arguments: &[&str],
    more: &[(&str, &str)],
) -> (Option<i32>, String) {
    let output = output_of(discord, arguments, more).await;
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

async fn output_of(discord: &FakeDiscord, arguments: &[&str], more: &[(&str, &str)]) -> std::process::Output {
    let data = tempfile::TempDir::new().expect("a folder");
    Command::new(env!("CARGO_BIN_EXE_vraagbaak"))
        .args(arguments)
        .env_clear()
        .env("DISCORD_TOKEN", discord.token())
        .env("DISCORD_API_URL", discord.api_url())
        .env("MODEL", "off")
        .env("CORPUS_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus"))
        .env("DATA_DIR", data.path())
        .env("DEFAULT_LANGUAGE", "en")
        .envs(more.iter().copied())
        .output()
        .await
        .expect("it runs")
}

#[tokio::test]
async fn the_doctor_knows_the_bot_and_how_to_invite_it() {
    let discord = FakeDiscord::start().await;
    let (code, said) = doctor(&discord, &[]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("the bot is called vraagbaak"), "{said}");
    assert!(said.contains("The documents were last updated on 20"), "{said}");
    assert!(said.contains(concat!("Version: ", env!("CARGO_PKG_VERSION"))), "{said}");
    assert!(said.contains("oauth2/authorize?client_id="), "{said}");
    assert!(said.contains("scope=bot%20applications.commands") || said.contains("scope=bot+"), "{said}");
    // View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads.
    assert!(said.contains("permissions=274877991936"), "{said}");
    assert!(said.contains("not on any server yet"), "{said}");
    discord.finish().await;
}

#[tokio::test]
async fn the_doctor_sets_up_how_discord_shows_the_bot_and_leaves_what_is_in_order() {
    const CHANGE: &str = "PATCH /applications/@me";
    let discord = FakeDiscord::start().await;
    let (_, said) = doctor(&discord, &[]).await;
    assert!(said.contains("integration_type=1&scope=applications.commands"), "{said}");
    assert!(said.contains("doesn't tell what it is yet"), "{said}");
    assert!(said.contains("doesn't add it with what it needs yet"), "{said}");
    assert_eq!(discord.requests(CHANGE), 0, "it changes nothing by itself");
    let (code, said) = doctor(&discord, &[("DOCTOR_SET_UP", "true")]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Set up: the bot's profile"), "{said}");
    assert!(!said.contains("it is yet") && !said.contains("it needs yet"), "it is now: {said}");
    assert_eq!(discord.requests(CHANGE), 2);
    let (_, said) = doctor(&discord, &[("DOCTOR_SET_UP", "true")]).await;
    assert!(said.contains("The bot's profile tells what it is."), "{said}");
    assert!(said.contains("adds it with what it needs, to a server"), "{said}");
    assert_eq!(discord.requests(CHANGE), 2, "what is in order stays");
    discord.finish().await;
}

#[tokio::test]
async fn where_discord_does_not_let_it_the_doctor_says_where_to_set_it_up() {
    let discord = FakeDiscord::start().await;
    discord.inject(Fault::error(403, 20012).on("PATCH /applications/@me"));
    let (code, said) = doctor(&discord, &[("DOCTOR_SET_UP", "true")]).await;
    assert_eq!(code, Some(0), "the bot runs without: {said}");
    assert!(said.contains("set up the bot's profile (403"), "{said}");
    assert!(said.contains("page Installation"), "{said}");
    discord.finish().await;
}

#[tokio::test]
async fn the_doctor_tells_what_is_missing_on_which_server_and_of_the_intent() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Networkers");
    let (channel, hidden) = (guild.text_channel("general"), guild.text_channel("board"));
    let (code, said) = doctor(&discord, &[]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("On the bot's server no permission is missing."), "{said}");
    assert!(said.contains("Only question channels need it, and the text of forum posts."), "{said}");
    channel.denies_bot(permissions::EMBED_LINKS | permissions::SEND_MESSAGES);
    hidden.hides_from_bot();
    let (code, said) = doctor(&discord, &[("MESSAGE_CONTENT", "true")]).await;
    assert_eq!(code, Some(1), "it can't start: {said}");
    assert!(said.contains("On Networkers, in #general, the bot is missing: Send Messages, Embed Links."));
    assert!(said.contains("in #board, the bot is missing: View Channel."), "{said}");
    assert!(said.contains("switch Message Content Intent on"), "{said}");
    discord.allow_privileged_intents();
    let (code, said) = doctor(&discord, &[("MESSAGE_CONTENT", "true")]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Message Content is on"), "{said}");
    discord.finish().await;
}

#[tokio::test]
async fn what_was_kept_long_enough_is_erased_when_the_program_starts() {
    let (discord, data) = (FakeDiscord::start().await, TempDir::new().expect("a folder"));
    discord.guild("Netwerkers");
    let location = Location::new(data.path(), None).expect("a file");
    let store = Store::open(&location).await.expect("the store opens");
    let guild = |number| GuildId::new(NonZeroU64::new(number).expect("not 0"));
    let (now, left, here) = (SystemTime::now(), guild(1), guild(2));
    store.keep_settings(left, &Settings::default()).await.expect("the store works");
    store.leave_guild(left, now - ERASED_AFTER).await.expect("the store works");
    let old = Unanswered::new("Hoe oud is dit?", Language::Dutch, now - UNANSWERED_FOR - ERASED_AFTER);
    store.keep_unanswered(here, &old).await.expect("the store works");
    let folder = data.path().to_string_lossy().into_owned();
    let mut program = program(&discord, &[("DATA_DIR", &folder)]);
    discord.bot_ready().await;
    let erasing = async {
        while !store.known_guilds().await.expect("the store works").is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(ENDING, erasing).await.expect("both are erased");
    no_traces(data.path(), || traces(data.path(), b"Hoe oud is dit?")).await;
    program.child.kill().await.expect("it ends");
    store.close().await;
    discord.finish().await;
}

/// Waits until nothing is left in the files of a folder.
async fn no_traces(folder: &Path, count: impl Fn() -> usize) {
    let waiting = async {
        while count() > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let waited = tokio::time::timeout(ENDING, waiting).await;
    assert!(waited.is_ok(), "traces are left in {}: {}", folder.display(), count());
}

#[tokio::test]
async fn a_member_who_erases_what_is_kept_of_them_is_on_the_disk_no_more() {
    let (discord, data) = (FakeDiscord::start().await, TempDir::new().expect("a folder"));
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    anna.gets_role(&guild.role("moderators", permissions::MANAGE_GUILD));
    let folder = data.path().to_string_lossy().into_owned();
    let mut program = program(&discord, &[("DATA_DIR", &folder)]);
    discord.bot_ready().await;
    for _ in 0..10 {
        anna.slash(&anna.dm_channel(), "quote", &[]).reply().await;
    }
    let zone = [("time", "9:00"), ("timezone", "Europe/Amsterdam")];
    anna.slash(&channel, "daily set", &zone).reply().await;
    let number: u64 = anna.id().parse().expect("a number");
    assert!(traces_of(data.path(), number) > 10, "the test can fail");
    let asks = anna.slash(&channel, "privacy erase", &[]).reply().await;
    anna.presses(&asks, "Wis alles van mij").reply().await;
    no_traces(data.path(), || traces_of(data.path(), number)).await;
    program.child.kill().await.expect("it ends");
    assert_eq!(traces_of(data.path(), number), 0);
    discord.finish().await;
}

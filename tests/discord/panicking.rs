//! What if answering one request panics? One apology, one line of the log, and the bot goes on.
//!
//! What panics is what the bot is given from outside: the meter that counts questions and opinions,
//! documents with passages beyond their end, and the clock. The log is the program's own, on standard
//! error; so that bot is a process of its own, which is this same test.

use std::collections::HashSet;
use std::io::Read as _;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use metrics::{Counter, CounterFn, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;
use vraagbaak::app::daily::DailyOptions;
use vraagbaak::app::{App, Library};
use vraagbaak::config::LogFormat;
use vraagbaak::discord::{self, Options, Status};
use vraagbaak::domain::{Language, Secret};
use vraagbaak::observe;
use vraagbaak::store::{Location, Store};

use super::bot::{library, unwatched};
use crate::fake_discord::{Channel, FakeDiscord, Guild, Member, Reply, permissions};

/// Tell the process that is the bot where Discord is, and by what token it knows it.
const API: &str = "PANICKING_API";
const GATEWAY: &str = "PANICKING_GATEWAY";
const TOKEN: &str = "PANICKING_TOKEN";

const APOLOGY: &str = "Sorry, er ging bij mij iets mis";
const WHY: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
/// A question without an answer: counting those is what breaks.
const BREAKS: [(&str, &str); 1] = [("question", "Hoeveel eieren gaan er in een pannenkoek?")];

/// How many tasks go by the clock from the start.
const WORKERS: usize = 4;

/// How often the conversation makes the bot panic.
const PANICS: usize = 8;

/// How long the bot may take to end.
const ENDING: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_panic_is_one_apology_and_one_log_line_and_the_bot_goes_on() {
    if std::env::var_os(API).is_some() {
        return be_the_bot().await;
    }
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    anna.gets_role(&guild.role("moderators", permissions::MANAGE_GUILD));
    let bot = another_process(&discord);
    discord.bot_ready().await;
    let scene = Scene { discord, guild, channel, anna };
    commands_and_messages(&scene).await;
    buttons_and_menus(&scene).await;
    let log = ended(bot).await;
    let trouble: Vec<_> =
        log.lines().filter(|line| line.contains("ERROR") || line.contains("WARN")).collect();
    assert_eq!(trouble.len(), PANICS, "{log}");
    assert!(trouble.iter().all(|line| line.contains("ERROR") && line.contains("panicked: ")), "{log}");
    scene.discord.finish().await;
}

struct Scene {
    discord: FakeDiscord,
    guild: Guild,
    channel: Channel,
    anna: Member,
}

/// This test, run again as the bot.
fn another_process(discord: &FakeDiscord) -> Child {
    let name = "discord::panicking::a_panic_is_one_apology_and_one_log_line_and_the_bot_goes_on";
    Command::new(std::env::current_exe().expect("this test is a program"))
        .args([name, "--exact", "--nocapture"])
        .env(API, discord.api_url())
        .env(GATEWAY, discord.gateway_url())
        .env(TOKEN, discord.token())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("it starts")
}

/// Lets the bot end, well; what it logged.
async fn ended(mut bot: Child) -> String {
    drop(bot.stdin.take());
    let ended = tokio::time::timeout(ENDING, bot.wait_with_output()).await.expect("it ends").expect("it ran");
    let (said, log) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert!(ended.status.success() && said.contains("1 passed"), "{said}\n{log}");
    log.into_owned()
}

/// Runs the bot on what is broken, with the program's own log, until standard input ends.
async fn be_the_bot() {
    observe::start_logging("info", LogFormat::Text).expect("a level");
    metrics::set_global_recorder(Meter).expect("there is no other");
    let told = |name| std::env::var(name).expect("the other process says so");
    let data = TempDir::new().expect("a folder");
    let location = Location::new(data.path(), None).expect("a file");
    let store = Store::open(&location).await.expect("the store opens");
    let options = Options {
        token: Secret::new(&told(TOKEN)),
        api_url: Some(told(API).parse().expect("a URL")),
        gateway_url: Some(told(GATEWAY).parse().expect("a URL")),
        insecure: false,
        default_language: Language::Dutch,
        message_content: false,
        source_code: None,
        pace: unwatched(),
        daily: DailyOptions { clock: Arc::new(broken_clock()), ..DailyOptions::default() },
    };
    let stop = CancellationToken::new();
    let stopping = stop.clone();
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        stopping.cancel();
    });
    let app = App::with_store(broken_documents(), 7, store);
    discord::run(options, app, Arc::new(Status::default()), stop).await.expect("it ends well");
}

/// A clock that breaks for all but the tasks that look at it first: those that post, look after the group, ask
/// helpers, and tell figures.
fn broken_clock() -> impl Fn() -> Timestamp {
    let workers = Mutex::new(HashSet::new());
    move || {
        let mut workers = workers.lock().unwrap_or_else(PoisonError::into_inner);
        if workers.len() < WORKERS {
            workers.insert(tokio::task::id());
        }
        assert!(workers.contains(&tokio::task::id()), "the clock is broken");
        Timestamp::now()
    }
}

/// The documents of the fixtures, whose passages end beyond their end, for whoever looks in the
/// documents rather than in the index.
fn broken_documents() -> Library {
    let mut library = library();
    for passage in &mut library.corpus.passages {
        passage.range.end += passage.document.text.len();
    }
    library
}

async fn commands_and_messages(scene: &Scene) {
    let (anna, channel) = (&scene.anna, &scene.channel);
    apologises(&anna.slash(channel, "ask", &BREAKS).reply().await);
    goes_on(scene).await;
    apologises(&anna.mentions_bot(channel, BREAKS[0].1).reply().await);
    apologises(&anna.dms(BREAKS[0].1).reply().await);
    let said = scene.guild.member("ben", "nl").says(channel, BREAKS[0].1);
    apologises(&anna.uses_message_command(channel, "Find passages", &said).reply().await);
    assert_eq!(channel.messages().len(), 4, "one apology each: {}", scene.discord.transcript());
    goes_on(scene).await;
}

async fn buttons_and_menus(scene: &Scene) {
    let (anna, channel) = (&scene.anna, &scene.channel);
    // What is asked on a server is counted, by the clock.
    let answer = anna.slash(&anna.dm_channel(), "ask", &WHY).reply().await;
    let before = channel.messages().len();
    for button in ["Meer…", "Nuttig"] {
        apologises(&anna.presses(&answer, button).reply().await);
        goes_on(scene).await;
    }
    assert_eq!(channel.messages().len(), before, "the apologies are private");
    let topics = anna.slash(&anna.dm_channel(), "topics", &[]).reply().await;
    let documents = anna.selects(&topics, "Kies een onderwerp", &["netwerken"]).reply().await;
    apologises(&anna.selects(&documents, "Kies een document", &["Zwakke banden"]).reply().await);
    apologises(&anna.slash(channel, "daily set", &[("time", "9:00")]).reply().await);
    goes_on(scene).await;
}

fn apologises(reply: &Reply) {
    assert!(reply.content().starts_with(APOLOGY) && reply.embeds().is_empty(), "{reply}");
}

/// A question that breaks nothing is answered.
async fn goes_on(scene: &Scene) {
    let reply = scene.anna.slash(&scene.anna.dm_channel(), "ask", &WHY).reply().await;
    assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
}

/// Counts nothing, and breaks over a question without an answer and over an opinion.
struct Meter;

impl CounterFn for Meter {
    fn increment(&self, _: u64) {
        panic!("the meter is broken");
    }

    fn absolute(&self, _: u64) {}
}

impl Recorder for Meter {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        let breaks = key
            .labels()
            .any(|label| matches!((label.key(), label.value()), ("outcome", "none") | ("helpful", _)));
        if breaks { Counter::from_arc(Arc::new(Meter)) } else { Counter::noop() }
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

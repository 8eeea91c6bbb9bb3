//! How does the bot do when a great many people ask at once? `docs/load.md` tells how to run this,
//! and what it gave.

#![expect(clippy::print_stderr, reason = "what a run gave is for the one who started it")]

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use poise::serenity_prelude as serenity;
use serenity::{
    ClientBuilder, CreateAllowedMentions, CreateInteractionResponse, CreateInteractionResponseMessage,
    GatewayIntents, HttpBuilder, Interaction,
};
use tokio::process::{Child, Command};
use tokio::time::MissedTickBehavior;

use crate::fake_discord::{Channel, FakeDiscord, Member};

const GUILDS: usize = 100;
const MEMBERS: usize = 500;
/// How long the last answers may take to come.
const LAST_ANSWERS: Duration = Duration::from_secs(120);
/// How far memory may grow over the second half of a run, in KiB: a question may not leave anything behind. What the bot
/// remembers of conversations is bounded, and far below it.
const GROWTH: u64 = 32 * 1024;

/// A number from the environment, for a run with other numbers than the usual ones.
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// Everybody who asks, each in a channel of theirs.
fn crowd(discord: &FakeDiscord) -> Vec<(Member, Channel)> {
    let guilds: Vec<_> = (0..GUILDS).map(|number| discord.guild(&format!("Server {number}"))).collect();
    let channels: Vec<_> = guilds.iter().map(|guild| guild.text_channel("algemeen")).collect();
    let people = (0..MEMBERS).map(|number| {
        let at = number % GUILDS;
        (guilds[at].member(&format!("lid {number}"), "nl"), channels[at].clone())
    });
    people.collect()
}

/// The questions of the golden set of a language.
fn questions() -> Vec<String> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/nl.jsonl");
    let lines = fs::read_to_string(golden).expect("the golden questions");
    let of = |line: &str| {
        let question: serde_json::Value = serde_json::from_str(line).expect("JSON");
        question["question"].as_str().expect("a question").to_owned()
    };
    lines.lines().map(of).collect()
}

/// What a run gave.
struct Outcome {
    asked: usize,
    answered: usize,
    /// The times to the first response, shortest first.
    first: Vec<Duration>,
    took: Duration,
}

impl Outcome {
    fn at(&self, share: f64) -> Duration {
        let place = (self.first.len().saturating_sub(1) as f64 * share) as usize;
        self.first.get(place).copied().unwrap_or_default()
    }

    fn report(&self, who: &str) {
        let Outcome { asked, answered, took, .. } = self;
        eprintln!(
            "{who}: {asked} asked, {answered} answered in {took:.1?}; first response p50 {:.1?}, p99 {:.1?}, \
             longest {:.1?}",
            self.at(0.5),
            self.at(0.99),
            self.at(1.0)
        );
    }
}

/// Asks so many questions, so many a second, and waits for all answers. `watch` sees each second.
async fn ask(
    discord: &FakeDiscord,
    crowd: &[(Member, Channel)],
    count: usize,
    a_second: u64,
    mut watch: impl FnMut(usize),
) -> Outcome {
    discord.only_counts();
    let (questions, began) = (questions(), Instant::now());
    let mut tick = tokio::time::interval(Duration::from_secs(1) / u32::try_from(a_second).expect("few"));
    tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    for number in 0..count {
        tick.tick().await;
        let (member, channel) = &crowd[number * 7 % crowd.len()];
        let question = [("question", questions[number % questions.len()].as_str())];
        drop(member.slash(channel, "ask", &question));
        if number % usize::try_from(a_second).expect("few") == 0 {
            watch(number);
        }
    }
    let last = Instant::now();
    while discord.counted().1 < count && last.elapsed() < LAST_ANSWERS {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let (mut first, answered) = discord.counted();
    first.sort_unstable();
    Outcome { asked: count, answered, first, took: began.elapsed() }
}

/// A bot that says "pong" to everything: what this machine and this fake can do at all.
async fn pong(discord: &FakeDiscord) -> tokio::task::JoinHandle<()> {
    struct Pong;
    #[serenity::async_trait]
    impl serenity::EventHandler for Pong {
        async fn interaction_create(&self, ctx: serenity::Context, interaction: Interaction) {
            let Interaction::Command(command) = interaction else { return };
            let nobody = CreateAllowedMentions::new();
            let message = CreateInteractionResponseMessage::new().content("pong").allowed_mentions(nobody);
            let answer = CreateInteractionResponse::Message(message);
            command.create_response(&ctx.http, answer).await.expect("it is taken");
        }
    }
    let http = HttpBuilder::new(discord.token()).proxy(discord.api_url()).ratelimiter_disabled(true).build();
    let mut client = ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .event_handler(Pong)
        .await
        .expect("a client");
    *client.ws_url.lock().await = discord.gateway_url();
    let option = serenity::CreateCommandOption::new(serenity::CommandOptionType::String, "question", "x");
    let command = serenity::CreateCommand::new("ask").description("x").add_option(option.required(true));
    let own: u64 = discord.bot_id().parse().expect("an id");
    client.http.set_application_id(own.into());
    client.http.create_global_commands(&[command]).await.expect("they are taken");
    tokio::spawn(async move {
        client.start().await.expect("it runs");
    })
}

/// The program itself, with the corpus of the fixtures.
fn program(discord: &FakeDiscord, data: &Path) -> Child {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    Command::new(env!("CARGO_BIN_EXE_vraagbaak"))
        .env_clear()
        .env("DISCORD_TOKEN", discord.token())
        .env("DISCORD_API_URL", discord.api_url())
        .env("DISCORD_GATEWAY_URL", discord.gateway_url())
        .env("MODEL", "off")
        .env("CORPUS_DIR", fixtures.join("corpus"))
        .env("DATA_DIR", data)
        .current_dir(&fixtures)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the program starts")
}

/// The memory that a process holds, in KiB, as Linux tells it.
fn resident(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id()?)).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: see docs/load.md"]
async fn at_two_hundred_questions_a_second_none_is_lost() {
    let (a_second, seconds) = (number("LOAD_RATE", 200), number("LOAD_SECONDS", 60));
    let count = usize::try_from(a_second * seconds).expect("few");

    let discord = FakeDiscord::start().await;
    let people = crowd(&discord);
    let client = pong(&discord).await;
    discord.bot_ready().await;
    let ponged = ask(&discord, &people, count, a_second, |_| {}).await;
    ponged.report("pong");
    client.abort();
    discord.finish().await;

    let discord = FakeDiscord::start().await;
    let people = crowd(&discord);
    let data = tempfile::TempDir::new().expect("a folder");
    let mut bot = program(&discord, data.path());
    discord.bot_ready().await;
    let answered = ask(&discord, &people, count, a_second, |_| {}).await;
    answered.report("vraagbaak");
    bot.kill().await.expect("it ends");
    discord.finish().await;

    assert_eq!(ponged.answered, count);
    assert_eq!(answered.answered, count, "none is lost");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes: see docs/load.md"]
async fn memory_stays_flat_over_a_hundred_thousand_questions() {
    let (a_second, count) = (number("LOAD_RATE", 200), number("LOAD_QUESTIONS", 100_000));
    let count = usize::try_from(count).expect("few");
    let discord = FakeDiscord::start().await;
    let people = crowd(&discord);
    let data = tempfile::TempDir::new().expect("a folder");
    let mut bot = program(&discord, data.path());
    discord.bot_ready().await;
    let mut seen: Vec<(usize, u64)> = Vec::new();
    let answered = ask(&discord, &people, count, a_second, |number| {
        seen.extend(resident(&bot).map(|kib| (number, kib)));
    })
    .await;
    answered.report("vraagbaak");
    for (number, kib) in seen.iter().step_by(seen.len().div_ceil(10).max(1)) {
        eprintln!("after {number} questions: {} MiB", kib / 1_024);
    }
    bot.kill().await.expect("it ends");
    discord.finish().await;
    assert_eq!(answered.answered, count, "none is lost");
    let (warm, end) = (seen[seen.len() / 2].1, seen.last().expect("it was looked at").1);
    assert!(end < warm + GROWTH, "it grew from {warm} to {end} KiB");
}

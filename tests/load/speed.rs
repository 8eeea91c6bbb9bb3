//! How fast is the bot, and what does it take, when a great many people ask at once? `docs/load.md` tells
//! how to run this, and what it gave.

#![expect(clippy::print_stderr, reason = "what a run gave is for the one who started it")]

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{
    ClientBuilder, CreateAllowedMentions, CreateInteractionResponse, CreateInteractionResponseMessage,
    EditInteractionResponse, GatewayIntents, HttpBuilder, Interaction,
};
use tempfile::TempDir;

use super::crowd::{Outcome, Rate, ask, at, computed, crowd, memory, number, program};
use crate::fake_discord::FakeDiscord;

/// How far memory may grow over the second half of a run, in KiB: a question may not leave anything behind.
/// What the bot remembers of conversations is bounded, and far below it.
const GROWTH: u64 = 32 * 1024;
/// How much more than at ten questions a second it may take at any rate, in KiB.
const ABOVE_REST: u64 = 60 * 1024;
/// Discord waits so long for the first response, and nobody should wait longer for any word.
const HEARD_WITHIN: Duration = Duration::from_secs(3);
/// What the flood of one member may cost the others.
const FLOOD_COSTS: Duration = Duration::from_millis(500);

/// A bot that promises an answer to everything, and says "pong": what this machine and this fake can do at all.
async fn pong(discord: &FakeDiscord) -> tokio::task::JoinHandle<()> {
    struct Pong;
    #[serenity::async_trait]
    impl serenity::EventHandler for Pong {
        async fn interaction_create(&self, ctx: serenity::Context, interaction: Interaction) {
            let Interaction::Command(command) = interaction else { return };
            let nobody = CreateAllowedMentions::new();
            let promise = CreateInteractionResponseMessage::new().allowed_mentions(nobody.clone());
            let promise = CreateInteractionResponse::Defer(promise);
            command.create_response(&ctx.http, promise).await.expect("it is taken");
            let answer = EditInteractionResponse::new().content("pong").allowed_mentions(nobody);
            command.edit_response(&ctx.http, answer).await.expect("it is taken");
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

/// Runs the program on its own Discord, where everybody asks at a rate.
async fn run(rate: Rate, pause: &str) -> (Outcome, Memory) {
    let discord = FakeDiscord::start().await;
    let people = crowd(&discord);
    let data = TempDir::new().expect("a folder");
    let mut bot = program(&discord, data.path(), pause);
    discord.bot_ready().await;
    let calm = Rate::during(number("LOAD_CALM", 10), 10);
    ask(&discord, &people, calm, None, |_| {}).await;
    let (at_rest, before) = (memory(&bot, "VmRSS"), computed(&bot));
    let outcome = ask(&discord, &people, rate, None, |_| {}).await;
    let (most, after) = (memory(&bot, "VmHWM"), memory(&bot, "VmRSS"));
    let took = computed(&bot).zip(before).map(|(after, before)| after.saturating_sub(before));
    bot.kill().await.expect("it ends");
    discord.finish().await;
    let memory = Memory { at_rest, most, after };
    outcome.report(&format!("vraagbaak, {} a second", rate.a_second));
    let each = took.map(|took| took / u32::try_from(outcome.asked).expect("few"));
    eprintln!("memory: {memory:?} KiB; computed {took:?}, {each:?} a question");
    (outcome, memory)
}

/// What the program takes, in KiB, where that can be told.
#[derive(Clone, Copy, Debug)]
struct Memory {
    at_rest: Option<u64>,
    most: Option<u64>,
    #[expect(dead_code, reason = "it is reported")]
    after: Option<u64>,
}

impl Memory {
    fn check(self) {
        if let (Some(at_rest), Some(most)) = (self.at_rest, self.most) {
            assert!(most < at_rest + ABOVE_REST, "from {at_rest} to {most} KiB");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: see docs/load.md"]
async fn at_three_hundred_questions_a_second_none_is_lost() {
    let rate = Rate::during(number("LOAD_SECONDS", 60), number("LOAD_RATE", 300));
    let discord = FakeDiscord::start().await;
    let people = crowd(&discord);
    let client = pong(&discord).await;
    discord.bot_ready().await;
    let ponged = ask(&discord, &people, rate, None, |_| {}).await;
    ponged.report("pong");
    client.abort();
    discord.finish().await;

    let (answered, memory) = run(rate, "0").await;
    assert_eq!(ponged.answers.len(), rate.count);
    assert_eq!(answered.answers.len(), rate.count, "none is lost");
    assert!(at(&answered.answers, 0.99) < Duration::from_secs(1));
    memory.check();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute: see docs/load.md"]
async fn at_a_thousand_a_second_everybody_hears_something_within_three_seconds() {
    let rate = Rate::during(number("LOAD_SECONDS", 20), number("LOAD_RATE", 1_000));
    for pause in ["3", "0"] {
        let (outcome, memory) = run(rate, pause).await;
        assert_eq!(outcome.answers.len() + outcome.told.len(), rate.count);
        assert!(at(&outcome.answers, 1.0).max(at(&outcome.told, 1.0)) < HEARD_WITHIN);
        memory.check();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute: see docs/load.md"]
async fn the_flood_of_one_member_costs_the_others_less_than_half_a_second() {
    let rate = Rate::during(number("LOAD_SECONDS", 20), 20);
    let discord = FakeDiscord::start().await;
    let mut people = crowd(&discord);
    let loud = people.pop().expect("somebody");
    let data = TempDir::new().expect("a folder");
    let mut bot = program(&discord, data.path(), "0");
    discord.bot_ready().await;
    let before = ask(&discord, &people, rate, None, |_| {}).await;
    before.report("without a flood");
    let flooded = ask(&discord, &people, rate, Some((&loud, number("LOAD_RATE", 500))), |_| {}).await;
    flooded.report("the others in a flood");
    bot.kill().await.expect("it ends");
    discord.finish().await;
    assert_eq!(flooded.answers.len(), rate.count, "none is lost");
    assert!(at(&flooded.answers, 0.99) < at(&before.answers, 0.99) + FLOOD_COSTS);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes many minutes: see docs/load.md"]
async fn memory_stays_flat_over_a_hundred_thousand_questions() {
    let count = usize::try_from(number("LOAD_QUESTIONS", 100_000)).expect("few");
    let rate = Rate { count, a_second: number("LOAD_RATE", 200) };
    let discord = FakeDiscord::start().await;
    let people = crowd(&discord);
    let data = TempDir::new().expect("a folder");
    let mut bot = program(&discord, data.path(), "0");
    discord.bot_ready().await;
    let mut seen: Vec<(usize, u64)> = Vec::new();
    let answered = ask(&discord, &people, rate, None, |number| {
        seen.extend(memory(&bot, "VmRSS").map(|kib| (number, kib)));
    })
    .await;
    answered.report("vraagbaak");
    for (number, kib) in seen.iter().step_by(seen.len().div_ceil(10).max(1)) {
        eprintln!("after {number} questions: {} MiB", kib / 1_024);
    }
    bot.kill().await.expect("it ends");
    discord.finish().await;
    assert_eq!(answered.answers.len(), count, "none is lost");
    let (warm, end) = (seen[seen.len() / 2].1, seen.last().expect("it was looked at").1);
    assert!(end < warm + GROWTH, "it grew from {warm} to {end} KiB");
}

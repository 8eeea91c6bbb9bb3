//! How does the bot do on a great many servers?

#![expect(clippy::print_stderr, reason = "what a run gave is for the one who started it")]

use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::crowd::{memory, number, program};
use crate::discord::bot::Bot;
use crate::fake_discord::{Channel, FakeDiscord, Guild};

/// How many channels a server has.
const CHANNELS: usize = 30;
/// How long whoever asks may wait, also when the bot has just begun to hear of its servers.
const ANSWERED_WITHIN: Duration = Duration::from_secs(3);
/// How much memory it may take for ten thousand servers, in KiB.
const MEMORY: u64 = 160 * 1024;

/// So many servers, with their channels.
fn servers(discord: &FakeDiscord, count: u64) -> Vec<(Guild, Vec<Channel>)> {
    let server = |number| {
        let guild = discord.guild(&format!("Server {number}"));
        let channels = (0..CHANNELS).map(|number| guild.text_channel(&format!("kanaal-{number}"))).collect();
        (guild, channels)
    };
    (0..count).map(server).collect()
}

#[tokio::test]
async fn nothing_is_asked_of_discord_for_a_server_that_the_bot_hears_of() {
    let discord = FakeDiscord::start().await;
    let before = servers(&discord, 40);
    let bot = Bot::start(&discord);
    discord.bot_ready().await;
    // It hears of some at the start, and of others as it is let in there.
    let after = servers(&discord, 10);
    for (guild, channels) in [&before[0], &before[39], &after[0], &after[9]] {
        let anna = guild.member("anna", "nl");
        let reply = anna.slash(&channels[0], "ask", &[("question", "Wat is een zwakke band?")]).reply().await;
        assert!(!reply.embeds().is_empty(), "{reply}");
    }
    bot.stop().await.expect("it ends well");
    let asked = ["GET /guilds/*", "GET /channels/*", "GET /users/@me/guilds*"];
    assert_eq!(asked.map(|route| discord.requests(route)), [0; 3]);
    discord.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute: see docs/load.md"]
async fn of_ten_thousand_servers_the_first_to_ask_is_answered_within_three_seconds() {
    let discord = FakeDiscord::start().await;
    discord.only_counts();
    let all = servers(&discord, number("LOAD_SERVERS", 10_000));
    let (guild, channels) = &all[0];
    let (anna, channel) = (guild.member("anna", "nl"), &channels[0]);
    let data = TempDir::new().expect("a folder");
    let mut bot = program(&discord, data.path(), "0");
    // The commands are known as soon as the first server is: the others are still being told of.
    discord.bot_ready().await;
    let asked = Instant::now();
    let answer = anna.slash(channel, "ask", &[("question", "Wat is een zwakke band?")]).reply().await;
    let took = asked.elapsed();
    let taken = memory(&bot, "VmHWM");
    eprintln!("{} servers: answered after {took:.1?}; memory {taken:?} KiB\n{answer}", all.len());
    bot.kill().await.expect("it ends");
    discord.finish().await;
    assert!(took < ANSWERED_WITHIN, "{took:?}");
    assert!(taken.is_none_or(|taken| taken < MEMORY), "{taken:?}");
}

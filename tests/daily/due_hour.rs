//! When very many servers want their quote at the same hour, do several processes share the work, also
//! when one of them is killed in the middle?

use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::killing::due;
use super::program::{Program, tell};
use crate::fake_discord::{Channel, FakeDiscord};
use crate::store::databases::{Fresh, number, run};

/// Into how many shards the servers are divided.
const SHARDS: usize = 4;
/// How long there may be no progress.
const PATIENCE: Duration = Duration::from_secs(90);

/// What came of a due hour.
struct Outcome {
    posts: usize,
    doubles: usize,
    misses: usize,
    seconds: f64,
    /// The most posts that were begun within any second, by the clocks of the processes.
    at_the_most: i64,
}

/// The servers, of each its one channel, with a quote that becomes due as soon as all is up.
async fn servers(discord: &FakeDiscord, fresh: &Fresh, count: usize) -> Vec<Channel> {
    let store = fresh.open().await;
    let mut channels = Vec::new();
    for number in 0..count {
        let guild = discord.untold_guild(&format!("server-{number}"));
        // The fake counts its ids up: with one more of them, the servers are spread over the shards.
        guild.role("helpers", 0);
        let channel = guild.text_channel("algemeen");
        let mut due = due(&guild, &channel);
        due.look_at = Timestamp::MAX;
        store.save_schedule(&due, Timestamp::now()).await.expect("the store works");
        channels.push(channel);
    }
    store.close().await;
    has_been_at_work(fresh).await;
    channels
}

/// As on every day but that of a start: the store has been at work for two days, and knows of every post.
async fn has_been_at_work(fresh: &Fresh) {
    let (pool, now) = (fresh.raw().await, Timestamp::now().as_millisecond());
    let since = now - 2 * 24 * 3_600 * 1_000;
    run(&pool, format!("INSERT INTO continuity VALUES (1, {since}, {now})")).await;
    pool.close().await;
}

fn processes(discord: &FakeDiscord, fresh: &Fresh, count: usize, per_second: &str) -> Vec<Program> {
    let each = SHARDS / count;
    let shards = (0..count).map(|n| format!("{}-{}/{SHARDS}", n * each, n * each + each - 1));
    shards
        .map(|shards| {
            let settings = [
                ("SHARDS", shards.as_str()),
                ("DAILY_LEASE", "10"),
                ("DAILY_PER_SECOND", per_second),
                ("LOG", "warn"),
            ];
            Program::start(discord, fresh, &settings)
        })
        .collect()
}

/// Lets `count` processes make the posts of all servers; with several, one is killed when so many of
/// a hundred have been made.
async fn due_hour(
    fresh: &Fresh,
    count: usize,
    servers_count: usize,
    (per_second, killed_at): (&str, usize),
) -> Outcome {
    let discord = FakeDiscord::start().await;
    let channels = servers(&discord, fresh, servers_count).await;
    let mut running = processes(&discord, fresh, count, per_second);
    until_all_are_up(&discord, &running).await;
    let pool = fresh.raw().await;
    let spread = "SELECT COUNT(DISTINCT (guild >> 22) % 4) FROM schedules";
    assert_eq!(number(&pool, spread).await, 4, "every shard has servers");
    run(&pool, "UPDATE schedules SET look_at = done_until".to_owned()).await;
    let began = Instant::now();
    let mut progress = (Instant::now(), 0);
    let seconds = loop {
        // Not from the fake, which has better things to do than to count.
        let posted = "SELECT COUNT(*) FROM posts WHERE fate = 'posted'";
        let posts = usize::try_from(number(&pool, posted).await).expect("a number");
        if posts >= servers_count {
            break began.elapsed().as_secs_f64();
        }
        if posts > progress.1 {
            progress = (Instant::now(), posts);
        }
        let logs: String = running.iter().map(Program::log).collect();
        assert!(progress.0.elapsed() < PATIENCE, "{posts} of {servers_count} posts:\n{logs}");
        if posts >= servers_count * killed_at / 100 && running.len() == count && count > 1 {
            running.remove(0).kill().await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    // Whatever would be posted a second time is posted before the leases have ended twice.
    tokio::time::sleep(Duration::from_secs(if servers_count > 1_000 { 25 } else { 1 })).await;
    for program in running {
        program.kill().await;
    }
    let a_second = "SELECT MAX(posts) FROM (
        SELECT COUNT(*) AS posts FROM posts GROUP BY claimed_at / 1000) AS seconds";
    let at_the_most = number(&pool, a_second).await;
    pool.close().await;
    let outcome = outcome(&discord, &channels, seconds, at_the_most);
    discord.finish().await;
    outcome
}

/// All shards of all processes are connected. Between two of its shards a process waits, as Discord
/// wants.
async fn until_all_are_up(discord: &FakeDiscord, running: &[Program]) {
    let patience = Instant::now() + PATIENCE;
    while discord.identifies() < SHARDS {
        let logs: String = running.iter().map(Program::log).collect();
        assert!(Instant::now() < patience, "{} shards are up:\n{logs}", discord.identifies());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn outcome(discord: &FakeDiscord, channels: &[Channel], seconds: f64, at_the_most: i64) -> Outcome {
    let all = discord.message_counts();
    let counts: Vec<usize> =
        channels.iter().map(|channel| all.get(&channel.id()).copied().unwrap_or_default()).collect();
    Outcome {
        posts: counts.iter().sum(),
        doubles: counts.iter().filter(|count| **count > 1).count(),
        misses: counts.iter().filter(|count| **count == 0).count(),
        seconds,
        at_the_most,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_processes_share_a_due_hour_and_take_over_from_one_that_is_killed() {
    let Some(fresh) = Fresh::postgresql().await else { return };
    let outcome = due_hour(&fresh, 2, 40, ("40", 50)).await;
    assert_eq!((outcome.posts, outcome.doubles, outcome.misses), (40, 0, 0));
    assert!(outcome.at_the_most <= 50, "{} in a second", outcome.at_the_most);
    fresh.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a quarter of an hour: cargo test --test online ten_thousand -- --ignored --nocapture"]
async fn ten_thousand_servers_at_once_with_one_two_and_four_processes() {
    let chosen = std::env::var("DAILY_PROCESSES").unwrap_or_else(|_| "1,2,4".to_owned());
    let killed_at = std::env::var("DAILY_KILLED_AT").map_or(50, |text| text.parse().expect("0 to 100"));
    for count in chosen.split(',').map(|count| count.parse().expect("1, 2 or 4")) {
        let fresh = Fresh::postgresql().await.expect("TEST_DATABASE_URL names a server");
        let outcome = due_hour(&fresh, count, 10_000, ("40", killed_at)).await;
        let Outcome { posts, doubles, misses, seconds, at_the_most } = outcome;
        tell(&format!(
            "{count} processes{}: {posts} posts, {doubles} doubles, {misses} misses, {seconds:.0} s, \
             {:.1} posts a second, {at_the_most} at the most",
            if count > 1 { format!(", one killed at {killed_at} %") } else { String::new() },
            f64::from(u32::try_from(posts).expect("few")) / seconds,
        ));
        assert_eq!((posts, doubles, misses), (10_000, 0, 0));
        assert!(seconds < 600.0 && at_the_most <= 50);
        fresh.remove().await;
    }
}

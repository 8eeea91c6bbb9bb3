//! While the database fails, is what was promised to a person kept or refused aloud, is nothing half
//! done, are questions answered, and does the log say so once?

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::fake_discord::{Channel, Fault};
use crate::store::databases::{Fresh, run};
use crate::store::logs::Logs;
use crate::store::proxy::{Network, Proxy};

/// Nine o'clock in Amsterdam.
const NINE: &str = "2026-11-22T08:00:00Z";
const FAILS: &str = "the store fails";
const WORKS: &str = "the store works again";
const QUESTION: &str = "Waarom helpen zwakke banden bij het vinden van werk?";

/// What somebody was told who set a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Kept,
    Refused,
    /// That it is not known: then either is true.
    Unsure,
}

impl Told {
    pub(crate) fn of(words: &str) -> Self {
        match words {
            _ if words.starts_with("Ingesteld.") => Self::Kept,
            _ if words.contains("er is niets veranderd") => Self::Refused,
            _ if words.contains("ik weet niet of dit nog gelukt is") => Self::Unsure,
            _ => panic!("neither kept nor refused: {words}"),
        }
    }
}

async fn set(scene: &Scene, channel: &Channel) -> Told {
    Told::of(&scene.daily("set", &[("channel", &format!("#{}", channel.name()))]).await)
}

/// What a member and a moderator do while the store fails.
async fn people_go_on(scene: &Scene, channels: &[Channel]) -> Vec<Told> {
    let question = [("question", QUESTION), ("private", "true")];
    let answer = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    assert!(answer.to_string().contains("-# Zwakke banden ›"), "{answer}");
    let quote = scene.anna.slash(&channels[0], "quote", &[]).reply().await;
    assert!(!quote.embeds().is_empty(), "{quote}");
    let mut told = Vec::new();
    for channel in channels {
        told.push(set(scene, channel).await);
    }
    told
}

/// What the store fails at, and why, by a line of the log.
fn failure(line: &str) -> Option<&str> {
    line.split_once(FAILS).map(|(_, at)| at)
}

/// Lets the store fail and work again around a post that is due, and looks what came of everything.
async fn an_outage(logs: &Logs, scene: Scene, begin: impl AsyncFnOnce(), end: impl AsyncFnOnce()) {
    let channels = ["een", "twee"].map(|name| scene.guild.text_channel(name));
    assert_eq!(Told::of(&scene.daily("set", &[]).await), Told::Kept);
    begin().await;
    scene.clock.set(NINE);
    let told = people_go_on(&scene, &channels).await;
    assert!(!told.contains(&Told::Kept), "{told:?}");
    people_go_on(&scene, &channels[..1]).await;
    for _ in 0..2 {
        people_go_on(&scene, &channels[..1]).await;
    }
    let log = logs.to_string();
    let errors: Vec<&str> = log.lines().filter(|line| line.contains("ERROR")).collect();
    let failures: BTreeSet<&str> = errors.iter().copied().filter_map(failure).collect();
    assert!(!errors.is_empty() && errors.iter().all(|line| failure(line).is_some()), "nothing else:\n{log}");
    assert_eq!(errors.len(), failures.len(), "each once, and not once a request:\n{log}");
    assert_eq!(scene.posts(), 0, "nothing goes out of which nobody could remember that it did");

    end().await;
    scene.channel.next_post().await;
    scene.history_has("geplaatst").await;
    let shown = scene.daily("show", &[]).await;
    for (channel, told) in channels.iter().zip(told) {
        assert!(told == Told::Unsure || !shown.contains(&format!("<#{}>", channel.id())), "{shown}");
    }
    for channel in &channels {
        assert_eq!(set(&scene, channel).await, Told::Kept);
    }
    assert!(logs.count(WORKS) > 0, "{logs}");
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.channel.next_post().await;
    assert_eq!(scene.posts(), 2, "one for each date");
    scene.end().await;
}

#[tokio::test]
async fn a_database_that_another_program_has_locked() {
    let (logs, _guard) = Logs::collect();
    let scene = Scene::set("nl").await;
    let pool = scene.fresh.raw().await;
    let (begin, end) = (pool.clone(), pool);
    an_outage(
        &logs,
        scene,
        async || run(&begin, "BEGIN IMMEDIATE".to_owned()).await,
        async || run(&end, "ROLLBACK".to_owned()).await,
    )
    .await;
}

#[tokio::test]
async fn a_database_that_may_only_be_read() {
    let Some(fresh) = Fresh::postgresql().await else { return };
    let name = fresh.address.as_ref().expect("PostgreSQL").path().trim_matches('/').to_owned();
    let (pool, again) = (fresh.raw().await, Fresh::at(fresh.address.clone().expect("PostgreSQL")));
    // Who was connected before that may go on writing.
    let turn = async |only: &str| {
        let turned = format!("ALTER DATABASE {name} SET default_transaction_read_only = {only}");
        run(&pool, turned).await;
        let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        run(&pool, others.to_owned()).await;
    };
    let (logs, _guard) = Logs::collect();
    let scene = Scene::set_on(fresh, "nl").await;
    an_outage(&logs, scene, async || turn("on").await, async || turn("off").await).await;
    pool.close().await;
    again.remove().await;
}

/// A bot that reaches its PostgreSQL database over a network that fails.
async fn over_a_network_that(fails: Network) {
    let Some((proxy, fresh, address)) = Proxy::to_a_database().await else { return };
    let (logs, _guard) = Logs::collect();
    let scene = Scene::set_on(Fresh::at(address), "nl").await;
    an_outage(&logs, scene, async || proxy.set(fails), async || proxy.set(Network::Works)).await;
    fresh.remove().await;
}

#[tokio::test]
async fn a_connection_that_is_cut() {
    over_a_network_that(Network::Cut).await;
}

#[tokio::test]
async fn a_connection_on_which_nothing_comes_any_more() {
    over_a_network_that(Network::Silent).await;
}

#[tokio::test]
async fn a_post_that_was_sent_when_the_database_failed_is_recorded_once_it_works() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let held = scene.discord.inject(Fault::held().on("POST /channels/{channel_id}/messages"));
    scene.clock.set(NINE);
    held.hit(1).await;
    let pool = scene.fresh.raw().await;
    run(&pool, "BEGIN IMMEDIATE".to_owned()).await;
    held.release();
    // The bot waits for the lock as long as this takes, and tries again.
    let told = Told::of(&scene.daily("set", &[("time", "10:05")]).await);
    assert_eq!(told, Told::Refused);
    run(&pool, "ROLLBACK".to_owned()).await;
    scene.history_has("zo 22 november, 09:00: geplaatst https://discord.com/channels/").await;
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

//! Is a post published, and has it a thread, where that was chosen: once, and never before it is recorded?

use super::scene::Scene;
use crate::fake_discord::{Channel, Fault, permissions};

const PUBLISH: &str = "POST /channels/{channel_id}/messages/{message_id}/crosspost";
const THREAD: &str = "POST /channels/{channel_id}/messages/{message_id}/threads";
const POST: &str = "POST /channels/{channel_id}/messages";
const NINE: &str = "2026-11-22T08:00:00Z";

/// A scene with an announcement channel whose posts are published and have a thread.
async fn with_both() -> (Scene, Channel) {
    let scene = Scene::set("nl").await;
    let news = scene.guild.announcement_channel("nieuws");
    let options = [("channel", "#nieuws"), ("publish", "true"), ("thread", "true")];
    let set = scene.daily("set", &options).await;
    assert!(set.contains("Ik publiceer het ook voor de servers die dit kanaal volgen."), "{set}");
    assert!(set.contains("Eronder komt een thread om erover te praten."), "{set}");
    (scene, news)
}

/// Waits until so many requests of a kind have been answered.
async fn asked(scene: &Scene, route: &str, times: usize) {
    let what = format!("{times} requests {route}");
    scene.discord.until(&what, |discord| discord.requests(route) == times).await;
}

#[tokio::test]
async fn a_post_is_published_and_has_a_thread_once() {
    let (mut scene, news) = with_both().await;
    scene.clock.set(NINE);
    let post = news.next_post().await;
    asked(&scene, PUBLISH, 1).await;
    asked(&scene, THREAD, 1).await;
    assert!(post.is_published());
    let thread = post.thread().expect("it has one");
    assert_eq!(thread.name(), "Praat mee over het citaat van 22 november");
    // Neither a restart nor what is set anew does it again.
    scene.restarts().await;
    scene.daily("set", &[("channel", "#nieuws"), ("time", "9:30")]).await;
    scene.clock.set("2026-11-22T09:00:00Z");
    scene.history_has("geplaatst").await;
    assert_eq!((scene.discord.requests(PUBLISH), scene.discord.requests(THREAD)), (1, 1));
    assert_eq!(news.threads().len(), 1);
    scene.clock.set("2026-11-23T08:30:00Z");
    assert!(!news.next_post().await.id().is_empty());
    asked(&scene, THREAD, 2).await;
    scene.end().await;
}

#[tokio::test]
async fn who_wants_neither_gets_neither() {
    let scene = Scene::set("nl").await;
    let news = scene.guild.announcement_channel("nieuws");
    scene.daily("set", &[("channel", "#nieuws"), ("thread", "true")]).await;
    let set = scene.daily("set", &[("channel", "#nieuws"), ("thread", "false")]).await;
    assert!(!set.contains("thread") && !set.contains("publiceer"), "{set}");
    scene.clock.set(NINE);
    let post = news.next_post().await;
    scene.history_has("geplaatst").await;
    scene.clock.set("2026-11-23T08:00:00Z");
    news.next_post().await;
    assert!(!post.is_published() && post.thread().is_none());
    assert_eq!((scene.discord.requests(PUBLISH), scene.discord.requests(THREAD)), (0, 0));
    scene.end().await;
}

#[tokio::test]
async fn a_stumble_of_discord_is_got_over_and_nothing_is_done_twice() {
    let (scene, news) = with_both().await;
    // The first is not taken; of the second nobody hears that it was.
    scene.discord.inject(Fault::status(500).on(PUBLISH));
    let lost = scene.discord.inject(Fault::held().on(THREAD));
    scene.clock.set(NINE);
    let post = news.next_post().await;
    lost.hit(1).await;
    scene.discord.until("Discord has it", |_| post.thread().is_some()).await;
    let done = || scene.discord.requests(PUBLISH) == 2;
    scene.minutes_pass_until(done).await;
    lost.release();
    scene.history_has("geplaatst").await;
    assert!(post.is_published());
    assert_eq!((news.threads().len(), news.messages().len(), scene.discord.requests(POST)), (1, 1, 1));
    assert!(!scene.daily("show", &[]).await.contains("lukte niet"));
    scene.end().await;
}

#[tokio::test]
async fn what_was_under_way_when_the_bot_was_stopped_is_done_after_the_start() {
    let (mut scene, news) = with_both().await;
    let held = scene.discord.inject(Fault::held().on(PUBLISH));
    scene.clock.set(NINE);
    let post = news.next_post().await;
    held.hit(1).await;
    scene.goes_down().await;
    held.release();
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    scene.minutes_pass_until(|| scene.discord.requests(PUBLISH) >= 2).await;
    assert!(post.is_published());
    assert_eq!((news.messages().len(), news.threads().len()), (1, 1));
    assert_eq!(scene.discord.requests("POST /users/@me/channels"), 0, "nobody is told of it");
    scene.end().await;
}

#[tokio::test]
async fn what_discord_refuses_is_told_once_and_the_quote_goes_on() {
    let (scene, news) = with_both().await;
    news.stops_announcing();
    scene.clock.set(NINE);
    let post = news.next_post().await;
    let told = scene.anna.dm_channel().next_post().await;
    assert!(told.content().contains("staat er, maar publiceren mag ik het niet"), "{told}");
    asked(&scene, THREAD, 1).await;
    assert!(post.thread().is_some());
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("Publiceren lukte niet en staat uit."), "{shown}");
    scene.clock.set("2026-11-23T08:00:00Z");
    news.next_post().await;
    asked(&scene, THREAD, 2).await;
    assert_eq!(scene.discord.requests(PUBLISH), 1);
    assert_eq!(scene.anna.dm_channel().messages().len(), 1, "told once");
    scene.end().await;
}

#[tokio::test]
async fn where_it_can_not_be_it_is_refused_at_once_with_what_to_do() {
    let scene = Scene::set("en-GB").await;
    let refused = scene.daily("set", &[("publish", "true")]).await;
    assert!(refused.contains("is not an announcement channel"), "{refused}");
    scene.anna.begins_thread(&scene.channel, "quotes");
    let refused = scene.daily("set", &[("channel", "#quotes"), ("thread", "true")]).await;
    assert!(refused.contains("is a thread itself"), "{refused}");
    scene.channel.denies_bot(permissions::CREATE_PUBLIC_THREADS);
    let refused = scene.daily("set", &[("thread", "true")]).await;
    assert!(refused.contains("I still need: Create Public Threads."), "{refused}");
    assert!(scene.daily("show", &[]).await.starts_with("No quote of the day is set yet."));
    scene.end().await;
}

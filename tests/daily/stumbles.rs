//! What comes of a post that Discord finds wrong, and of one under way when the bot is stopped?

use std::time::Duration;

use super::scene::Scene;
use crate::fake_discord::Fault;
use crate::store::databases::run;
use crate::store::logs::Logs;

const POST: &str = "POST /channels/{channel_id}/messages";
const LIST: &str = "GET /channels/{channel_id}/messages";
const NINE: &str = "2026-11-22T08:00:00Z";
/// Discord's "Invalid Form Body".
const INVALID: u64 = 50_035;

#[tokio::test]
async fn a_post_that_discord_finds_wrong_is_tried_once_and_the_next_date_goes_on() {
    let (logs, _guard) = Logs::collect();
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.discord.inject(Fault::error(400, INVALID).on(POST));
    scene.clock.set(NINE);
    scene.history_has("zo 22 november, 09:00: niet gelukt").await;
    scene.clock.set("2026-11-22T12:00:00Z");
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("- ma 23 november, 09:00"), "it is not paused: {shown}");
    assert_eq!((scene.posts(), scene.discord.requests(POST)), (0, 1), "one try");
    assert_eq!(logs.count("ERROR"), 1, "{logs}");
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.channel.next_post().await;
    scene.history_has("ma 23 november, 09:00: geplaatst").await;
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

#[tokio::test]
async fn what_discord_found_wrong_can_be_asked_for_again_on_the_same_day() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.discord.inject(Fault::error(400, INVALID).on(POST));
    scene.clock.set(NINE);
    scene.history_has("niet gelukt").await;
    scene.clock.set("2026-11-22T12:00:00Z");
    let posted = scene.daily("now", &[]).await;
    assert!(posted.starts_with("Geplaatst: "), "{posted}");
    scene.history_has("zo 22 november, 13:00: geplaatst").await;
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_post_under_way_when_the_bot_is_stopped_is_found_after_the_start() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let held = scene.discord.inject(Fault::held().on(POST));
    scene.clock.set(NINE);
    held.hit(1).await;
    scene.goes_down().await;
    held.release();
    scene.discord.forgets_nonces();
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    let looks = scene.discord.requests(LIST);
    scene.minutes_pass_until(|| scene.discord.requests(LIST) > looks).await;
    scene.history_has("geplaatst").await;
    assert_eq!((scene.posts(), scene.discord.requests(POST)), (1, 1));
    scene.end().await;
}

#[tokio::test]
async fn a_spoilt_row_keeps_no_other_channel_from_its_quote() {
    let (logs, _guard) = Logs::collect();
    let scene = Scene::set("nl").await;
    let other = scene.guild.text_channel("citaten");
    scene.daily("set", &[]).await;
    scene.daily("set", &[("channel", "#citaten")]).await;
    let pool = scene.fresh.raw().await;
    let spoilt = format!(
        "INSERT INTO posts (guild, channel, local_date, due_at, fate, holder, lease_until, tries, claimed_at)
         VALUES ({}, {}, 'gisteren', 0, 'claimed', 1, 0, 1, 0)",
        scene.guild.id(),
        scene.channel.id()
    );
    run(&pool, spoilt).await;
    for day in ["22", "23"] {
        scene.clock.set(&format!("2026-11-{day}T08:00:00Z"));
        other.next_post().await;
    }
    assert!((1..=2).contains(&logs.count("ERROR")), "not at each look:\n{logs}");
    assert_eq!(scene.posts(), 0);
    run(&pool, "DELETE FROM posts WHERE local_date = 'gisteren'".to_owned()).await;
    scene.clock.pass(Duration::from_mins(11));
    scene.channel.next_post().await;
    scene.end().await;
}

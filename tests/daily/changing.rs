//! Is there still one post a date when the schedule is changed while a post is due or on its way?

use super::scene::Scene;
use crate::fake_discord::{Fault, Injected, permissions};

const POST: &str = "POST /channels/{channel_id}/messages";
const NINE: &str = "2026-11-22T08:00:00Z";

/// Nine o'clock, with the post on its way: Discord has it, and has not answered.
async fn on_its_way() -> (Scene, Injected) {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let held = scene.discord.inject(Fault::held().on(POST));
    scene.clock.set(NINE);
    held.hit(1).await;
    scene.channel.next_post().await;
    (scene, held)
}

#[tokio::test]
async fn another_time_on_the_same_day_brings_no_second_post() {
    let (scene, held) = on_its_way().await;
    let set = scene.daily("set", &[("time", "10:05")]).await;
    assert!(set.contains("om 10:05"), "{set}");
    held.release();
    scene.history_has("geplaatst").await;
    scene.clock.set("2026-11-22T09:05:00Z");
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("- ma 23 november, 10:05"), "{shown}");
    scene.clock.set("2026-11-23T09:05:00Z");
    scene.channel.next_post().await;
    assert_eq!(scene.posts(), 2);
    scene.end().await;
}

#[tokio::test]
async fn another_zone_in_which_it_is_the_same_date_brings_no_second_post() {
    let (scene, held) = on_its_way().await;
    scene.daily("set", &[("timezone", "America/New_York")]).await;
    held.release();
    scene.history_has("geplaatst").await;
    // Nine o'clock in New York, on the same date.
    scene.clock.set("2026-11-22T14:00:00Z");
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("- ma 23 november, 09:00"), "{shown}");
    scene.clock.set("2026-11-23T14:00:00Z");
    scene.channel.next_post().await;
    assert_eq!(scene.posts(), 2);
    scene.end().await;
}

#[tokio::test]
async fn what_is_on_its_way_when_it_is_paused_is_recorded_and_the_last_one() {
    let (scene, held) = on_its_way().await;
    scene.daily("pause", &[]).await;
    held.release();
    scene.history_has("geplaatst").await;
    scene.clock.set("2026-11-23T08:00:00Z");
    assert!(scene.daily("show", &[]).await.contains("Gepauzeerd."));
    scene.daily("resume", &[]).await;
    scene.clock.set("2026-11-24T08:00:00Z");
    scene.channel.next_post().await;
    assert_eq!(scene.posts(), 2);
    scene.end().await;
}

#[tokio::test]
async fn what_is_on_its_way_when_it_is_ended_is_not_made_again_when_it_is_set_anew() {
    let (scene, held) = on_its_way().await;
    scene.daily("off", &[]).await;
    scene.daily("set", &[("time", "9:30")]).await;
    held.release();
    scene.history_has("geplaatst").await;
    scene.clock.set("2026-11-22T08:30:00Z");
    assert!(scene.daily("now", &[]).await.starts_with("Het citaat van vandaag staat er al."));
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

#[tokio::test]
async fn who_set_it_and_has_been_erased_is_not_written_to_and_it_goes_on() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let asks = scene.anna.slash(&scene.channel, "privacy erase", &[]).reply().await;
    scene.anna.presses(&asks, "Wis alles van mij").reply().await;
    scene.clock.set(NINE);
    scene.channel.next_post().await;
    scene.history_has("geplaatst").await;
    scene.channel.denies_bot(permissions::SEND_MESSAGES);
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.history_has("ma 23 november, 09:00: niet gelukt").await;
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("Gepauzeerd. Ik mag daar niet meer plaatsen."), "{shown}");
    assert_eq!(scene.discord.requests("POST /users/@me/channels"), 0);
    scene.end().await;
}

//! How late may a post be, and what is done when Discord stumbles for as long as that?

use super::posting::with_schedule;
use super::scene::Scene;
use crate::fake_discord::Fault;

const POST: &str = "POST /channels/{channel_id}/messages";
const NINE: &str = "2026-11-22T08:00:00Z";

#[tokio::test]
async fn each_schedule_has_its_own_window() {
    let mut scene = Scene::set("nl").await;
    let patient = scene.guild.text_channel("geduldig");
    let strict = scene.daily("set", &[("late", "1")]).await;
    assert!(strict.contains("tot 1 uur later alsnog"), "{strict}");
    let set = scene.daily("set", &[("channel", "#geduldig"), ("late", "23")]).await;
    assert!(set.contains("tot 23 uur later alsnog"), "{set}");
    scene.goes_down().await;
    scene.clock.set("2026-11-22T09:00:01Z");
    scene.comes_up().await;
    patient.next_post().await;
    scene.discord.bot_connected().await;
    scene.history_of_has("#algemeen", "zo 22 november, 09:00: gemist").await;
    assert_eq!((scene.posts(), patient.messages().len()), (0, 1));
    scene.goes_down().await;
    scene.clock.set("2026-11-23T09:00:00Z");
    scene.comes_up().await;
    scene.channel.next_post().await;
    scene.end().await;
}

#[tokio::test]
async fn where_none_may_be_late_some_minutes_are_on_time() {
    let mut scene = Scene::set("nl").await;
    let set = scene.daily("set", &[("late", "0")]).await;
    assert!(set.contains("Na een storing komt het niet alsnog."), "{set}");
    // No clock is looked at in the very millisecond.
    scene.clock.set("2026-11-22T08:00:07Z");
    scene.channel.next_post().await;
    scene.history_has("geplaatst").await;
    scene.goes_down().await;
    scene.clock.set("2026-11-23T08:11:00Z");
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    scene.history_has("ma 23 november, 09:00: gemist").await;
    assert_eq!(scene.posts(), 1);
    scene.end().await;
}

#[tokio::test]
async fn while_discord_stumbles_it_is_tried_ever_more_rarely_until_the_window_ends() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[("late", "1")]).await;
    let fault = scene.discord.inject(Fault::status(503).on(POST).always());
    scene.clock.set(NINE);
    fault.hit(1).await;
    scene.minutes_pass_until(|| scene.clock.now() > "2026-11-22T09:20:00Z".parse().expect("a moment")).await;
    scene.history_has("zo 22 november, 09:00: gemist").await;
    // 5, 10, 20 seconds and so on, up to ten minutes.
    let tries = scene.discord.requests(POST);
    assert!((5..=16).contains(&tries), "{tries} tries in an hour");
    fault.remove();
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.channel.next_post().await;
    assert_eq!(scene.posts(), 1, "the one that was missed does not come any more");
    scene.end().await;
}

#[tokio::test]
async fn a_zone_that_the_database_has_lost_is_told_and_keeps_nobody_else_from_a_quote() {
    let scene = with_schedule(|schedule| schedule.timetable.zone = "Mars/Olympus".to_owned()).await;
    let other = scene.guild.text_channel("aarde");
    scene.daily("set", &[("channel", "#aarde")]).await;
    scene.clock.set(NINE);
    other.next_post().await;
    let shown = scene.daily("show", &[("channel", "#algemeen")]).await;
    assert!(shown.contains("\"Mars/Olympus\" herken ik niet als tijdzone"), "{shown}");
    // It goes on as soon as it has a zone that is known.
    let set = scene.daily("set", &[("timezone", "Europe/Amsterdam")]).await;
    assert!(set.contains("ma 23 november, 09:00"), "{set}");
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.channel.next_post().await;
    scene.end().await;
}

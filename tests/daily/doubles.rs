//! Is there never a second post for a date: on a channel in which very much is written, and where the
//! clock of the machine stood ahead when the post was sent?

use insta::assert_snapshot;

use super::scene::Scene;
use crate::fake_discord::Fault;

const POST: &str = "POST /channels/{channel_id}/messages";
const LIST: &str = "GET /channels/{channel_id}/messages";
const TELL: &str = "POST /users/@me/channels";
const NINE: &str = "2026-11-22T08:00:00Z";

/// Nine o'clock by both clocks, with a post that went out in doubt: the answer to it was lost.
async fn in_doubt() -> Scene {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.discord.it_is(scene.clock.now());
    let fault = scene.discord.inject(Fault::cut().on(POST));
    scene.it_is(NINE);
    fault.hit(1).await;
    scene.discord.until("the post is there", |_| scene.posts() == 1).await;
    scene.discord.forgets_nonces();
    scene
}

#[tokio::test]
async fn behind_more_than_a_thousand_messages_a_post_is_found() {
    let scene = in_doubt().await;
    scene.channel.is_chatted_in(&scene.anna, 1_550);
    let looks = scene.discord.requests(LIST);
    scene.minutes_pass_until(|| scene.discord.requests(LIST) >= looks + 16).await;
    scene.history_has("geplaatst").await;
    assert_eq!((scene.posts() - 1_550, scene.discord.requests(POST)), (1, 1));
    scene.end().await;
}

#[tokio::test]
async fn a_busy_channel_is_read_once_and_then_only_what_is_new_in_it() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.discord.it_is("2026-11-22T07:00:00Z".parse().expect("a moment"));
    scene.channel.is_chatted_in(&scene.anna, 850);
    let faults = scene.discord.inject(Fault::status(503).on(POST).times(3));
    scene.it_is(NINE);
    scene.minutes_pass_until(|| scene.posts() > 850).await;
    assert_eq!(faults.hits(), 3);
    // Nine pages, of which the last is empty, and then one before each other try.
    assert_eq!(scene.discord.requests(LIST), 10 + 3);
    assert_eq!(scene.posts(), 851);
    scene.end().await;
}

#[tokio::test]
async fn where_nobody_can_tell_it_is_left_out_and_who_set_it_is_told_once() {
    let mut scene = in_doubt().await;
    scene.goes_down().await;
    scene.channel.is_chatted_in(&scene.anna, 600);
    scene.comes_up_reading(5).await;
    scene.minutes_pass_until(|| scene.discord.requests(TELL) == 1).await;
    let told = scene.anna.dm_channel().next_post().await;
    assert_snapshot!(told, @"
    public
    Het citaat van zondag 22 november 2026 in #algemeen heb ik weggelaten: daar is zo veel geschreven dat ik niet kan nagaan of het er al staat, en het mag niet twee keer komen. Het volgende komt gewoon op zijn tijd.
    ");
    scene.history_has("09:00: weggelaten: ik kon niet nagaan of het er al stond").await;
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("Het bericht van zo 22 november, 09:00 heb ik weggelaten:"), "{shown}");
    assert!(shown.contains("- ma 23 november, 09:00"), "{shown}");
    let now = scene.daily("now", &[]).await;
    assert!(now.starts_with("In het kanaal is zo veel geschreven"), "{now}");
    assert_eq!((scene.posts() - 600, scene.discord.requests(TELL)), (1, 1));
    // The next date does not have to be read so far for.
    scene.it_is("2026-11-23T08:00:00Z");
    scene.history_has("ma 23 november, 09:00: geplaatst").await;
    assert!(!scene.daily("show", &[]).await.contains("weggelaten"));
    assert_eq!(scene.posts() - 600, 2);
    scene.end().await;
}

#[tokio::test]
async fn a_post_sent_by_a_clock_two_hours_ahead_is_found_once_the_clock_is_right() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    // Nine by the machine's clock, seven by everybody else's.
    scene.discord.it_is("2026-11-22T06:00:00Z".parse().expect("a moment"));
    let fault = scene.discord.inject(Fault::cut().on(POST));
    scene.clock.set(NINE);
    fault.hit(1).await;
    scene.discord.until("the post is there", |_| scene.posts() == 1).await;
    scene.goes_down().await;
    scene.discord.forgets_nonces();
    scene.channel.is_chatted_in(&scene.anna, 150);
    scene.it_is("2026-11-22T06:10:00Z");
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    scene.it_is("2026-11-22T08:02:00Z");
    scene.history_has("zo 22 november, 09:02: geplaatst").await;
    assert_eq!((scene.posts() - 150, scene.discord.requests(POST)), (1, 1));
    scene.end().await;
}

#[tokio::test]
async fn a_clock_three_days_ahead_costs_no_date_and_doubles_none() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    scene.discord.it_is("2026-11-22T07:00:00Z".parse().expect("a moment"));
    let fault = scene.discord.inject(Fault::cut().on(POST));
    scene.clock.set("2026-11-25T08:00:00Z");
    fault.hit(1).await;
    scene.discord.until("the post is there", |_| scene.posts() == 1).await;
    scene.goes_down().await;
    scene.discord.forgets_nonces();
    scene.channel.is_chatted_in(&scene.anna, 150);
    scene.it_is("2026-11-22T07:30:00Z");
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    let shown = scene.daily("show", &[]).await;
    assert!(shown.contains("- zo 22 november, 09:00"), "what it noted as missed is to come: {shown}");
    for day in ["22", "23", "24"] {
        scene.it_is(&format!("2026-11-{day}T08:00:00Z"));
        scene.history_has(&format!("{day} november, 09:00: geplaatst")).await;
    }
    // The post for the 25th has been there since the 22nd.
    scene.it_is("2026-11-25T08:00:00Z");
    assert!(scene.daily("show", &[]).await.contains("- do 26 november, 09:00"));
    scene.it_is("2026-11-26T08:00:00Z");
    scene.history_has("do 26 november, 09:00: geplaatst").await;
    assert_eq!((scene.posts() - 150, scene.discord.requests(POST)), (5, 5));
    scene.end().await;
}

#[tokio::test]
async fn nor_does_it_double_the_one_post_of_a_week() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[("days", "wo")]).await;
    scene.discord.it_is("2026-11-22T07:00:00Z".parse().expect("a moment"));
    let fault = scene.discord.inject(Fault::cut().on(POST));
    scene.clock.set("2026-11-25T08:00:00Z");
    fault.hit(1).await;
    scene.discord.until("the post is there", |_| scene.posts() == 1).await;
    scene.goes_down().await;
    scene.discord.forgets_nonces();
    scene.channel.is_chatted_in(&scene.anna, 150);
    scene.it_is("2026-11-22T07:30:00Z");
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    scene.history_has("geplaatst").await;
    scene.it_is("2026-11-25T08:00:00Z");
    assert!(scene.daily("show", &[]).await.contains("- wo 2 december, 09:00"));
    scene.it_is("2026-12-02T08:00:00Z");
    scene.history_has("wo 2 december, 09:00: geplaatst").await;
    assert_eq!((scene.posts() - 150, scene.discord.requests(POST)), (2, 2));
    scene.end().await;
}

#[tokio::test]
async fn what_a_clock_that_stood_ahead_claimed_and_never_sent_comes_when_it_is_due() {
    let mut scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    let fault = scene.discord.inject(Fault::lost().on(POST));
    scene.clock.set("2026-11-23T08:00:00Z");
    fault.hit(1).await;
    scene.goes_down().await;
    fault.remove();
    scene.it_is("2026-11-22T07:30:00Z");
    scene.comes_up().await;
    scene.discord.bot_connected().await;
    for day in ["22", "23"] {
        scene.it_is(&format!("2026-11-{day}T08:00:00Z"));
        scene.history_has(&format!("{day} november, 09:00: geplaatst")).await;
    }
    assert_eq!(scene.posts(), 2);
    scene.end().await;
}

#[tokio::test]
async fn where_the_store_knows_of_every_post_nothing_is_read_before_one() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[("time", "8:31")]).await;
    scene.has_been_at_work().await;
    scene.clock.pass(std::time::Duration::from_secs(60));
    scene.channel.next_post().await;
    scene.history_has("08:31: geplaatst").await;
    assert_eq!(scene.discord.requests(LIST), 0);
    scene.end().await;
}

//! Which refusals are the end of a post, and which are tried again?

use super::scene::Scene;
use crate::fake_discord::{Channel, Fault};

const POST: &str = "POST /channels/{channel_id}/messages";
const LIST: &str = "GET /channels/{channel_id}/messages";
const NINE: &str = "2026-11-22T08:00:00Z";

/// What is not Discord's own last word: pages of a proxy, and answers without a code that is known.
fn odd() -> [Fault; 7] {
    [
        Fault::page(403),
        Fault::page(400),
        Fault::page(404),
        Fault::page(302),
        Fault::status(408),
        Fault::status(425),
        Fault::error(404, 0),
    ]
}

/// Codes that say that it may pass, or that nobody knows: rate limits by other names, an overloaded
/// resource, a network that blocks.
fn passing() -> [Fault; 7] {
    [
        Fault::error(400, 40_062),
        Fault::error(400, 20_016),
        Fault::error(400, 20_028),
        Fault::error(400, 130_000),
        Fault::error(403, 40_333),
        Fault::error(403, 0),
        Fault::error(400, 999_999),
    ]
}

/// Each of these comes once for this channel.
fn inject(scene: &Scene, method: &str, channel: &Channel, faults: [Fault; 7]) {
    for fault in faults {
        scene.discord.inject(fault.on(&format!("{method} /channels/{}/messages", channel.id())));
    }
}

#[tokio::test]
async fn what_is_no_last_word_of_discord_is_tried_again_for_all_servers_then_due() {
    let scene = Scene::set("nl").await;
    let other = scene.guild.text_channel("citaten");
    scene.daily("set", &[]).await;
    scene.daily("set", &[("channel", "#citaten")]).await;
    inject(&scene, "POST", &scene.channel, odd());
    inject(&scene, "POST", &other, passing());
    scene.clock.set(NINE);
    scene.minutes_pass_until(|| scene.posts() == 1 && other.messages().len() == 1).await;
    assert!(scene.discord.requests(POST) <= 2 * 8, "one try more than there were refusals");
    scene.history_of_has("#algemeen", "geplaatst").await;
    scene.history_of_has("#citaten", "geplaatst").await;
    let shown = scene.daily("show", &[]).await;
    assert!(!shown.contains("Gepauzeerd"), "{shown}");
    assert_eq!(scene.discord.requests("POST /users/@me/channels"), 0, "nobody is told of it");
    scene.end().await;
}

#[tokio::test]
async fn nor_is_it_the_end_where_the_channel_could_not_be_read() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[]).await;
    inject(&scene, "GET", &scene.channel, odd());
    scene.clock.set(NINE);
    scene.minutes_pass_until(|| scene.posts() == 1).await;
    assert_eq!(scene.discord.requests(POST), 1);
    assert!(!scene.daily("show", &[]).await.contains("Gepauzeerd"));
    scene.end().await;
}

#[tokio::test]
async fn a_proxy_that_refuses_all_day_is_tried_ever_more_rarely_until_the_window_ends() {
    let scene = Scene::set("nl").await;
    scene.daily("set", &[("late", "0")]).await;
    let fault = scene.discord.inject(Fault::page(403).on(POST).always());
    scene.clock.set(NINE);
    fault.hit(1).await;
    scene.minutes_pass_until(|| scene.clock.now() > "2026-11-22T08:21:00Z".parse().expect("a moment")).await;
    scene.history_has("zo 22 november, 09:00: gemist").await;
    assert!((4..=9).contains(&fault.hits()), "{} tries in ten minutes", fault.hits());
    fault.remove();
    scene.clock.set("2026-11-23T08:00:00Z");
    scene.channel.next_post().await;
    scene.end().await;
}

#[tokio::test]
async fn what_is_known_to_be_for_ever_is_tried_once() {
    let scene = Scene::set("nl").await;
    let mut channels = Vec::new();
    // Empty message, not a text channel, invalid form body, blocked by AutoMod.
    for (number, code) in [50_006, 50_008, 50_035, 200_000].into_iter().enumerate() {
        let channel = scene.guild.text_channel(&format!("kanaal-{number}"));
        scene.daily("set", &[("channel", &format!("#{}", channel.name()))]).await;
        let route = format!("POST /channels/{}/messages", channel.id());
        channels.push((channel, scene.discord.inject(Fault::error(400, code).on(&route).always())));
    }
    scene.clock.set(NINE);
    for (channel, _) in &channels {
        let channel = format!("#{}", channel.name());
        scene.history_of_has(&channel, "zo 22 november, 09:00: niet gelukt").await;
    }
    scene.minutes_pass_until(|| scene.clock.now() > "2026-11-22T08:10:00Z".parse().expect("a moment")).await;
    assert!(channels.iter().all(|(_, fault)| fault.hits() == 1));
    assert!(scene.discord.requests(LIST) > 0);
    scene.end().await;
}

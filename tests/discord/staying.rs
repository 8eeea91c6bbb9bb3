//! Does the bot stay on Discord, and leave when it has to?

use std::time::Duration;

use vraagbaak::discord::{DiscordError, Pace};

use super::bot::{Bot, Scene, unwatched};
use crate::fake_discord::{FakeDiscord, Fault};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];

/// So close a watch that a test needn't wait long.
fn close() -> Pace {
    Pace {
        probe_every: Duration::from_millis(200),
        enter_within: Duration::from_millis(800),
        patience: Duration::from_secs(3),
        ..unwatched()
    }
}

async fn answers(scene: &Scene) {
    let reply = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
}

async fn scene_at(pace: Pace) -> Scene {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let bot = Bot::start_with(&discord, pace);
    discord.bot_ready().await;
    Scene { discord, guild, channel, anna, bot }
}

#[tokio::test]
async fn it_comes_back_after_each_way_of_losing_the_connection() {
    let faults =
        [Fault::reconnect(), Fault::close(4000), Fault::broken_connection(), Fault::invalid_session(true)];
    for fault in faults {
        let scene = Scene::set("nl").await;
        let before = scene.discord.connections();
        scene.discord.inject(fault);
        scene.discord.until("a new connection", |discord| discord.connections() > before).await;
        scene.discord.bot_connected().await;
        answers(&scene).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn it_identifies_anew_when_its_session_is_gone() {
    for fault in [Fault::invalid_session(false), Fault::close(4009)] {
        let scene = Scene::set("nl").await;
        let before = scene.discord.identifies();
        scene.discord.inject(fault);
        scene.discord.until("a new session", |discord| discord.identifies() > before).await;
        scene.discord.bot_connected().await;
        answers(&scene).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn it_notices_that_heartbeats_go_unanswered() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    discord.heartbeat_every(Duration::from_millis(500));
    let bot = Bot::start(&discord);
    discord.bot_ready().await;
    let before = discord.connections();
    let deaf = discord.inject(Fault::unanswered_heartbeats());
    discord.until("a new connection", |discord| discord.connections() > before).await;
    deaf.remove();
    discord.bot_connected().await;
    let scene = Scene { discord, guild, channel, anna, bot };
    answers(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_shard_that_hears_nothing_is_restarted() {
    let scene = scene_at(close()).await;
    assert!(scene.bot.status.is_connected());
    let before = scene.discord.connections();
    let silence = scene.discord.inject(Fault::silence());
    scene.discord.until("a restarted shard", |discord| discord.connections() > before).await;
    silence.remove();
    scene.discord.bot_connected().await;
    answers(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_bot_that_hears_nothing_after_a_restart_ends_with_an_error() {
    let scene = scene_at(close()).await;
    scene.discord.inject(Fault::silence().always());
    let ended = scene.bot.ended().await;
    assert!(matches!(ended, Err(DiscordError::Unreachable(..))), "{ended:?}");
    scene.discord.finish().await;
}

#[tokio::test]
async fn a_handshake_that_is_never_answered_ends_with_an_error() {
    let discord = FakeDiscord::start().await;
    discord.inject(Fault::unanswered_handshake().always());
    let pace = Pace { connect_within: Duration::from_millis(500), ..close() };
    let ended = Bot::start_with(&discord, pace).ended().await;
    assert!(matches!(ended, Err(DiscordError::Unreachable(..))), "{ended:?}");
    discord.finish().await;
}

#[tokio::test]
async fn a_refused_token_and_refused_intents_end_with_their_own_errors() {
    let scene = Scene::set("nl").await;
    scene.discord.inject(Fault::close(4004));
    assert!(matches!(scene.bot.ended().await, Err(DiscordError::TokenRefused)));
    scene.discord.finish().await;

    let scene = Scene::set("nl").await;
    scene.discord.inject(Fault::close(4014));
    assert!(matches!(scene.bot.ended().await, Err(DiscordError::IntentsRefused)));
    scene.discord.finish().await;
}

#[tokio::test]
async fn rest_that_does_not_know_the_token_ends_it_too() {
    let discord = FakeDiscord::start().await;
    discord.inject(Fault::error(401, 0).on("GET /gateway/bot"));
    assert!(matches!(Bot::start(&discord).ended().await, Err(DiscordError::TokenRefused)));
    discord.finish().await;
}

#[tokio::test]
async fn what_is_in_flight_is_finished_before_it_stops() {
    let scene = Scene::set("nl").await;
    let callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    let held = scene.discord.inject(Fault::held().on(callback));
    let question = scene.anna.slash(&scene.channel, "ask", &QUESTION);
    held.hit(1).await;
    let stopping = tokio::spawn(scene.bot.stop());
    held.release();
    assert!(question.reply().await.to_string().contains("Waarom helpen zwakke banden"));
    stopping.await.expect("no panic").expect("the bot ends well");
    scene.discord.finish().await;
}

//! What if Discord stumbles while the bot comes on?

use std::time::{Duration, Instant};

use super::bot::{Bot, Scene};
use crate::fake_discord::{FakeDiscord, Fault};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
const GATEWAY: &str = "GET /gateway/bot";
const COMMANDS: &str = "PUT /applications/{application_id}/commands";

/// A Discord with these faults, and a bot that comes on in spite of them.
async fn comes_on(faults: Vec<Fault>) -> Scene {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let injected: Vec<_> = faults.into_iter().map(|fault| discord.inject(fault)).collect();
    let bot = Bot::start(&discord);
    discord.bot_ready().await;
    for fault in injected {
        assert!(fault.hits() > 0, "each fault was met");
    }
    Scene { discord, guild, channel, anna, bot }
}

#[tokio::test]
async fn a_stumble_at_the_start_is_got_over_with_one_session() {
    for route in ["GET /gateway", GATEWAY, COMMANDS] {
        for fault in [Fault::status(503), Fault::rate_limited(None), Fault::cut()] {
            let scene = comes_on(vec![fault.on(route)]).await;
            let reply = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
            assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
            assert_eq!(scene.discord.identifies(), 1, "{route}");
            scene.end().await;
        }
    }
}

#[tokio::test]
async fn a_connection_lost_at_the_start_is_got_over_with_one_session_more_at_the_most() {
    let faults = [
        Fault::reconnect(),
        Fault::close(4000),
        Fault::broken_connection(),
        Fault::invalid_session(true),
        Fault::invalid_session(false),
        Fault::close(4009),
    ];
    for fault in faults {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
        let held = discord.inject(Fault::held().on(COMMANDS));
        let bot = Bot::start(&discord);
        held.hit(1).await;
        let before = discord.connections();
        discord.inject(fault.clone());
        discord.until("a new connection", |discord| discord.connections() > before).await;
        held.release();
        discord.bot_ready().await;
        let reply = anna.slash(&channel, "ask", &QUESTION).reply().await;
        assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{fault:?}: {reply}");
        assert!(discord.identifies() <= 2, "{fault:?}");
        Scene { discord, guild, channel, anna, bot }.end().await;
    }
}

#[tokio::test]
async fn questions_are_answered_while_the_commands_are_not_registered_yet() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let broken = discord.inject(Fault::status(500).always().on(COMMANDS));
    let bot = Bot::start(&discord);
    discord.bot_connected().await;
    let reply = anna.mentions_bot(&channel, "wat is een zwakke band?").reply().await;
    assert!(reply.to_string().contains("Een zwakke band is"), "{reply}");
    broken.remove();
    discord.bot_ready().await;
    Scene { discord, guild, channel, anna, bot }.end().await;
}

#[tokio::test]
async fn what_is_said_first_names_commands_that_can_be_pressed_unless_discord_takes_too_long() {
    for (fault, named) in [(Fault::slow(Duration::from_millis(100)), "</ask:"), (Fault::lost(), "`/vraag`")] {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Netwerkers");
        let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
        guild.prefers("nl");
        let registering = discord.inject(fault.on(COMMANDS));
        let bot = Bot::start(&discord);
        discord.bot_connected().await;
        let help = anna.mentions_bot(&channel, "").reply().await;
        assert!(help.content().contains(named), "{}", help.content());
        registering.release();
        Scene { discord, guild, channel, anna, bot }.end().await;
    }
}

#[tokio::test]
async fn with_few_sessions_left_it_waits_before_it_begins_one() {
    let discord = FakeDiscord::start().await;
    discord.guild("Netwerkers");
    let reset = Duration::from_millis(1_200);
    discord.leaves_sessions(3, reset);
    let began = Instant::now();
    let bot = Bot::start(&discord);
    discord.bot_connected().await;
    assert!(began.elapsed() >= reset, "it waited until they are counted anew");
    assert_eq!(discord.identifies(), 1);
    bot.stop().await.expect("the bot ends well");
    discord.finish().await;
}

#[tokio::test]
async fn it_can_be_stopped_while_it_waits_for_its_sessions() {
    let discord = FakeDiscord::start().await;
    discord.leaves_sessions(0, Duration::from_secs(3_600));
    let bot = Bot::start(&discord);
    discord.until("the gateway to be asked for", |discord| discord.requests(GATEWAY) > 0).await;
    bot.stop().await.expect("the bot ends well");
    assert_eq!(discord.identifies(), 0);
    discord.finish().await;
}

//! What does the log tell of people? At the level that the program has by itself: nothing.

use std::time::Duration;

use serde_json::json;

use super::bot::behind_more;
use super::program::{log_of, program};
use crate::fake_discord::permissions::{EMBED_LINKS, MANAGE_GUILD, SEND_MESSAGES};
use crate::fake_discord::{Channel, FakeDiscord, Fault, Guild, Member};

const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const ANSWER: &str = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
const POST: &str = "POST /channels/{channel_id}/messages";
/// A question with a word in it that nobody would write by accident.
const ASKED: &str = "waarom helpen zwakke banden bij het vinden van werk, vraagt Zwanenzang?";
const QUESTION: [(&str, &str); 1] = [("question", ASKED)];

/// The fewest digits of an id: the first that Discord gave, in 2015, have 17.
const ID: usize = 15;

struct Scene {
    discord: FakeDiscord,
    guild: Guild,
    channel: Channel,
    anna: Member,
}

#[tokio::test]
async fn the_log_holds_no_ids_no_names_and_no_words_of_people() {
    let discord = FakeDiscord::start().await;
    let guild = discord.guild("Zwanenmeer");
    let (channel, anna) = (guild.text_channel("zwanenvijver"), guild.member("zwaantje", "nl"));
    anna.gets_role(&guild.role("moderators", MANAGE_GUILD));
    let program = program(&discord, &[]);
    discord.bot_ready().await;
    let scene = Scene { discord, guild, channel, anna };
    converse(&scene).await;
    stumble(&scene).await;
    leave(&scene).await;
    let log = log_of(program).await;
    for sign in ["not allowed to answer", "AutoMod holds back", "answering a command", "answering a message"]
    {
        assert!(log.contains(sign), "{sign} is told: {log}");
    }
    assert!(!log.to_lowercase().contains("zwan"), "{log}");
    assert!(!log.contains(scene.discord.token()), "{log}");
    let digits = log.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    assert!(digits.is_some_and(|digits| digits < ID), "{log}");
    scene.discord.finish().await;
}

/// Filters of which each asks for all that there is.
const LOUD: [&str; 2] = [
    "trace,vraagbaak=trace",
    "serenity=trace,poise=trace,tungstenite=trace,tokio_tungstenite=trace,reqwest=trace,hyper=trace,h2=trace,\
     rustls=trace,sqlx=trace,log=trace,vraagbaak=trace,[x]=trace",
];

#[tokio::test]
async fn no_filter_brings_out_the_words_of_people_their_numbers_or_a_token() {
    for (filter, format) in LOUD.into_iter().flat_map(|filter| [(filter, "text"), (filter, "json")]) {
        let discord = FakeDiscord::start().await;
        let guild = discord.guild("Zwanenmeer");
        let (channel, anna) = (guild.text_channel("zwanenvijver"), guild.member("zwaantje", "nl"));
        anna.gets_role(&guild.role("moderators", MANAGE_GUILD));
        let program = program(&discord, &[("LOG", filter), ("LOG_FORMAT", format)]);
        discord.bot_ready().await;
        let scene = Scene { discord, guild, channel, anna };
        converse(&scene).await;
        stumble(&scene).await;
        garble(&scene).await;
        let log = log_of(program).await;
        assert!(log.contains("serenity::gateway::ws"), "it is loud: {log}");
        for (what, sign) in [
            ("words", "zwan"),
            ("the bot's token", scene.discord.token()),
            ("the token of an interaction", "token-of-"),
            ("the number of a member", &scene.anna.id()),
        ] {
            let line = log.lines().find(|line| line.to_lowercase().contains(&sign.to_lowercase()));
            assert_eq!(line, None, "{what}, with LOG={filter}");
        }
        scene.discord.take_violations();
        scene.discord.finish().await;
    }
}

/// Sends events that serenity doesn't understand: it tells of each, whole.
async fn garble(scene: &Scene) {
    let (discord, anna) = (&scene.discord, &scene.anna);
    let author = json!({ "id": anna.id(), "username": "zwaantje", "discriminator": "0" });
    let events = [
        ("MESSAGE_CREATE", json!({ "id": anna.id(), "content": ASKED, "author": author })),
        ("INTERACTION_CREATE", json!({ "id": "nul", "token": "token-of-zwaantje", "member": author })),
        ("GUILD_MEMBERS_CHUNK", json!({ "guild_id": scene.guild.id(), "members": [anna.id(), ASKED] })),
        ("CHANNEL_CREATE", json!({ "id": "1", "type": ASKED, "name": "zwanenvijver" })),
    ];
    for (event, data) in events {
        discord.dispatch(event, &data);
        discord.bot_connected().await;
        anna.dms(ASKED).reply().await;
    }
}

/// Asks at every door.
async fn converse(scene: &Scene) {
    let (anna, channel) = (&scene.anna, &scene.channel);
    let answer = anna.slash(channel, "ask", &QUESTION).reply().await;
    behind_more(anna, &answer, "Volgende passage").await;
    anna.mentions_bot(channel, "").reply().await;
    let reply = anna.dms(ASKED).reply().await;
    anna.replies_to(&anna.dm_channel(), &reply, "volgende").reply().await;
    let said = anna.says(channel, ASKED);
    anna.uses_message_command(channel, "Find passages", &said).reply().await;
    anna.autocompletes(channel, "ask", "question", ASKED).await;
    for command in ["settings", "diagnose", "quote", "topics", "privacy show", "privacy export"] {
        anna.slash(channel, command, &[]).reply().await;
    }
    anna.slash(channel, "daily set", &[("time", "9:00")]).reply().await;
}

/// Asks while Discord is in trouble.
async fn stumble(scene: &Scene) {
    let (discord, anna, channel) = (&scene.discord, &scene.anna, &scene.channel);
    for fault in [Fault::status(500), Fault::cut(), Fault::rate_limited(Some(Duration::from_millis(10)))] {
        for route in [CALLBACK, ANSWER] {
            discord.inject(fault.clone().on(route));
            anna.slash(&anna.dm_channel(), "ask", &QUESTION).reply().await;
        }
        discord.inject(fault.on(POST));
        anna.dms(ASKED).reply().await;
    }
    for code in [50035, 50013, 200_000] {
        discord.inject(Fault::error(400, code).on(ANSWER));
        anna.slash(&anna.dm_channel(), "ask", &QUESTION).reply().await;
        discord.inject(Fault::error(400, code).on(POST));
        let post = anna.dms(ASKED);
        if code == 50035 { drop(post.reply().await) } else { drop(anna.dm_channel().next_post().await) }
    }
    let gone = discord.inject(Fault::error(404, 10062).on(CALLBACK));
    let unanswered = anna.slash(channel, "ask", &QUESTION);
    gone.hit(1).await;
    drop(unanswered);
    channel.denies_bot(SEND_MESSAGES | EMBED_LINKS);
    drop(anna.mentions_bot(channel, ASKED));
    anna.dm_channel().next_post().await;
}

/// The connection is lost, and then the server.
async fn leave(scene: &Scene) {
    let before = scene.discord.connections();
    scene.discord.inject(Fault::close(4000));
    scene.discord.until("a new connection", |discord| discord.connections() > before).await;
    scene.discord.bot_connected().await;
    scene.guild.removes_bot();
    scene.anna.dms(ASKED).reply().await;
}

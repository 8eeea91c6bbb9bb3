//! Does every fault happen as it is injected, and does serenity feel it?

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use serenity::all::{ChannelId, ChunkGuildFilter, GatewayIntents, Http, HttpBuilder, ShardId};

use crate::bot::{Bot, intents};
use crate::fake_discord::{Channel, FakeDiscord, Fault, permissions};
use crate::verbs::{interaction, netwerkers};

const MESSAGES: &str = "POST /channels/{channel_id}/messages";

/// Posts into a channel: the error, if one came.
async fn post(http: &Http, channel: &Channel) -> Option<String> {
    let id: ChannelId = channel.id().parse().expect("an id");
    let body = json!({ "content": "hi", "allowed_mentions": { "parse": [] } });
    http.send_message(id, vec![], &body).await.err().map(|why| format!("{why:?}"))
}

#[tokio::test]
async fn rest_faults_hit_the_requests_they_are_meant_for() {
    let (discord, _, channel, _, bot) = netwerkers().await;
    for (fault, sign) in [
        (Fault::rate_limited(Some(Duration::from_millis(200))), "429"),
        (Fault::rate_limited(None), "429"),
        (Fault::status(503), "503"),
        (Fault::error(403, 50013), "50013"),
        (Fault::error(400, 40060), "40060"),
    ] {
        let injected = discord.inject(fault.on(MESSAGES).times(2));
        for _ in 0..2 {
            let error = post(&bot.http, &channel).await.expect("an error");
            assert!(error.contains(sign), "{sign} isn't in {error}");
        }
        assert_eq!(post(&bot.http, &channel).await, None);
        assert_eq!(injected.hits(), 2);
    }
    let injected = discord.inject(Fault::status(500).on("* /channels/*").always());
    assert!(bot.http.get_current_user().await.is_ok());
    assert!(post(&bot.http, &channel).await.is_some());
    assert!(post(&bot.http, &channel).await.is_some());
    injected.remove();
    assert_eq!(post(&bot.http, &channel).await, None);
    assert_eq!(discord.requests(MESSAGES), 18);
    discord.finish().await;
}

#[tokio::test]
async fn a_lost_request_is_never_carried_out() {
    let (discord, _, channel, _, bot) = netwerkers().await;
    let lost = discord.inject(Fault::lost().on(MESSAGES));
    let (http, place) = (bot.http.clone(), channel.clone());
    let posting = tokio::spawn(async move { post(&http, &place).await });
    lost.hit(1).await;
    assert!(!posting.is_finished());
    lost.release();
    assert!(posting.await.expect("no panic").is_some(), "its connection breaks");
    assert!(channel.messages().is_empty());
    assert_eq!(post(&bot.http, &channel).await, None);
    discord.finish().await;
}

#[tokio::test]
async fn an_answer_is_held_until_it_is_released() {
    let (discord, _, channel, _, bot) = netwerkers().await;
    let held = discord.inject(Fault::held().on(MESSAGES));
    let (http, place) = (bot.http.clone(), channel.clone());
    let posting = tokio::spawn(async move { post(&http, &place).await });
    held.hit(1).await;
    assert_eq!(channel.next_post().await.content(), "hi", "it is carried out all the same");
    assert!(!posting.is_finished());
    held.release();
    assert_eq!(posting.await.expect("no panic"), None);

    let begun = Instant::now();
    discord.inject(Fault::slow(Duration::from_millis(300)).on(MESSAGES));
    assert_eq!(post(&bot.http, &channel).await, None);
    assert!(begun.elapsed() >= Duration::from_millis(300));
    discord.finish().await;
}

#[tokio::test]
async fn an_answer_breaks_off() {
    let (discord, _, channel, anna, bot) = netwerkers().await;
    discord.inject(Fault::cut().on(MESSAGES));
    assert!(post(&bot.http, &channel).await.is_some());
    assert_eq!(channel.messages().len(), 1, "it is carried out all the same");

    discord.inject(Fault::cut().on("POST /interactions/*"));
    let reply = anna.slash(&channel, "typed", &[("count", "1")]).await;
    assert!(reply.is_ephemeral());
    discord.finish().await;
}

#[tokio::test]
async fn what_was_missed_is_replayed() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    for (count, fault) in
        [Fault::broken_connection(), Fault::reconnect(), Fault::invalid_session(true), Fault::close(4000)]
            .into_iter()
            .enumerate()
    {
        discord.inject(fault);
        let reply = anna.mentions_bot(&channel, "ben je er nog?").await;
        assert_eq!(reply.content(), "You said: ben je er nog?");
        assert_eq!((discord.identifies(), discord.resumes()), (1, count + 1));
    }
    assert_eq!(channel.messages().len(), 8, "each was answered once");
    discord.finish().await;
}

#[tokio::test]
async fn an_invalid_session_begins_anew() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    discord.inject(Fault::invalid_session(false));
    discord.bot_ready().await;
    assert_eq!((discord.identifies(), discord.resumes()), (2, 0));
    assert_eq!(anna.mentions_bot(&channel, "hallo").await.content(), "You said: hallo");
    discord.finish().await;
}

#[tokio::test]
async fn a_session_that_timed_out_begins_anew() {
    let (discord, _, _, _, _bot) = netwerkers().await;
    discord.inject(Fault::close(4009));
    discord.bot_ready().await;
    assert_eq!(discord.identifies(), 2);
    discord.finish().await;
}

/// How the client ended.
async fn end(bot: Bot) -> String {
    let result = bot.task.await.expect("no panic");
    format!("{:?}", result.expect_err("an error"))
}

#[tokio::test]
async fn some_closes_end_the_client() {
    let (discord, _, _, _, bot) = netwerkers().await;
    discord.inject(Fault::close(4004));
    assert!(end(bot).await.contains("InvalidAuthentication"));
    let bot = Bot::start(&discord).await;
    discord.bot_ready().await;
    discord.inject(Fault::close(4014));
    assert!(end(bot).await.contains("DisallowedGatewayIntents"));
    discord.finish().await;
}

#[tokio::test]
async fn a_session_out_of_turn_is_refused() {
    let discord = FakeDiscord::start().await;
    discord.gives_turns(1, Duration::from_secs(60));
    let first = Bot::start(&discord).await;
    discord.bot_ready().await;
    let second = Bot::start(&discord).await;
    discord.until("a refusal", |discord| discord.out_of_turn() == 1).await;
    assert_eq!((discord.identifies(), discord.connections()), (2, 2));
    second.task.abort();
    discord.gives_turns(1, Duration::ZERO);
    let third = Bot::start(&discord).await;
    discord.until("another session", |discord| discord.identifies() == 3).await;
    assert_eq!(discord.out_of_turn(), 1);
    third.task.abort();
    first.stop().await;
    discord.finish().await;
}

#[tokio::test]
async fn a_fault_may_wait_for_who_comes_in() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    let at_resume = discord.inject(Fault::reconnect().at_resume().times(2));
    let once_in = discord.inject(Fault::close(4000).once_let_in());
    discord.inject(Fault::broken_connection());
    discord.until("four more connections", |discord| discord.connections() == 5).await;
    discord.until("each went on with its session", |discord| discord.resumes() == 4).await;
    discord.bot_ready().await;
    assert_eq!(discord.identifies(), 1);
    assert_eq!((at_resume.hits(), once_in.hits()), (2, 1));
    assert_eq!(anna.mentions_bot(&channel, "hallo").await.content(), "You said: hallo");
    discord.finish().await;

    let discord = FakeDiscord::start().await;
    discord.inject(Fault::close(4014).at_identify());
    assert!(end(Bot::start(&discord).await).await.contains("DisallowedGatewayIntents"));
    discord.finish().await;
}

#[tokio::test]
async fn a_mute_gateway_lets_in_and_tells_nothing() {
    let (discord, guild, _, _, mut bot) = netwerkers().await;
    let mute = discord.inject(Fault::muteness().always());
    assert!(!discord.is_connected());
    discord.inject(Fault::broken_connection());
    discord.until("the client goes on", |discord| discord.resumes() == 1).await;
    ask_for_itself(&discord, &bot, &guild.id(), "unheard").await;
    mute.remove();
    ask_for_itself(&discord, &bot, &guild.id(), "heard").await;
    bot.chunks.wait_for(|chunks| chunks.contains(&"heard".to_owned())).await.expect("a chunk");
    assert_eq!(*bot.chunks.borrow(), ["heard"]);
    discord.finish().await;
}

#[tokio::test]
async fn every_try_to_connect_is_counted() {
    let discord = FakeDiscord::start().await;
    let refused = discord.inject(Fault::refused_handshake());
    let bot = Bot::start(&discord).await;
    refused.hit(1).await;
    assert_eq!((discord.handshakes(), discord.connections()), (1, 0));
    bot.task.abort();
    let bot = Bot::start(&discord).await;
    discord.bot_ready().await;
    assert_eq!((discord.handshakes(), discord.connections()), (2, 1));
    bot.stop().await;
    discord.finish().await;
}

#[tokio::test]
async fn privileged_intents_must_be_allowed() {
    let discord = FakeDiscord::start().await;
    let wanted = intents() | GatewayIntents::MESSAGE_CONTENT;
    let bot = Bot::start_with(&discord, wanted).await;
    assert!(end(bot).await.contains("DisallowedGatewayIntents"));
    discord.allow_privileged_intents();
    let bot = Bot::start_with(&discord, wanted).await;
    discord.bot_ready().await;
    bot.stop().await;
    discord.finish().await;
}

#[tokio::test]
async fn unanswered_heartbeats_lead_to_a_new_session() {
    let discord = FakeDiscord::start().await;
    discord.heartbeat_every(Duration::from_millis(200));
    let _bot = Bot::start(&discord).await;
    discord.bot_ready().await;
    discord.until("a heartbeat", |discord| discord.heartbeats() > 0).await;
    discord.inject(Fault::unanswered_heartbeats());
    discord.until("a new session", |discord| discord.identifies() == 2).await;
    discord.finish().await;
}

#[tokio::test]
async fn a_handshake_is_never_answered() {
    let discord = FakeDiscord::start().await;
    let left = discord.inject(Fault::unanswered_handshake());
    let bot = Bot::start(&discord).await;
    left.hit(1).await;
    assert!(!discord.is_connected());
    assert_eq!(discord.connections(), 0);
    bot.task.abort();
    let _bot = Bot::start(&discord).await;
    discord.bot_ready().await;
    discord.finish().await;
}

#[tokio::test]
async fn a_silent_connection_gives_nothing_but_acknowledgements() {
    let discord = FakeDiscord::start().await;
    discord.heartbeat_every(Duration::from_millis(200));
    let guild = discord.guild("Netwerkers");
    let channel = guild.text_channel("algemeen");
    let anna = guild.member("anna", "nl");
    let mut bot = Bot::start(&discord).await;
    discord.bot_ready().await;

    ask_for_itself(&discord, &bot, &guild.id(), "first").await;
    bot.chunks.wait_for(|chunks| chunks.contains(&"first".to_owned())).await.expect("a chunk");

    let silence = discord.inject(Fault::silence());
    ask_for_itself(&discord, &bot, &guild.id(), "second").await;
    let unheard = anna.mentions_bot(&channel, "hoor je mij?");
    let before = discord.heartbeats();
    discord.until("more heartbeats", |discord| discord.heartbeats() > before + 2).await;
    assert!(!unheard.is_answered());
    assert!(!discord.is_connected());
    assert_eq!(*bot.chunks.borrow(), ["first"]);

    silence.remove();
    ask_for_itself(&discord, &bot, &guild.id(), "third").await;
    bot.chunks.wait_for(|chunks| chunks.contains(&"third".to_owned())).await.expect("a chunk");
    discord.finish().await;
}

/// Lets the bot ask for its own member over the gateway.
async fn ask_for_itself(discord: &FakeDiscord, bot: &Bot, guild: &str, nonce: &str) {
    let guild = guild.parse().expect("an id");
    let own = ChunkGuildFilter::UserIds(vec![discord.bot_id().parse().expect("an id")]);
    let runners = bot.shards.runners.lock().await;
    let shard = runners.get(&ShardId(0)).expect("the one shard");
    shard.runner_tx.chunk_guild(guild, Some(1), false, own, Some(nonce.to_owned()));
    drop(runners);
    let asked = format!("\"nonce\":\"{nonce}\"");
    discord.until("the bot to ask", |discord| discord.transcript().contains(&asked)).await;
}

#[tokio::test]
async fn an_interaction_waits_only_so_long() {
    let (discord, _, channel, anna, _bot) = netwerkers().await;
    discord.first_response_within(Duration::from_millis(100));
    let unanswered = anna.slash(&channel, "misbehave", &[("how", "slow")]);
    discord.until("the late answer", |discord| discord.transcript().contains("10062")).await;
    assert!(!unanswered.is_answered());
    discord.finish().await;
}

#[tokio::test]
async fn permissions_and_access_are_refused_as_on_discord() {
    let (discord, guild, channel, anna, bot) = netwerkers().await;
    channel.denies_bot(permissions::SEND_MESSAGES);
    assert!(post(&bot.http, &channel).await.is_some_and(|error| error.contains("50013")));
    channel.hides_from_bot();
    assert!(post(&bot.http, &channel).await.is_some_and(|error| error.contains("50001")));
    anna.refuses_dms();
    let direct = anna.dm_channel();
    assert!(post(&bot.http, &direct).await.is_some_and(|error| error.contains("50007")));
    guild.removes_bot();
    let other = guild.text_channel("ander");
    assert!(post(&bot.http, &other).await.is_some_and(|error| error.contains("50001")));
    other.gets_deleted();
    assert!(post(&bot.http, &other).await.is_some_and(|error| error.contains("10003")));
    discord.finish().await;
}

#[tokio::test]
async fn a_bot_without_the_intent_reads_only_what_is_meant_for_it() {
    let (discord, _, channel, anna, bot) = netwerkers().await;
    let said = anna.says(&channel, "onder ons");
    let id = channel.id().parse::<ChannelId>().expect("an id");
    let message = said.id().parse().expect("an id");
    assert_eq!(bot.http.get_message(id, message).await.expect("a message").content, "");
    discord.allow_privileged_intents();
    assert_eq!(bot.http.get_message(id, message).await.expect("a message").content, "onder ons");
    anna.deletes(&said);
    let gone = bot.http.get_message(id, message).await.expect_err("it is gone");
    assert!(format!("{gone:?}").contains("10008"));
    discord.finish().await;
}

#[tokio::test]
async fn an_interaction_is_answered_once_and_its_token_grows_old() {
    let (discord, _, channel, anna, bot) = netwerkers().await;
    let reply = anna.slash(&channel, "ask", &[("question", "hoe")]).await;
    let (id, text) = interaction(&discord);
    let data = json!({ "type": 4, "data": { "content": "c", "allowed_mentions": { "parse": [] } } });
    let id = id.parse().expect("an id");
    let again = bot.http.create_interaction_response(id, &text, &data, vec![]).await;
    assert!(format!("{again:?}").contains("40060"));
    let other = bot.http.create_interaction_response(id, "other", &data, vec![]).await;
    assert!(format!("{other:?}").contains("10062"));
    let edit = json!({ "content": "anders", "allowed_mentions": { "parse": [] } });
    assert!(bot.http.edit_original_interaction_response(&text, &edit, vec![]).await.is_ok());
    assert_eq!(reply.now().content(), "anders");
    discord.interactions_expire();
    let late = bot.http.edit_original_interaction_response(&text, &edit, vec![]).await;
    assert!(format!("{late:?}").contains("50027"));
    discord.finish().await;
}

/// Everything serenity reads of a guild over REST is as it expects it.
#[tokio::test]
async fn what_is_read_over_rest_can_be_read() {
    let discord = FakeDiscord::start().await;
    discord.checks_itself();
    let guild = discord.guild("Netwerkers");
    let (channel, anna) = (guild.text_channel("algemeen"), guild.member("anna", "nl"));
    let bot = Bot::start(&discord).await;
    discord.bot_ready().await;
    let reply = anna.slash(&channel, "ask", &[("question", "hoe")]).await;
    anna.presses(&reply, "thanks").await;
    anna.presses(&reply, "Later").await;
    let wrong = HttpBuilder::new("wrong").proxy(discord.api_url()).ratelimiter_disabled(true).build();
    assert!(format!("{:?}", wrong.get_current_user().await).contains("401"));
    let forum = guild.forum("vragen");
    anna.posts(&forum, "Hoe?", "Zo?").await;
    let said = anna.says(&channel, "hallo");
    let http = &bot.http;
    let guild_id = guild.id().parse().expect("an id");
    let anna_id = anna.id().parse().expect("an id");
    let channel_id: ChannelId = channel.id().parse().expect("an id");
    let message_id = said.id().parse().expect("an id");
    assert_eq!(http.get_guild(guild_id).await.expect("a guild").name, "Netwerkers");
    assert_eq!(http.get_channels(guild_id).await.expect("channels").len(), 2);
    assert_eq!(http.get_guild_roles(guild_id).await.expect("roles").len(), 2);
    assert_eq!(http.get_member(guild_id, anna_id).await.expect("a member").user.name, "anna");
    assert_eq!(http.get_user(anna_id).await.expect("a user").name, "anna");
    assert_eq!(http.get_guilds(None, None).await.expect("guilds").len(), 1);
    assert_eq!(http.get_guild_active_threads(guild_id).await.expect("threads").threads.len(), 1);
    assert!(http.get_channel(channel_id).await.is_ok());
    assert!(http.get_bot_gateway().await.is_ok());
    assert_eq!(http.get_global_commands().await.expect("commands").len(), 7);
    let private = http.create_private_channel(&json!({ "recipient_id": anna_id })).await;
    assert_eq!(private.expect("a channel").recipient.name, "anna");
    let emoji = '👍'.into();
    http.create_reaction(channel_id, message_id, &emoji).await.expect("a reaction");
    assert_eq!(said.now().reactions(), ["👍"]);
    let body = json!({ "name": "draad", "auto_archive_duration": 1440 });
    let thread = http.create_thread_from_message(channel_id, message_id, &body, None).await;
    assert_eq!(thread.expect("a thread").name, "draad");
    assert_eq!(said.thread().map(|thread| thread.name()), Some("draad".to_owned()));
    let value: Value = discord.command("ask").expect("a command");
    assert_eq!(value["name"], "ask");
    discord.finish().await;
}

#[tokio::test]
async fn a_bot_is_told_of_the_sessions_that_are_left() {
    let (discord, _, _, _, bot) = netwerkers().await;
    let told = bot.http.get_bot_gateway().await.expect("it is told").session_start_limit;
    assert_eq!((told.total, told.remaining), (1_000, 999), "it has begun one");
    discord.leaves_sessions(3, Duration::from_secs(60));
    let told = bot.http.get_bot_gateway().await.expect("it is told").session_start_limit;
    assert_eq!((told.remaining, told.reset_after), (3, 60_000));
    bot.stop().await;
    discord.finish().await;
}

//! What if Discord stumbles in the middle of a conversation?

use std::time::Duration;

use super::bot::{Scene, old_button, passage};
use super::community::Community;
use crate::fake_discord::permissions::{EMBED_LINKS, READ_MESSAGE_HISTORY, SEND_MESSAGES};
use crate::fake_discord::{Fault, Pending};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";
const ANSWER: &str = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
const POST: &str = "POST /channels/{channel_id}/messages";
const APOLOGY: &str = "Sorry, er ging bij mij iets mis";

/// A way to ask something.
type Door = fn(&Scene) -> Pending;

/// Faults that pass by themselves, and after which the request may or may not have been carried out.
fn stumbles() -> Vec<Fault> {
    vec![
        Fault::status(500),
        Fault::status(503),
        Fault::rate_limited(None),
        Fault::rate_limited(Some(Duration::from_millis(20))),
        Fault::cut(),
        Fault::slow(Duration::from_millis(50)),
    ]
}

/// After whatever went wrong, the bot answers the next question, asked in private.
async fn goes_on(scene: &Scene) {
    let reply = scene.anna.slash(&scene.anna.dm_channel(), "ask", &QUESTION).reply().await;
    assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
}

/// How many messages of the bot stand in the channel.
fn answers(scene: &Scene) -> usize {
    let said = scene.channel.messages();
    said.into_iter().filter(|message| !message.embeds().is_empty() || message.replies_to().is_some()).count()
}

#[tokio::test]
async fn a_stumble_over_a_command_is_got_over_and_it_is_answered_once() {
    for route in [CALLBACK, ANSWER] {
        for fault in stumbles() {
            let scene = Scene::set("nl").await;
            let fault = scene.discord.inject(fault.on(route));
            let reply = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
            assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{reply}");
            fault.hit(1).await;
            goes_on(&scene).await;
            assert_eq!(answers(&scene), 1);
            scene.end().await;
        }
    }
}

#[tokio::test]
async fn a_stumble_over_a_mention_or_a_direct_message_is_got_over_and_it_is_answered_once() {
    for fault in stumbles() {
        let scene = Scene::set("nl").await;
        let hit = scene.discord.inject(fault.clone().on(POST));
        scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?").reply().await;
        hit.hit(1).await;
        let hit = scene.discord.inject(fault.on(POST));
        scene.anna.dms("wat is een zwakke band?").reply().await;
        hit.hit(1).await;
        let dms = scene.anna.dm_channel().messages();
        assert_eq!(dms.len(), 2, "the question and its answer");
        goes_on(&scene).await;
        assert_eq!(answers(&scene), 1);
        scene.end().await;
    }
}

#[tokio::test]
async fn a_stumble_over_a_button_is_got_over() {
    for fault in stumbles() {
        let scene = Scene::set("nl").await;
        let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
        let hit = scene.discord.inject(fault.on(CALLBACK));
        let next = old_button(&first, "p", 1);
        let second = scene.anna.forges_press(&first, &next).reply().await;
        hit.hit(1).await;
        assert_ne!(passage(&second), passage(&first));
        assert_eq!(answers(&scene), 1);
        scene.end().await;
    }
}

#[tokio::test]
async fn a_stumble_over_a_form_or_over_daily_is_got_over() {
    for fault in stumbles() {
        let community = Community::set().await;
        let hit = community.discord.inject(fault.clone().on(CALLBACK));
        let kept = community.pause("30", "0").await;
        hit.hit(1).await;
        assert!(kept.content().starts_with("Opgeslagen."), "{kept}");
        assert_eq!(community.kept().await.member_cooldown, Some(Duration::from_secs(30)));
        for route in [CALLBACK, ANSWER] {
            let hit = community.discord.inject(fault.clone().on(route));
            let at = [("time", "9:00")];
            let set = community.moderator.slash(&community.channel, "daily set", &at).reply().await;
            hit.hit(1).await;
            assert!(set.is_ephemeral() && set.content().starts_with("Ingesteld."), "{route}: {set}");
        }
        assert!(community.channel.messages().is_empty(), "nothing of it is for others");
        community.end().await;
    }
}

#[tokio::test]
async fn a_form_whose_answer_discord_finds_wrong_is_followed_by_an_apology_in_private() {
    let community = Community::set().await;
    let form = community.setting("Pauzes").await;
    community.discord.inject(Fault::error(400, 50035).on(CALLBACK));
    let filled =
        [("Seconden per lid (0 is geen pauze)", "30"), ("Seconden per kanaal (0 is geen pauze)", "0")];
    let reply = community.moderator.submits_modal(&form, &filled).reply().await;
    assert!(reply.is_ephemeral() && reply.content().starts_with(APOLOGY), "{reply}");
    community.end().await;
}

#[tokio::test]
async fn a_stumble_over_a_repeated_answer_costs_the_asker_nothing_and_the_others_see_it_once() {
    let take_back = "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original";
    for route in [take_back, "POST /webhooks/{webhook_id}/{webhook_token}"] {
        for fault in stumbles() {
            let scene = Scene::set("nl").await;
            scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
            let hit = scene.discord.inject(fault.on(route));
            let again = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
            hit.hit(1).await;
            assert!(again.is_ephemeral() && again.to_string().contains("vinden van werk"), "{again}");
            assert_eq!(scene.channel.messages().len(), 1);
            scene.end().await;
        }
    }
}

#[tokio::test]
async fn a_request_that_is_lost_on_its_way_is_sent_again() {
    let scene = Scene::set("nl").await;
    let mut lost = Vec::new();
    for route in [CALLBACK, ANSWER] {
        lost.push(scene.discord.inject(Fault::lost().on(route)));
        let reply = scene.anna.slash(&scene.anna.dm_channel(), "ask", &QUESTION).reply().await;
        assert!(reply.to_string().contains("Waarom helpen zwakke banden"), "{route}: {reply}");
    }
    lost.push(scene.discord.inject(Fault::lost().on(POST)));
    let first = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?").reply().await;
    lost.push(scene.discord.inject(Fault::lost().on(CALLBACK)));
    let next = old_button(&first, "p", 1);
    let second = scene.anna.forges_press(&first, &next).reply().await;
    assert_ne!(passage(&second), passage(&first));
    assert!(lost.iter().all(|fault| fault.hits() == 1));
    assert_eq!(answers(&scene), 1);
    scene.end().await;
}

#[tokio::test]
async fn an_answer_that_discord_took_without_a_word_is_not_given_twice() {
    let scene = Scene::set("nl").await;
    let mut held = Vec::new();
    for route in [CALLBACK, ANSWER] {
        held.push(scene.discord.inject(Fault::held().on(route)));
        scene.anna.slash(&scene.anna.dm_channel(), "ask", &QUESTION).reply().await;
    }
    held.push(scene.discord.inject(Fault::held().on(POST)));
    scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?").reply().await;
    scene.discord.until("another try", |discord| discord.requests(POST) > 1).await;
    goes_on(&scene).await;
    assert_eq!((answers(&scene), scene.anna.dm_channel().messages().len()), (1, 3));
    drop(held);
    scene.end().await;
}

#[tokio::test]
async fn when_discord_stays_broken_the_bot_gives_up_on_it_and_goes_on() {
    let scene = Scene::set("nl").await;
    let broken = scene.discord.inject(Fault::status(500).always().on(CALLBACK));
    let unanswered = scene.anna.slash(&scene.channel, "ask", &QUESTION);
    broken.hit(3).await;
    broken.remove();
    // The attempt after the repair, within the three seconds, may still get through.
    goes_on(&scene).await;
    assert!(broken.hits() < 10, "{} attempts", broken.hits());
    drop(unanswered);
    scene.end().await;
}

#[tokio::test]
async fn an_interaction_that_is_gone_or_answered_is_left_alone() {
    for code in [10060, 10062, 40060] {
        let scene = Scene::set("nl").await;
        let fault = scene.discord.inject(Fault::error(400, code).on(CALLBACK));
        let unanswered = scene.anna.slash(&scene.channel, "ask", &QUESTION);
        fault.hit(1).await;
        goes_on(&scene).await;
        assert!(!unanswered.is_answered(), "code {code}");
        assert_eq!(scene.discord.requests(CALLBACK), 2, "code {code}: it is not tried again");
        scene.end().await;
    }
}

#[tokio::test]
async fn an_answer_that_discord_finds_wrong_is_followed_by_an_apology() {
    let ask = |scene: &Scene| scene.anna.slash(&scene.channel, "ask", &QUESTION);
    let mention = |scene: &Scene| scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?");
    let doors: [(&str, Door); 3] = [(CALLBACK, ask), (ANSWER, ask), (POST, mention)];
    for (route, door) in doors {
        let scene = Scene::set("nl").await;
        scene.discord.inject(Fault::error(400, 50035).on(route));
        let reply = door(&scene).reply().await;
        assert!(reply.content().starts_with(APOLOGY), "{route}: {reply}");
        assert!(reply.embeds().is_empty(), "{route}: {reply}");
        goes_on(&scene).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn a_button_whose_answer_discord_finds_wrong_is_followed_by_an_apology_in_private() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    scene.discord.inject(Fault::error(400, 50035).on(CALLBACK));
    let reply = scene.anna.presses(&first, "Meer…").reply().await;
    assert!(reply.is_ephemeral() && reply.content().starts_with(APOLOGY), "{reply}");
    assert_eq!(first.now().to_string(), first.to_string(), "the answer stays as it is");
    scene.end().await;
}

#[tokio::test]
async fn where_the_bot_may_not_write_the_asker_gets_the_answer_in_private() {
    for missing in [SEND_MESSAGES, EMBED_LINKS] {
        let scene = Scene::set("nl").await;
        scene.channel.denies_bot(missing);
        let _unanswered = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?");
        let told = scene.anna.dm_channel().next_post().await;
        assert!(told.content().starts_with("In <#"), "{told}");
        assert!(told.content().contains("Berichten versturen"), "{told}");
        assert!(told.to_string().contains("Een zwakke band is"), "{told}");
        goes_on(&scene).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn a_missing_access_is_told_to_the_one_who_used_a_command() {
    for code in [50001, 50013] {
        let scene = Scene::set("nl").await;
        scene.discord.inject(Fault::error(403, code).on(ANSWER));
        let reply = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
        assert!(reply.content().contains("mag ik niet antwoorden"), "{code}: {reply}");
        goes_on(&scene).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn an_asker_who_takes_no_direct_messages_is_left_alone() {
    let scene = Scene::set("nl").await;
    scene.channel.denies_bot(SEND_MESSAGES);
    scene.anna.refuses_dms();
    let refused = scene.discord.inject(Fault::error(403, 50007).on("POST /users/@me/channels"));
    let unanswered = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?");
    refused.hit(1).await;
    goes_on(&scene).await;
    assert!(!unanswered.is_answered());
    scene.end().await;
}

#[tokio::test]
async fn where_it_may_not_read_back_it_answers_without_a_reference() {
    let scene = Scene::set("nl").await;
    scene.channel.denies_bot(READ_MESSAGE_HISTORY);
    let reply = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?").reply().await;
    assert_eq!(reply.replies_to(), None);
    assert!(reply.to_string().contains("Een zwakke band is"), "{reply}");
    scene.end().await;
}

#[tokio::test]
async fn what_automod_holds_back_is_told_in_private() {
    let scene = Scene::set("nl").await;
    scene.discord.inject(Fault::error(400, 200_000).on(POST));
    let _unanswered = scene.anna.mentions_bot(&scene.channel, "wat is een zwakke band?");
    let told = scene.anna.dm_channel().next_post().await;
    assert!(told.content().contains("AutoMod") && told.embeds().is_empty(), "{told}");
    scene.discord.inject(Fault::error(400, 200_000).on(ANSWER));
    let reply = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    assert!(reply.content().contains("AutoMod") && reply.embeds().is_empty(), "{reply}");
    goes_on(&scene).await;
    scene.end().await;
}

#[tokio::test]
async fn a_channel_that_is_deleted_meanwhile_is_no_trouble() {
    let scene = Scene::set("nl").await;
    let other = scene.guild.text_channel("tijdelijk");
    let held = scene.discord.inject(Fault::error(404, 10003).on(POST));
    let _unanswered = scene.anna.mentions_bot(&other, "wat is een zwakke band?");
    held.hit(1).await;
    goes_on(&scene).await;
    assert_eq!(scene.discord.requests(POST), 1, "it is not tried again");
    scene.end().await;
}

#[tokio::test]
async fn a_slow_answer_of_discord_holds_up_nobody_else() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let fault = scene.discord.inject(Fault::held().on(ANSWER));
    let held = ben.slash(&scene.channel, "ask", &QUESTION);
    fault.hit(1).await;
    goes_on(&scene).await;
    fault.release();
    assert!(held.reply().await.to_string().contains("Zwakke banden"));
    scene.end().await;
}

#[tokio::test]
async fn a_connection_lost_during_a_question_or_a_button_costs_no_answer() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let faults =
        [Fault::reconnect(), Fault::close(4000), Fault::broken_connection(), Fault::invalid_session(true)];
    for fault in faults {
        let (asked, pressed) = (Fault::held().on(ANSWER), Fault::held().on(CALLBACK));
        let held = scene.discord.inject(asked);
        let question = scene.anna.slash(&scene.anna.dm_channel(), "ask", &QUESTION);
        held.hit(1).await;
        let held_press = scene.discord.inject(pressed);
        let press = scene.anna.presses(&first, "Meer…");
        held_press.hit(1).await;
        let before = scene.discord.connections();
        scene.discord.inject(fault);
        scene.discord.until("a new connection", |discord| discord.connections() > before).await;
        scene.discord.bot_connected().await;
        held.release();
        held_press.release();
        assert!(question.reply().await.to_string().contains("Waarom helpen zwakke banden"));
        let more = press.reply().await;
        scene.anna.presses(&more, "Volgende passage").reply().await;
    }
    assert_eq!(scene.anna.dm_channel().messages().len(), 4, "one for each question");
    scene.end().await;
}

#[tokio::test]
async fn webhooks_bots_and_its_own_messages_are_never_answered() {
    let scene = Scene::set("nl").await;
    let (bot, channel, guild) = (scene.discord.bot_id(), scene.channel.id(), scene.guild.id());
    let person = |id: &str, is_bot: bool| {
        serde_json::json!({
            "id": id, "username": "x", "discriminator": "0", "global_name": null, "avatar": null,
            "bot": is_bot,
        })
    };
    let message = |id: &str, author: serde_json::Value, webhook: Option<&str>| {
        let mut message = serde_json::json!({
            "id": id, "channel_id": channel, "guild_id": guild, "type": 0, "author": author,
            "content": format!("<@{bot}> wat is een zwakke band?"),
            "timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [person(&bot, true)], "mention_roles": [],
            "attachments": [], "embeds": [], "components": [], "pinned": false, "flags": 0,
        });
        if let Some(webhook) = webhook {
            message["webhook_id"] = serde_json::json!(webhook);
        }
        message
    };
    let told = [
        message("900000000000000001", person("900000000000000011", false), Some("900000000000000011")),
        message("900000000000000002", person("900000000000000012", true), None),
        message("900000000000000003", person(&bot, true), None),
    ];
    let tell = || told.iter().for_each(|message| scene.discord.dispatch("MESSAGE_CREATE", message));
    scene.discord.stays_silent(tell).await;
    scene.end().await;
}

#[tokio::test]
async fn a_command_of_a_kind_that_nobody_knows_yet_is_told_to_be_gone() {
    let scene = Scene::set("nl").await;
    let user = serde_json::json!({
        "id": scene.anna.id(), "username": "x", "discriminator": "0", "global_name": null, "avatar": null,
    });
    let event = serde_json::json!({
        "id": "900000000000000002", "application_id": scene.discord.bot_id(), "type": 2, "token": "t",
        "version": 1, "channel_id": scene.channel.id(), "user": user, "locale": "nl", "entitlements": [],
        "authorizing_integration_owners": {}, "app_permissions": "0", "attachment_size_limit": 0,
        "data": { "id": "7", "name": "ask", "type": 9 },
    });
    scene.discord.dispatch("INTERACTION_CREATE", &event);
    let told = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    scene.discord.until("a word of it", |discord| discord.requests(told) > 0).await;
    // The fake knows nothing of that interaction, so that what is said of it breaks a rule.
    scene.discord.take_violations();
    scene.end().await;
}

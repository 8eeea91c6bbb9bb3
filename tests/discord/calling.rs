//! How does somebody call the bot: by its role, in reply to somebody else, with a forward, a picture, or a
//! message that is spoken?

use serde_json::json;

use super::bot::Scene;
use super::community::Community;
use crate::fake_discord::Member;

const QUESTION: &str = "Weet iemand waarom zwakke banden helpen bij het vinden van werk?";
const TIES: &str = "-# Zwakke banden";
const CHOOSE_MEMBER: &str = "Kies bij het typen van @ het lid in plaats van de rol";
const BY_ITS_MENU: &str = "kies *Apps* en *Zoek passages*";

#[tokio::test]
async fn its_role_calls_it_where_the_words_can_be_read() {
    let community = Community::set_reading(true).await;
    let (anna, here) = (&community.anna, &community.channel);
    let answer = anna.mentions_role_of_bot(here, "wat is een zwakke band?").reply().await;
    assert!(answer.to_string().contains(TIES), "{answer}");
    let help = anna.mentions_role_of_bot(here, "").reply().await;
    assert!(help.content().starts_with("Hoi!"), "{help}");
    // Another role is none of its business.
    let moderators = format!("<@&{}> wat is een zwakke band?", community.guild.role("mods", 0).id());
    community.discord.stays_silent(|| anna.says(here, &moderators)).await;
    community.end().await;
}

#[tokio::test]
async fn called_by_its_role_where_nothing_can_be_read_it_says_once_how_to_ask() {
    let scene = Scene::set("nl").await;
    let told = scene.anna.mentions_role_of_bot(&scene.channel, "wat is een zwakke band?").reply().await;
    assert!(told.content().contains(CHOOSE_MEMBER), "{told}");
    assert!(told.pings().is_empty(), "{told}");
    let again = || scene.anna.mentions_role_of_bot(&scene.channel, "hallo?");
    scene.discord.stays_silent(again).await;
    scene.end().await;
}

#[tokio::test]
async fn where_moderators_want_no_answers_it_says_only_that() {
    let community = Community::set().await;
    let there = community.guild.text_channel("bot");
    community.choose("Antwoordkanalen", &[&there]).await;
    let told =
        community.anna.mentions_role_of_bot(&community.channel, "wat is een zwakke band?").reply().await;
    assert!(!told.content().contains(CHOOSE_MEMBER) && told.content().contains(&there.id()), "{told}");
    community.end().await;
}

#[tokio::test]
async fn a_mention_in_reply_to_somebody_asks_what_they_asked() {
    let community = Community::set_reading(true).await;
    let here = &community.channel;
    let theirs = community.moderator.says(here, QUESTION);
    let bot = community.discord.bot_id();
    for (pointing, place) in [("", "een"), ("weet jij dit?", "twee"), ("kun je hem helpen", "drie")] {
        let place = community.guild.text_channel(place);
        let theirs = community.moderator.says(&place, QUESTION);
        let said = format!("<@{bot}> {pointing}");
        let answer = community.anna.replies_quietly_to(&place, &theirs, &said).reply().await;
        assert!(answer.to_string().contains(TIES), "{pointing}: {answer}");
    }
    let own = format!("<@{bot}> wat is een sleutelfiguur?");
    let answer = community.anna.replies_quietly_to(here, &theirs, &own).reply().await;
    assert!(answer.to_string().contains("Wat is een sleutelfiguur?"), "a question of its own: {answer}");
    let remark = community.moderator.says(here, "Gezellig was het gisteren!");
    let nothing = community.anna.replies_quietly_to(here, &remark, &format!("<@{bot}> weet jij dit?"));
    assert_eq!(nothing.reply().await.content(), "In dat bericht staat niets dat ik kan opzoeken.");
    community.end().await;
}

#[tokio::test]
async fn where_that_message_can_not_be_read_it_tells_of_the_menu() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let theirs = ben.says(&scene.channel, QUESTION);
    for pointing in ["", "weet jij dit?"] {
        let said = format!("<@{}> {pointing}", scene.discord.bot_id());
        let told = scene.anna.replies_quietly_to(&scene.channel, &theirs, &said).reply().await;
        assert!(told.content().contains(BY_ITS_MENU), "{told}");
        assert_eq!(told.content().lines().count(), 1);
    }
    let found = scene.anna.uses_message_command(&scene.channel, "Find passages", &theirs).reply().await;
    assert!(found.to_string().contains(TIES), "{found}");
    scene.end().await;
}

#[tokio::test]
async fn what_a_message_shows_can_be_looked_up_by_the_menu() {
    let scene = Scene::set("nl").await;
    let question = "Waarom helpen zwakke banden bij het vinden van werk?";
    let feed = scene.channel.webhook("nieuws");
    let card = feed.sends(&json!({ "embeds": [{ "title": question, "description": "Nieuw op ons blog." }] }));
    let elsewhere = scene.guild.text_channel("elders");
    let ben = scene.guild.member("ben", "nl");
    let original = ben.says(&elsewhere, question);
    ben.forwards(&original, &scene.channel);
    let forward = scene.channel.messages().pop().expect("the forward");
    ben.sends(&scene.channel, &json!({ "content": question, "attachments": [picture()] }));
    let pictured = scene.channel.messages().pop().expect("the picture");
    for message in [card, forward, pictured] {
        let found = scene.anna.uses_message_command(&scene.channel, "Find passages", &message).reply().await;
        assert!(found.to_string().contains(TIES), "{found}");
    }
    scene.end().await;
}

#[tokio::test]
async fn in_private_a_forward_is_answered_and_what_has_no_words_gets_a_kind_one() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let original = ben.says(&scene.channel, QUESTION);
    let dm = scene.anna.dm_channel();
    let answer = scene.anna.forwards(&original, &dm).reply().await;
    assert!(answer.to_string().contains(TIES), "{answer}");
    let voice = json!({ "flags": 1 << 13, "attachments": [{
        "id": "77", "filename": "voice-message.ogg", "size": 9, "url": "https://x.test/v", "waveform": "AA==",
        "proxy_url": "https://x.test/v", "content_type": "audio/ogg", "duration_secs": 2.0 }] });
    let told = ben.sends(&ben.dm_channel(), &voice).reply().await;
    assert_eq!(told.content(), "Luisteren kan ik niet. Typ je vraag, dan zoek ik het antwoord op.");
    let told = pictures(&scene.anna, &scene).await;
    assert!(told.starts_with("Naar plaatjes en bestanden kan ik niet kijken."), "{told}");
    scene.discord.stays_silent(|| scene.anna.sends(&dm, &json!({ "attachments": [picture()] }))).await;
    scene.end().await;
}

/// What is said to a picture alone.
async fn pictures(who: &Member, scene: &Scene) -> String {
    let body = json!({ "content": "", "attachments": [picture()] });
    let told = who.sends(&who.dm_channel(), &body).reply().await;
    let bot = scene.discord.bot_id();
    let ben = scene.guild.member("cees", "nl");
    let here = json!({ "content": format!("<@{bot}>"), "attachments": [picture()] });
    assert_eq!(ben.sends(&scene.channel, &here).reply().await.content(), told.content());
    told.content().to_owned()
}

fn picture() -> serde_json::Value {
    json!({ "id": "78", "filename": "a.png", "size": 9, "url": "https://x.test/a", "proxy_url": "https://x.test/a" })
}

#[tokio::test]
async fn a_question_at_the_end_of_a_long_message_is_found() {
    let scene = Scene::set("nl").await;
    let story = "Gisteren liep ik door de stad en zag van alles. ".repeat(30);
    let long = format!("{story}Waarom helpen zwakke banden bij het vinden van werk?");
    let answer = scene.anna.dms(&long).reply().await;
    assert!(answer.to_string().contains(TIES), "{answer}");
    scene.end().await;
}

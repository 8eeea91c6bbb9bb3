//! What becomes of an answer when its question changes, or goes and comes back in other hands?

use std::time::Duration;

use super::bot::Scene;
use super::community::Community;
use crate::fake_discord::Message;

const TIES: &str = "-# Zwakke banden";
const QUESTION: &str = "Waarom helpen zwakke banden bij het vinden van werk?";

/// Anna's message to the bot, and the bot's answer.
async fn asks(scene: &Scene, words: &str) -> (Message, Message) {
    let asked = scene.anna.says(&scene.channel, &format!("<@{}> {words}", scene.discord.bot_id()));
    (asked, scene.channel.next_post().await)
}

#[tokio::test]
async fn edited_into_no_question_or_put_to_the_bot_no_more_the_answer_goes() {
    let scene = Scene::set("nl").await;
    let bot = scene.discord.bot_id();
    for edit in [&format!("<@{bot}> laat maar, ik weet het al"), &format!("<@{bot}>"), QUESTION] {
        let (asked, answer) = asks(&scene, QUESTION).await;
        scene.anna.edits(&asked, edit);
        answer.deleted().await;
        // And it may be asked again: it stands here no more.
        let again = scene.anna.edits(&asked, &format!("<@{bot}> {QUESTION}")).reply().await;
        assert!(again.to_string().contains(TIES) && again.id() != answer.id(), "{edit}: {again}");
        scene.anna.deletes(&asked);
        again.deleted().await;
    }
    scene.end().await;
}

#[tokio::test]
async fn in_a_question_channel_an_edited_question_needs_a_sure_answer_too() {
    let community = Community::set_reading(true).await;
    community.choose("Vraagkanalen", &[&community.channel]).await;
    let (anna, here) = (&community.anna, &community.channel);
    for edit in
        ["Laat maar, ik heb mijn fiets al gevonden hoor", "Helpen vrienden bij het verhuizen van meubels?"]
    {
        let asked = anna.says(here, QUESTION);
        let answer = here.next_post().await;
        anna.edits(&asked, edit);
        answer.deleted().await;
    }
    let asked = anna.says(here, QUESTION);
    let answer = here.next_post().await;
    let edited = anna.edits(&asked, "Weet iemand wat een sleutelfiguur is?").reply().await;
    assert_eq!(edited.id(), answer.id());
    assert!(edited.to_string().contains("Wat is een sleutelfiguur?"), "{edited}");
    community.end().await;
}

#[tokio::test]
async fn a_mention_added_within_minutes_is_answered_once() {
    let scene = Scene::set("nl").await;
    let bot = scene.discord.bot_id();
    let said = scene.anna.says(&scene.channel, QUESTION);
    scene.discord.lets_pass(Duration::from_secs(4 * 60));
    let with_mention = format!("<@{bot}> {QUESTION}");
    let answer = scene.anna.edits(&said, &with_mention).reply().await;
    assert_eq!(answer.replies_to(), Some(said.id()));
    assert!(answer.to_string().contains(TIES), "{answer}");
    scene.discord.stays_silent(|| scene.anna.edits(&said, &with_mention)).await;
    let old = scene.anna.says(&scene.channel, "Wat is een sleutelfiguur?");
    scene.discord.lets_pass(Duration::from_secs(6 * 60));
    let late = || scene.anna.edits(&old, &format!("<@{bot}> wat is een sleutelfiguur?"));
    scene.discord.stays_silent(late).await;
    scene.end().await;
}

#[tokio::test]
async fn a_question_that_comes_back_through_a_webhook_keeps_its_answer() {
    let scene = Scene::set("nl").await;
    let bot = scene.discord.bot_id();
    let proxy = scene.channel.webhook("PluralKit");
    let said = format!("<@{bot}> wat is een zwakke band?");
    for (original, before_it_goes) in
        [(said.clone(), true), (format!("<@{bot}> S: wat is een zwakke band?"), false)]
    {
        let asked = scene.anna.says(&scene.channel, &original);
        let answer = scene.channel.next_post().await;
        let twin = if before_it_goes {
            let twin = proxy.says(&said);
            scene.anna.deletes(&asked);
            twin
        } else {
            scene.anna.deletes(&asked);
            proxy.says(&said)
        };
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        assert!(!answer.is_deleted(), "{original}");
        // From here on it is the answer to that message.
        proxy.edits(&twin, &format!("<@{bot}> wat is een sleutelfiguur?"));
        let changed = answer.changed().await;
        assert!(changed.to_string().contains("Wat is een sleutelfiguur?"), "{changed}");
        scene.anna.deletes(&twin);
        answer.deleted().await;
    }
    scene.end().await;
}

#[tokio::test]
async fn what_a_webhook_says_by_itself_keeps_no_answer_and_gets_none() {
    let scene = Scene::set("nl").await;
    let feed = scene.channel.webhook("nieuws");
    let said = format!("<@{}> wat is een zwakke band?", scene.discord.bot_id());
    scene.discord.stays_silent(|| feed.says(&said)).await;
    let (asked, answer) = asks(&scene, "wat is een sleutelfiguur?").await;
    feed.says(&said);
    scene.anna.deletes(&asked);
    answer.deleted().await;
    scene.end().await;
}

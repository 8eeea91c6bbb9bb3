//! What do the buttons under a message do, and for whom?

use super::bot::{Bot, Scene};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];

#[tokio::test]
async fn the_asker_pages_through_the_passages() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let second = scene.anna.presses(&first, "Volgende passage").reply().await;
    assert_eq!(second.id(), first.id(), "the message itself changes");
    assert_ne!(second.embeds()[0]["description"], first.embeds()[0]["description"]);
    let back = scene.anna.presses(&second, "Vorige passage").reply().await;
    assert_eq!(back.to_string(), first.to_string());
    scene.end().await;
}

#[tokio::test]
async fn another_member_gets_a_copy_of_their_own() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let copy = ben.presses(&first, "Volgende passage").reply().await;
    assert!(copy.is_ephemeral());
    assert_eq!(first.now().to_string(), first.to_string(), "Anna's stays as it is");
    let onward = ben.presses(&copy, "Vorige passage").reply().await;
    assert_eq!(onward.id(), copy.id(), "in the copy, Ben pages for himself");
    scene.end().await;
}

#[tokio::test]
async fn buttons_work_after_a_restart() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let Scene { discord, guild, channel, anna, bot } = scene;
    bot.stop().await.expect("the bot ends well");
    discord.until("the bot is gone", |discord| !discord.is_connected()).await;
    let bot = Bot::start(&discord);
    discord.bot_connected().await;
    let second = anna.presses(&first, "Volgende passage").reply().await;
    assert_ne!(second.embeds()[0]["description"], first.embeds()[0]["description"]);
    Scene { discord, guild, channel, anna, bot }.end().await;
}

#[tokio::test]
async fn a_quote_is_followed_by_another_one_until_all_have_been_shown() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "quote", &[]).reply().await;
    let second = scene.anna.presses(&first, "Nog een citaat").reply().await;
    assert_eq!(second.id(), first.id());
    assert_ne!(second.embeds()[0]["description"], first.embeds()[0]["description"]);
    scene.end().await;
}

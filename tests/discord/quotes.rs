//! Which quote does a place get, and what does the bot remember of it?

use std::collections::HashSet;

use super::bot::{Bot, Scene};
use crate::fake_discord::{FakeDiscord, Reply};

#[tokio::test]
async fn after_a_restart_each_place_goes_on_where_it_was() {
    let data = tempfile::TempDir::new().expect("a folder");
    let discord = FakeDiscord::start().await;
    let (first, second) = (discord.guild("Netwerkers"), discord.guild("Buren"));
    let (here, there) = (first.text_channel("algemeen"), second.text_channel("algemeen"));
    let (anna, ben) = (first.member("anna", "nl"), second.member("ben", "nl"));
    let mut seen = [HashSet::new(), HashSet::new()];
    // The fixtures have two Dutch quotes: each start of the bot gives one of them in each place.
    for start in 0..2 {
        let bot = Bot::start_keeping(&discord, data.path()).await;
        if start == 0 {
            discord.bot_ready().await;
        } else {
            discord.bot_connected().await;
        }
        for (place, (channel, member)) in [(&here, &anna), (&there, &ben)].into_iter().enumerate() {
            let quote = member.slash(channel, "quote", &[]).reply().await;
            assert!(seen[place].insert(quote.embeds()[0]["description"].to_string()), "{quote}");
        }
        bot.stop().await.expect("the bot ends well");
        discord.until("the bot is gone", |discord| !discord.is_connected()).await;
    }
    assert_eq!(seen[0], seen[1], "both have seen all");
    discord.finish().await;
}

/// A document with as many quotable lines as it has topics and one more.
fn document(folder: &std::path::Path, language: &str, title: &str, topics: &[&str], lines: usize) {
    let mut text = format!(
        "---\ntitle: {title}\nlanguage: {language}\ntopics: [{}]\nsources:\n  - author: A. Auteur\n    title: Werk\n    url: https://example.org/werk\n---\n\nEen zin.\n",
        topics.join(", ")
    );
    for line in 0..lines {
        text += &format!("\n> {title} {line} is een zin om te onthouden.\n\nEn verder.\n");
    }
    std::fs::write(folder.join(format!("{title}.md")), text).expect("a file");
}

fn line(reply: &Reply) -> String {
    reply.embeds()[0]["description"].as_str().expect("a line").to_owned()
}

/// A corpus with quotes on several topics in two languages.
fn shelf() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    document(folder.path(), "nl", "Bijen", &["dieren"], 3);
    document(folder.path(), "nl", "Linden", &["bomen"], 3);
    document(folder.path(), "en", "Bees", &["animals"], 2);
    folder
}

#[tokio::test]
async fn a_quote_on_a_topic_comes_with_its_document_and_so_does_another_after_a_restart() {
    let folder = shelf();
    let scene = Scene::set_on(folder.path(), "nl").await;
    let choices = scene.anna.autocompletes(&scene.channel, "quote", "topic", "").await;
    assert_eq!(choices.names(), ["bomen", "dieren", "animals"], "Anna's language first");
    let choices = scene.anna.autocompletes(&scene.channel, "citaat", "onderwerp", "DIER").await;
    assert_eq!(choices.names(), ["dieren"]);
    let wish = [("topic", "Dieren")];
    let first = scene.anna.slash(&scene.channel, "quote", &wish).reply().await;
    assert_eq!(first.embeds()[0]["title"], "Bijen");
    assert!(!first.to_string().contains("A. Auteur"), "a line of our own is nobody else's: {first}");
    let Scene { discord, guild, channel, anna, bot } = scene;
    bot.stop().await.expect("the bot ends well");
    discord.until("the bot is gone", |discord| !discord.is_connected()).await;
    let bot = Bot::start_on(&discord, folder.path());
    discord.bot_connected().await;
    let mut seen = HashSet::new();
    for _ in 0..3 {
        let next = anna.presses(&first, "Nog een citaat").reply().await;
        assert!(seen.insert(line(&next)) && line(&next).starts_with("Bijen"), "{next}");
    }
    Scene { discord, guild, channel, anna, bot }.end().await;
}

#[tokio::test]
async fn a_quote_is_in_the_language_that_is_asked_for() {
    let folder = shelf();
    let scene = Scene::set_on(folder.path(), "nl").await;
    let quote = async |wish: &[(&str, &str)]| scene.anna.slash(&scene.channel, "quote", wish).reply().await;
    let english = quote(&[("language", "English")]).await;
    assert!(line(&english).starts_with("Bees"), "{english}");
    assert!(english.to_string().contains("footer: Engels"), "{english}");
    let next = scene.anna.presses(&english, "Nog een citaat").reply().await;
    assert!(line(&next).starts_with("Bees") && line(&next) != line(&english), "{next}");
    // A topic that only the other language has is better than nothing, unless that was asked for.
    assert!(line(&quote(&[("topic", "animals")]).await).starts_with("Bees"));
    let none = quote(&[("topic", "animals"), ("language", "Nederlands")]).await;
    assert!(none.content().contains("In het Nederlands heb ik zo'n citaat niet"), "{none}");
    scene.end().await;
}

#[tokio::test]
async fn who_asks_for_a_topic_that_is_not_there_hears_in_private_which_there_are() {
    let folder = shelf();
    let scene = Scene::set_on(folder.path(), "nl").await;
    let wish = [("topic", "**vissen** @everyone")];
    let none = scene.anna.slash(&scene.channel, "quote", &wish).reply().await;
    assert!(none.is_ephemeral() && none.embeds().is_empty() && none.pings().is_empty(), "{none}");
    assert!(none.content().contains("heb ik geen citaat. Wel over: bomen, dieren, animals."), "{none}");
    assert!(!none.content().contains("**vissen**"), "{none}");
    scene.end().await;
}

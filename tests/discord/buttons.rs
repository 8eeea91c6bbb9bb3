//! What do the buttons under a message do, and for whom?

use std::time::Duration;

use insta::assert_snapshot;

use super::bot::{Bot, Scene, behind_more, old_button, passage};

const QUESTION: [(&str, &str); 1] = [("question", "Waarom helpen zwakke banden bij het vinden van werk?")];
const PRIVATELY: [(&str, &str); 2] = [QUESTION[0], ("private", "true")];

#[tokio::test]
async fn reading_on_is_for_whoever_presses_and_leaves_the_answer_as_it_is() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    for reader in [&scene.anna, &ben] {
        for button in ["Volgende passage", "Wat eromheen staat", "In het Engels"] {
            let copy = behind_more(reader, &first, button).await;
            assert!(copy.is_ephemeral() && passage(&copy) != passage(&first), "{button}: {copy}");
        }
        let second = behind_more(reader, &first, "Volgende passage").await;
        let third = reader.presses(&second, "Volgende passage").reply().await;
        assert_eq!(third.id(), second.id(), "in the copy one reads on");
        let back = reader.presses(&third, "Vorige passage").reply().await;
        assert_eq!(passage(&back), passage(&second));
    }
    assert_eq!(first.now().to_string(), first.to_string());
    scene.end().await;
}

#[tokio::test]
async fn three_quiet_buttons_stand_under_an_answer_and_the_rest_behind_one_of_them() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    assert_eq!(first.buttons(), ["Nuttig", "Niet nuttig", "Meer…"]);
    let parts = first.components().iter().flat_map(|row| row["components"].as_array().expect("parts"));
    assert!(parts.into_iter().all(|part| part["style"] == 2), "{first}");
    let more = scene.anna.presses(&first, "Meer…").reply().await;
    assert_snapshot!(more, @"
    ephemeral
    Meer bij *Zwakke banden › Waarom helpen zwakke banden bij het vinden van werk?*
    | Bron
    | Mark Granovetter, [The Strength of Weak Ties](<https://doi.org/10.1086/225469>), 1973
    [Volgende passage] [Wat eromheen staat] [In het Engels]
    [👍 Nuttig] [👎 Niet nuttig] [Antwoord weghalen]
    ");
    scene.end().await;
}

#[tokio::test]
async fn the_buttons_of_an_earlier_version_do_what_they_did() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let second = scene.anna.forges_press(&first, &old_button(&first, "p", 1)).reply().await;
    assert_eq!(second.id(), first.id(), "the asker's own changes");
    assert_ne!(passage(&second), passage(&first));
    for (letter, shown) in [("p", 2), ("m", 0), ("l", 0)] {
        let copy = ben.forges_press(&first, &old_button(&first, letter, shown)).reply().await;
        assert!(copy.is_ephemeral(), "{letter}");
    }
    assert_eq!(passage(&first.now()), passage(&second), "and is nobody else's to change");
    let back = scene.anna.forges_press(&second, &old_button(&first, "p", 0)).reply().await;
    assert_eq!(back.to_string(), first.to_string());
    let thanks = ben.forges_press(&first, &old_button(&first, "y", 0)).reply().await;
    assert!(thanks.content().starts_with("Fijn"), "{thanks}");
    scene.end().await;
}

#[tokio::test]
async fn buttons_work_after_a_restart() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "ask", &PRIVATELY).reply().await;
    let Scene { discord, guild, channel, anna, bot } = scene;
    bot.stop().await.expect("the bot ends well");
    discord.until("the bot is gone", |discord| !discord.is_connected()).await;
    let bot = Bot::start(&discord);
    discord.bot_connected().await;
    discord.lets_pass(Duration::from_secs(60 * 24 * 3_600));
    let second = behind_more(&anna, &first, "Volgende passage").await;
    assert_ne!(passage(&second), passage(&first));
    let around = behind_more(&anna, &second, "Wat eromheen staat").await;
    assert_ne!(passage(&around), passage(&second));
    let back = anna.presses(&around, "Terug naar de passage").reply().await;
    assert_eq!(passage(&back), passage(&second));
    let shared = behind_more(&anna, &back, "Delen in het kanaal").await;
    assert!(!shared.is_ephemeral(), "{shared}");
    assert_eq!(passage(&shared), passage(&second));
    Scene { discord, guild, channel, anna, bot }.end().await;
}

#[tokio::test]
async fn what_stands_around_a_passage_is_two_presses_away() {
    let scene = Scene::set("nl").await;
    let question = [("question", "Wanneer heb je meer aan sterke banden?")];
    let first = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    let around = behind_more(&scene.anna, &first, "Wat eromheen staat").await;
    let text = passage(&around);
    assert!(text.contains("Ze horen van vacatures"), "the paragraph before: {text}");
    assert!(text.contains("**Sterke banden helpen als het moeilijk wordt.**"), "the sentence stays: {text}");
    let back = scene.anna.presses(&around, "Terug naar de passage").reply().await;
    assert_eq!(passage(&back), passage(&first));
    scene.end().await;
}

#[tokio::test]
async fn the_same_in_the_other_language_is_two_presses_away() {
    let scene = Scene::set("nl").await;
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let english = behind_more(&scene.anna, &first, "In het Engels").await;
    assert_snapshot!(english, @"
    ephemeral
    **Weak ties help people find work because acquaintances move in other circles than you do.**
    | colour: #2e7d32
    | They hear of vacancies that your friends know nothing about. Mark Granovetter described this in 1973. Of the people he questioned who had found their job through a contact, most saw that contact only now and then.
    | 
    | -# Engels · Weak ties › Why do weak ties help people find work? · [Mark Granovetter, 1973](<https://doi.org/10.1086/225469>)
    [Terug naar de passage] [Meer…]
    ");
    let back = scene.anna.presses(&english, "Terug naar de passage").reply().await;
    assert_eq!(passage(&back), passage(&first));
    scene.end().await;
}

#[tokio::test]
async fn buttons_that_lead_nowhere_are_not_shown() {
    let scene = Scene::set("nl").await;
    let question = [("question", "wat is een sleutelfiguur?")];
    let reply = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    let more = scene.anna.presses(&reply, "Meer…").reply().await;
    let buttons = more.buttons();
    assert!(!buttons.contains(&"In het Engels".to_owned()), "it is not translated: {buttons:?}");
    assert!(!buttons.contains(&"Delen in het kanaal".to_owned()), "all see it already: {buttons:?}");
    scene.end().await;
}

#[tokio::test]
async fn an_opinion_is_thanked_for_in_private_and_leaves_the_answer_as_it_is() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "en-GB");
    let first = scene.anna.slash(&scene.channel, "ask", &QUESTION).reply().await;
    let thanks = scene.anna.presses(&first, "Nuttig").reply().await;
    assert!(thanks.is_ephemeral() && thanks.content().starts_with("Fijn"), "{thanks}");
    let again = scene.anna.presses(&first, "Niet nuttig").reply().await;
    assert!(again.is_ephemeral() && again.content().contains("telt al mee"), "{again}");
    let thanks = ben.presses(&first, "Niet nuttig").reply().await;
    assert!(thanks.is_ephemeral() && thanks.content().starts_with("That's a pity"), "{thanks}");
    assert_eq!(first.now().to_string(), first.to_string());
    scene.end().await;
}

#[tokio::test]
async fn a_private_answer_is_seen_by_the_asker_only_until_they_share_it() {
    let scene = Scene::set("nl").await;
    let private = scene.anna.slash(&scene.channel, "ask", &PRIVATELY).reply().await;
    assert!(private.is_ephemeral());
    assert!(scene.channel.messages().is_empty(), "nobody else sees it");
    let second = behind_more(&scene.anna, &private, "Volgende passage").await;
    let shared = behind_more(&scene.anna, &second, "Delen in het kanaal").await;
    assert!(!shared.is_ephemeral());
    assert!(shared.pings().is_empty(), "{shared}");
    assert_eq!(passage(&shared), passage(&second));
    assert!(shared.content().ends_with("deelt deze passage."), "{shared}");
    assert_eq!(scene.channel.messages().len(), 1);
    scene.end().await;
}

#[tokio::test]
async fn a_private_answer_in_a_direct_message_has_nobody_to_share_it_with() {
    let scene = Scene::set("nl").await;
    let private = scene.anna.slash(&scene.anna.dm_channel(), "ask", &PRIVATELY).reply().await;
    assert!(!private.buttons().contains(&"Delen in het kanaal".to_owned()), "{private}");
    scene.end().await;
}

#[tokio::test]
async fn the_buttons_of_an_older_corpus_say_so_kindly() {
    let corpus = tempfile::TempDir::new().expect("a folder");
    let write = |text: &str| {
        let whole = format!("---\ntitle: Bijenkasten\nlanguage: nl\n---\n\n{text}\n");
        std::fs::write(corpus.path().join("bijenkasten.md"), whole).expect("written");
    };
    write(
        "Een bijenkast staat het liefst op het zuidoosten, uit de wind.\n\n## Wanneer oogst je honing?\n\nHoning oogst je in juli, als de raten verzegeld zijn.",
    );
    let scene = Scene::set_on(corpus.path(), "nl").await;
    let question = [("question", "Wanneer oogst je honing?")];
    let first = scene.anna.slash(&scene.channel, "ask", &question).reply().await;
    let Scene { discord, guild, channel, anna, bot } = scene;
    bot.stop().await.expect("the bot ends well");
    discord.until("the bot is gone", |discord| !discord.is_connected()).await;
    write("Er staan hier geen bijenkasten meer.");
    let bot = Bot::start_on(&discord, corpus.path());
    discord.bot_connected().await;
    for letter in ["x", "p", "m", "h", "s"] {
        let reply = anna.forges_press(&first, &old_button(&first, letter, 0)).reply().await;
        assert!(reply.is_ephemeral(), "{reply}");
        assert!(reply.content().starts_with("De documenten zijn sindsdien bijgewerkt"), "{reply}");
    }
    let thanks = anna.presses(&first, "Nuttig").reply().await;
    assert!(thanks.content().starts_with("Fijn"), "{thanks}");
    assert_eq!(first.now().to_string(), first.to_string());
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

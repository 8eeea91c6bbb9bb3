//! What does the command in a message's menu find, and what is it called?

use super::bot::{Scene, behind_more, passage};

#[tokio::test]
async fn passages_are_found_for_anyones_message_and_shown_in_private() {
    let scene = Scene::set("nl").await;
    let ben = scene.guild.member("ben", "nl");
    let said = ben
        .says(&scene.channel, "Iemand enig idee waarom zwakke banden helpen bij het vinden van werk? <@1>");
    let found = scene.anna.uses_message_command(&scene.channel, "Find passages", &said).reply().await;
    assert!(found.is_ephemeral());
    assert!(found.to_string().contains("Zwakke banden helpen bij het vinden van werk"), "{found}");
    let next = behind_more(&scene.anna, &found, "Volgende passage").await;
    assert_ne!(passage(&next), passage(&found));
    scene.end().await;
}

#[tokio::test]
async fn a_message_without_words_gets_a_kind_word() {
    let scene = Scene::set("nl").await;
    let said =
        scene.anna.says(&scene.channel, "👍 <:dans:123456789012345678> https://voorbeeld.nl/zwakke-banden");
    let found = scene.anna.uses_message_command(&scene.channel, "Find passages", &said).reply().await;
    assert!(found.is_ephemeral());
    assert_eq!(found.content(), "In dat bericht staat niets dat ik kan opzoeken.");
    let thanks = scene.anna.says(&scene.channel, "dankjewel allemaal!");
    let found = scene.anna.uses_message_command(&scene.channel, "Find passages", &thanks).reply().await;
    assert_eq!(found.content(), "In dat bericht staat niets dat ik kan opzoeken.");
    scene.end().await;
}

#[tokio::test]
async fn it_has_a_name_in_each_language() {
    let scene = Scene::set("nl").await;
    let command = scene.discord.command("Find passages").expect("it is registered");
    assert_eq!(command["name_localizations"]["nl"], "Zoek passages");
    assert_eq!(command["name_localizations"]["en-GB"], "Find passages");
    assert_eq!(command["type"], 3);
    scene.end().await;
}

#[tokio::test]
async fn who_installed_the_bot_uses_it_everywhere() {
    let scene = Scene::set("nl").await;
    scene.anna.installs_bot();
    let ben = scene.guild.member("ben", "nl");
    let foreign = scene.discord.foreign_guild("Elders");
    let there = foreign.text_channel("algemeen");
    let (anna, cees) = (foreign.member("anna", "nl"), foreign.member("cees", "nl"));
    for channel in [&there, &scene.anna.private_channel(&ben)] {
        let question = [("question", "Wat is een zwakke band?")];
        let reply = anna.slash(channel, "ask", &question).reply().await;
        assert!(reply.to_string().contains("Een zwakke band is"), "{reply}");
        let next = behind_more(&anna, &reply, "Volgende passage").await;
        assert_ne!(passage(&next), passage(&reply));
    }
    let said = cees.says(&there, "wat is eigenlijk een zwakke band?");
    let found = anna.uses_message_command(&there, "Find passages", &said).reply().await;
    assert!(found.to_string().contains("Een zwakke band is"), "{found}");
    scene.end().await;
}

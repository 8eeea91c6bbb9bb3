//! Do a server's own documents stand among the others in `/topics` and `/sources` there, and nowhere else?

use super::adding::sends;
use crate::fake_discord::{Channel, Member, Reply};
use crate::group::scene::{Kind, Scene};

/// One that says of itself where it belongs, and one that doesn't.
const RULES: &str = "---\ntitle: Huisregels\ntopics: [het buurthuis]\nsources:\n  - title: Het bestuur\n---\n\n# Huisregels\n\n\
    ## Hoe laat gaat het buurthuis dicht?\n\nHet buurthuis gaat op werkdagen om elf uur 's avonds dicht.\n";
const ENGLISH: &str = "# House rules\n\n## When does it close?\n\nThe community centre closes at eleven in the evening \
    on working days, and at six on Sundays.\n";

/// What stands in the first menu of a screen.
fn choices(screen: &Reply) -> Vec<String> {
    let options = screen.components()[0]["components"][0]["options"].as_array().expect("a menu");
    options.iter().map(|option| option["label"].as_str().expect("a label").to_owned()).collect()
}

async fn topics(who: &Member, channel: &Channel) -> Reply {
    who.slash(channel, "topics", &[]).reply().await
}

async fn sources(who: &Member, channel: &Channel) -> String {
    who.slash(channel, "sources", &[]).reply().await.to_string()
}

async fn adds(scene: &Scene, (command, option): (&str, &str), file: (&str, &str), add: &str) {
    let read = sends(scene, command, option, file.0, file.1.as_bytes()).await;
    scene.mo.presses(&read, add).reply().await;
}

#[tokio::test]
async fn a_document_of_the_server_is_found_under_its_topic_and_among_the_sources_there_alone() {
    let scene = Scene::without_group(Kind::Text, "nl").await;
    let before = choices(&topics(&scene.anna, &scene.channel).await);
    assert!(!before.contains(&"het buurthuis".to_owned()), "{before:?}");
    adds(&scene, ("documenten toevoegen", "bestand"), ("regels.md", RULES), "Toevoegen").await;

    let screen = topics(&scene.anna, &scene.channel).await;
    assert_eq!(choices(&screen), [&["het buurthuis".to_owned()][..], &before].concat());
    let screen = scene.anna.selects(&screen, "Kies een onderwerp", &["het buurthuis"]).reply().await;
    assert_eq!(choices(&screen), ["Huisregels"]);
    let screen = scene.anna.selects(&screen, "Kies een document", &["Huisregels"]).reply().await;
    let heading = "Hoe laat gaat het buurthuis dicht?";
    let screen = scene.anna.selects(&screen, "Kies een stuk", &[heading]).reply().await;
    assert!(screen.to_string().contains("elf uur 's avonds"), "{screen}");
    let listed = sources(&scene.anna, &scene.channel).await;
    assert!(listed.contains("**Huisregels**\n| - *Het bestuur*"), "{listed}");

    let other = scene.discord.guild("Elders");
    let (there, zoe) = (other.text_channel("algemeen"), other.member("zoe", "nl"));
    for (who, channel) in [(&zoe, &there), (&scene.anna, &scene.anna.dm_channel())] {
        assert_eq!(choices(&topics(who, channel).await), before);
        assert!(!sources(who, channel).await.contains("Huisregels"));
    }
    // What was shown on the server leads nowhere on another.
    let menu = screen.components()[0]["components"][0]["custom_id"].as_str().expect("an id").to_owned();
    let shown = topics(&zoe, &there).await;
    let forged = zoe.forges_press(&shown, &menu.replace("top:pick:", "top:go:")).reply().await;
    assert!(forged.content().starts_with("De documenten zijn sindsdien bijgewerkt."), "{forged}");

    let list = scene.mo.slash(&scene.channel, "documenten lijst", &[]).reply().await;
    let one = scene.mo.selects(&list, "Kies een document", &["Huisregels"]).reply().await;
    let sure = scene.mo.presses(&one, "Weghalen").reply().await;
    scene.mo.presses(&sure, "Weghalen").reply().await;
    assert_eq!(choices(&topics(&scene.anna, &scene.channel).await), before);
    scene.end().await;
}

#[tokio::test]
async fn one_in_another_language_and_without_a_topic_is_found_too() {
    let scene = Scene::without_group(Kind::Text, "en-GB").await;
    adds(&scene, ("documents add", "file"), ("rules.md", ENGLISH), "Add").await;
    let listed = sources(&scene.anna, &scene.channel).await;
    assert!(listed.contains("**House rules**"), "{listed}");
    scene.anna.speaks("nl");
    let screen = topics(&scene.anna, &scene.channel).await;
    let screen = scene.anna.selects(&screen, "Kies een onderwerp", &["Overige documenten"]).reply().await;
    assert!(choices(&screen).contains(&"House rules".to_owned()), "{screen}");
    scene.end().await;
}

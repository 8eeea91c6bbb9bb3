//! Do members who helped stand under the topics of the documents: only who wants that, in another order each day, with
//! links to what helped, and without numbers?

use std::collections::BTreeSet;
use std::time::Duration;

use super::scene::{Asked, Scene};
use crate::fake_discord::{Channel, Member, Message, Reply};

const DAY: Duration = Duration::from_hours(24);

/// Somebody thinks along, and perhaps wants to be named.
async fn joins(scene: &Scene, member: &Member, named: bool) {
    let screen = scene.joins(member, scene.says("zwakke banden", "weak ties")).await;
    if named {
        changes_mind(scene, member, &screen).await;
    }
}

/// They want to be named, or not any more.
async fn changes_mind(scene: &Scene, member: &Member, screen: &Reply) {
    member.selects(screen, scene.says("Verander iets", "Change something"), &["named"]).reply().await;
}

/// Somebody's reply helped the asker.
async fn helps(scene: &Scene, member: &Member, asked: &Asked) -> Message {
    let reply = member
        .says(&asked.thread, scene.says("Kijk eens bij je oud-collega's.", "Try those you worked with."));
    let told = scene.anna.uses_message_command(&asked.thread, "This helped", &reply).reply().await;
    assert!(told.is_ephemeral(), "{told}");
    reply
}

/// The documents on a topic, as somebody sees them.
async fn on_topic(scene: &Scene, who: &Member, channel: &Channel) -> Reply {
    let screen = who.slash(channel, "topics", &[]).reply().await;
    let menu = scene.says("Kies een onderwerp", "Choose a topic");
    who.selects(&screen, menu, &[scene.says("netwerken", "networks")]).reply().await
}

/// The field with those who helped.
fn named(screen: &Reply) -> Option<String> {
    let fields = screen.embeds()[0]["fields"].as_array()?;
    let field = fields.first()?;
    Some(format!("{}\n{}", field["name"].as_str()?, field["value"].as_str()?))
}

#[tokio::test]
async fn who_helped_and_wants_that_is_named_under_the_topic_without_numbers() {
    for locale in ["nl", "en-GB"] {
        let scene = Scene::set(locale).await;
        let others = ["cees", "dina", "eva", "floor"].map(|name| scene.guild.member(name, locale));
        let [cees, dina, eva, shy] = &others;
        for member in [&scene.bert, cees, dina, eva] {
            joins(&scene, member, true).await;
        }
        joins(&scene, shy, false).await;
        let asked = scene
            .asks(scene.says("Wie vond werk door zwakke banden?", "Who found a job by weak ties?"))
            .await;
        assert_eq!(
            named(&on_topic(&scene, &scene.anna, &scene.channel).await),
            None,
            "nobody has helped yet"
        );
        let mut links = Vec::new();
        for member in [&scene.bert, cees, dina, shy] {
            links.push((member.id(), helps(&scene, member, &asked).await.id()));
        }
        let elsewhere = scene.asks(scene.says("Wie kent een imker?", "Who knows a beekeeper?")).await;
        helps(&scene, eva, &elsewhere).await;

        let mut orders = BTreeSet::new();
        for _ in 0..6 {
            let screen = on_topic(&scene, &scene.anna, &scene.channel).await;
            let shown = named(&screen).expect("some are named");
            let (title, lines) = shown.split_once('\n').expect("a title");
            assert_eq!(title, scene.says("Leden die hierbij hielpen", "Members who helped with this"));
            let mut lines: Vec<_> = lines.lines().map(str::to_owned).collect();
            orders.insert(lines.clone());
            lines.sort_unstable();
            let line = |(member, message): &(String, String)| {
                let (server, thread) = (scene.guild.id(), asked.thread.id());
                let link = format!("https://discord.com/channels/{server}/{thread}/{message}");
                format!("<@{member}>: [{}]({link})", scene.says("antwoord", "answer"))
            };
            let mut expected: Vec<_> = links[..3].iter().map(line).collect();
            expected.sort_unstable();
            assert_eq!(
                lines, expected,
                "who doesn't want that is not there, nor who helped with something else"
            );
            assert!(screen.pings().is_empty() && screen.is_ephemeral());
            scene.passes(DAY).await;
        }
        assert!(orders.len() > 1, "each day another order: {orders:?}");

        let private = on_topic(&scene, &scene.anna, &scene.anna.dm_channel()).await;
        assert_eq!(named(&private), None);
        let other = scene.discord.guild("Elders");
        let (there, zoe) = (other.text_channel("algemeen"), other.member("zoe", locale));
        assert_eq!(named(&on_topic(&scene, &zoe, &there).await), None, "on that server alone");
        // Who wants it no more is gone at once.
        let screen = scene.screen(&scene.bert).await;
        changes_mind(&scene, &scene.bert, &screen).await;
        let shown = named(&on_topic(&scene, &scene.anna, &scene.channel).await).expect("others are named");
        assert!(!shown.contains(&scene.bert.id()), "{shown}");
        scene.end().await;
    }
}

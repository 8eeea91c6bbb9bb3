//! Is the bot no loudspeaker, and are those held back who ask too much?

use std::time::Duration;

use super::scene::{Kind, PEOPLE, Scene, UNKNOWN};
use crate::fake_discord::Fault;

#[tokio::test]
async fn links_invitations_and_mentions_are_taken_out_and_nobody_is_pinged() {
    let scene = Scene::set(Kind::Text, "nl").await;
    let said = scene.anna_asks(UNKNOWN).await;
    let form = scene.form(&scene.anna, &said).await;
    let mention = format!("<@{}> en @everyone: wie helpt me verhuizen?", scene.bert.id());
    let words = [
        ("question", mention.as_str()),
        ("purpose", "zie https://kwaad.nl/x en discord.gg/abc"),
        ("tried", "**vet** [klik](https://kwaad.nl)"),
    ];
    let told = scene.anna.submits_modal(&form, &words).reply().await;
    assert!(told.content().starts_with("Je vraag staat in"), "{told}");
    let post = scene.post().await;
    let shown = post.to_string();
    for gone in ["kwaad", "discord.gg", "en @everyone", &scene.bert.id()] {
        assert!(!shown.contains(gone), "{gone}: {shown}");
    }
    assert!(shown.contains("wie helpt me verhuizen?") && shown.contains(r"\*\*vet\*\*"), "{shown}");
    assert!(post.pings().is_empty() && told.pings().is_empty());
    let form = scene.form(&scene.bert, &said).await;
    let told = scene.bert.submits_modal(&form, &[("question", "https://kwaad.nl/wie-o-wie")]).reply().await;
    assert!(told.content().contains("10 tekens of meer"), "{told}");
    scene.end().await;
}

#[tokio::test]
async fn three_open_at_once_and_three_a_day() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let asked = ["Wie heeft er een ladder?", "Wie kent een goede bakker?", "Wie wil er mee naar zee?"];
    let mut posts = Vec::new();
    for question in asked {
        posts.push(scene.puts(&scene.anna, question).await.0);
    }
    let said = scene.anna_asks(PEOPLE).await;
    let form = scene.form(&scene.anna, &said).await;
    let told = scene.anna.submits_modal(&form, &[]).reply().await;
    assert!(told.content().starts_with("Je hebt al 3 open vragen."), "{told}");
    let screen = scene.anna.presses(&posts[0], super::scene::MINE).reply().await;
    scene.anna.presses(&screen, "Het is opgelost").reply().await;
    let form = scene.form(&scene.anna, &said).await;
    let told = scene.anna.submits_modal(&form, &[]).reply().await;
    assert!(told.content().starts_with("Je hebt de groep vandaag al 3 dingen gevraagd."), "{told}");
    scene.clock.pass(Duration::from_hours(25));
    let form = scene.form(&scene.anna, &said).await;
    let told = scene.anna.submits_modal(&form, &[]).reply().await;
    assert!(told.content().starts_with("Je vraag staat in"), "{told}");
    scene.end().await;
}

#[tokio::test]
async fn a_stumble_of_discord_makes_no_second_post() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    // A post is looked for among those of the last minute, by Discord's clock.
    scene.discord.it_is(jiff::Timestamp::now());
    let said = scene.anna_asks(UNKNOWN).await;
    let form = scene.form(&scene.anna, &said).await;
    scene.discord.inject(Fault::cut().on("POST /channels/{channel_id}/threads"));
    let told = scene.anna.submits_modal(&form, &[]).reply().await;
    assert!(told.content().starts_with("Je vraag staat in"), "{told}");
    assert_eq!(scene.posts().len(), 1);
    scene.end().await;
}

//! Are the figures shown to moderators, and posted once on Mondays where they want that?

use std::time::Duration;

use super::scene::{Kind, PEOPLE, Scene, UNKNOWN};

#[tokio::test]
async fn moderators_see_how_it_went_without_names() {
    for (locale, question, figures, asked, put) in [
        ("nl", PEOPLE, "Cijfers", "**1** vraag aan mij", "**1** vraag aan de groep"),
        (
            "en-GB",
            "Who knows a room in Zwolle?",
            "Figures",
            "**1** question to me",
            "**1** question to the group",
        ),
    ] {
        let scene = Scene::set(Kind::Forum, locale).await;
        let (post, _) = scene.puts(&scene.anna, question).await;
        scene.clock.pass(Duration::from_mins(90));
        scene.bert.says(&scene.thread(&post), "De Eiken.");
        post.changed().await;
        let open = scene.mo.slash(&scene.channel, "open", &[]).reply().await;
        let shown = scene.mo.selects(&open, "opn:l1", &[figures]).reply().await.to_string();
        for part in [asked, put, "**0** "] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(!shown.contains("anna") && !shown.contains("bert"), "{shown}");
        scene.end().await;
    }
}

#[tokio::test]
async fn they_are_posted_on_a_monday_once_where_that_was_chosen() {
    let mut scene = Scene::set(Kind::Forum, "nl").await;
    let channel = scene.guild.text_channel("beheer");
    let screen = scene.group_setting().await;
    let chosen =
        scene.mo.selects(&screen, "Cijfers op maandag: kies een kanaal", &[&channel.id()]).reply().await;
    assert!(chosen.to_string().contains("Elke maandag staan de cijfers in"), "{chosen}");
    scene.anna.slash(&scene.channel, "ask", &[("question", UNKNOWN)]).reply().await;
    scene.discord.stays_silent(|| ()).await;
    // Nine o'clock on Monday in Amsterdam.
    scene.clock.set("2026-11-23T08:00:00Z");
    let posted = channel.next_post().await;
    assert!(posted.to_string().contains("De cijfers van deze week"), "{posted}");
    assert!(posted.to_string().contains("**1** vraag aan mij") && posted.pings().is_empty(), "{posted}");
    scene.restarts().await;
    scene.clock.pass(Duration::from_hours(3));
    scene.discord.stays_silent(|| ()).await;

    // Down on the next Monday, and back too late for it.
    scene.clock.set("2026-12-02T08:00:00Z");
    scene.discord.stays_silent(|| ()).await;
    let screen = scene.group_setting().await;
    let none = scene.mo.presses(&screen, "Geen cijfers op maandag").reply().await;
    assert!(!none.to_string().contains("Elke maandag"), "{none}");
    scene.clock.set("2026-12-07T09:00:00Z");
    scene.discord.stays_silent(|| ()).await;
    scene.end().await;
}

//! How does a member offer to think along, change that, and stop?

use std::time::Duration;

use super::scene::Scene;

const BEES: &str = "bijen houden, honing slingeren";

#[tokio::test]
async fn who_offers_to_think_along_is_greeted_in_private_and_sees_what_they_chose() {
    let scene = Scene::set("nl").await;
    let screen = scene.screen(&scene.bert).await;
    let text = screen.to_string();
    assert!(text.contains("Meedenken") && text.contains("Hooguit 3 per week, nooit 's nachts."), "{text}");
    assert!(text.contains("Doe mij maar mee"), "{text}");
    let screen = scene.writes(&scene.bert, &screen, BEES).await;
    assert!(screen.to_string().contains(BEES), "{screen}");
    assert_eq!(scene.discord.direct_channels(), 0, "nobody is written to who did not say so");
    let kept = scene.bert.presses(&screen, "Doe mij maar mee").reply().await;
    let text = kept.to_string();
    assert!(text.contains("Fijn, je doet mee.") && text.contains("Je denkt mee"), "{text}");
    assert!(text.contains("Nooit van 22:00 tot 08:00 (Europe/Amsterdam)") && text.contains(BEES), "{text}");
    let hello = scene.last_dm(&scene.bert).to_string();
    assert!(hello.contains("Hoi bert! Hier vraag ik je af en toe iets namens Netwerkers."), "{hello}");
    assert!(hello.contains("Stoppen"), "{hello}");
    scene.end().await;
}

#[tokio::test]
async fn the_same_in_english_with_topics_from_the_documents() {
    let scene = Scene::set("en-GB").await;
    let screen = scene.screen(&scene.bert).await;
    let topics = screen.components()[0]["components"][0]["options"].clone();
    let value = topics[0]["value"].as_str().expect("a topic").to_owned();
    let label = topics[0]["label"].as_str().expect("a topic").to_owned();
    let screen = scene.bert.selects(&screen, "Choose topics", &[&value]).reply().await;
    assert!(screen.to_string().contains(&format!("• {label}")), "{screen}");
    let kept = scene.bert.presses(&screen, "Count me in").reply().await;
    assert!(kept.to_string().contains("Lovely, you're in."), "{kept}");
    let hello = scene.last_dm(&scene.bert).to_string();
    assert!(
        hello.contains("Hi bert! This is where I'll ask you, now and then, on behalf of Netwerkers."),
        "{hello}"
    );
    scene.end().await;
}

#[tokio::test]
async fn who_takes_no_direct_messages_may_be_mentioned_in_the_thread_instead() {
    let scene = Scene::set("nl").await;
    scene.bert.refuses_dms();
    let refused = scene.joins(&scene.bert, BEES).await;
    let text = refused.to_string();
    assert!(text.contains("Ik kan je geen privébericht sturen.") && text.contains(BEES), "{text}");
    let kept = scene.bert.presses(&refused, "Noem me liever in het draadje").reply().await;
    assert!(kept.to_string().contains("Door je te noemen in het draadje"), "{kept}");
    scene.end().await;
}

#[tokio::test]
async fn everything_can_be_changed_and_is_kept_over_a_restart() {
    let mut scene = Scene::set("nl").await;
    let mut screen = scene.joins(&scene.bert, BEES).await;
    screen = scene.bert.selects(&screen, "Verander iets", &["week"]).reply().await;
    let menu = screen.components()[0]["components"][0].clone();
    assert_eq!(menu["options"].as_array().map(Vec::len), Some(4), "{screen}");
    let id = menu["custom_id"].as_str().expect("an id").to_owned();
    screen = scene.bert.selects(&screen, &id, &["5"]).reply().await;
    assert!(screen.to_string().contains("Hooguit 5 per week"), "{screen}");

    let form = scene.bert.selects(&screen, "Verander iets", &["quiet"]).reply().await;
    let labels =
        ["Vanaf, zoals 22:00 (leeg: op elk uur)", "Tot, zoals 08:00", "Tijdzone, zoals Europe/Amsterdam"];
    let filled = [(labels[0], "soms"), (labels[1], "7:30"), (labels[2], "")];
    screen = scene.bert.submits_modal(&form, &filled).reply().await;
    assert!(screen.to_string().contains("\"soms\" kan ik niet lezen."), "{screen}");
    let form = scene.bert.selects(&screen, "Verander iets", &["quiet"]).reply().await;
    let filled = [(labels[0], "half tien"), (labels[1], "7:30"), (labels[2], "tokyo")];
    screen = scene.bert.submits_modal(&form, &filled).reply().await;
    assert!(screen.to_string().contains("Nooit van 21:30 tot 07:30 (Asia/Tokyo)"), "{screen}");

    screen = scene.bert.selects(&screen, "Verander iets", &["way"]).reply().await;
    assert!(screen.to_string().contains("Door je te noemen in het draadje"), "{screen}");
    assert!(screen.to_string().contains("Nergens met je naam genoemd"), "off until they say so: {screen}");
    screen = scene.bert.selects(&screen, "Verander iets", &["named"]).reply().await;
    assert!(screen.to_string().contains("Genoemd onder onderwerpen waarbij je hielp"), "{screen}");
    screen = scene.bert.selects(&screen, "Verander iets", &["pause"]).reply().await;
    let id = screen.components()[0]["components"][0]["custom_id"].as_str().expect("an id").to_owned();
    screen = scene.bert.selects(&screen, &id, &["week"]).reply().await;
    assert!(screen.to_string().contains("Je neemt pauze tot"), "{screen}");

    scene.restarts().await;
    let screen = scene.screen(&scene.bert).await;
    assert!(screen.to_string().contains("Asia/Tokyo") && screen.to_string().contains("pauze"), "{screen}");
    assert!(screen.to_string().contains("Genoemd onder"), "{screen}");
    let screen = scene.bert.presses(&screen, "Vraag me weer").reply().await;
    assert!(screen.to_string().contains("Ik vraag je af en toe iets."), "{screen}");
    scene.end().await;
}

#[tokio::test]
async fn who_stops_is_forgotten_at_once_from_the_screen_and_from_the_direct_message() {
    let scene = Scene::set("en-GB").await;
    for by_direct_message in [false, true] {
        let screen = scene.joins(&scene.bert, "bees").await;
        let said = if by_direct_message {
            scene.bert.presses(&scene.last_dm(&scene.bert), "Stop").reply().await
        } else {
            scene.bert.presses(&screen, "Stop").reply().await
        };
        assert!(said.content().starts_with("Thank you for thinking along."), "{said}");
        assert!(scene.screen(&scene.bert).await.to_string().contains("Think along"));
    }
    scene.end().await;
}

#[tokio::test]
async fn a_server_without_a_group_has_nothing_to_ask() {
    let scene = Scene::set_with("nl", false).await;
    let screen = scene.screen(&scene.bert).await;
    assert!(screen.content().starts_with("Op deze server kunnen vragen niet"), "{screen}");
    scene.end().await;
}

#[tokio::test]
async fn no_more_than_twenty_direct_messages_are_opened_in_an_hour() {
    let scene = Scene::set("nl").await;
    for _ in 0..20 {
        assert!(scene.store().take_dm_opening(scene.clock.now()).await.expect("the store works"));
    }
    let later = scene.joins(&scene.bert, BEES).await;
    assert!(later.to_string().contains("Druk je over een uur nog eens?"), "{later}");
    scene.passes(Duration::from_mins(61)).await;
    let kept = scene.bert.presses(&later, "Doe mij maar mee").reply().await;
    assert!(kept.to_string().contains("Fijn, je doet mee."), "{kept}");
    scene.end().await;
}

//! How do moderators choose the group, and what do they see of it?

use insta::assert_snapshot;

use super::scene::{Kind, PEOPLE, Scene};

#[tokio::test]
async fn the_group_is_chosen_changed_and_switched_off() {
    let mut scene = Scene::without_group(Kind::Text, "nl").await;
    assert_snapshot!(scene.group_setting().await, @"
    ephemeral
    | title: De groep
    | Staat het antwoord niet in de documenten, dan bied ik aan de vraag hier te plaatsen. Antwoordt er niemand, dan kan ik leden vragen die hebben aangeboden mee te denken. Anderen vraag ik niets.
    | field: De groep = Nergens
    <Kies een tekstkanaal of een forum: >
    [Terug]
    ");
    let screen = scene.chooses_group(&scene.group).await;
    assert_snapshot!(screen, @"
    ephemeral
    Daar heb ik alles wat ik nodig heb.
    | title: De groep
    | Staat het antwoord niet in de documenten, dan bied ik aan de vraag hier te plaatsen. Antwoordt er niemand, dan kan ik leden vragen die hebben aangeboden mee te denken. Anderen vraag ik niets.
    | field: De groep = #vragen-aan-elkaar
    | Komt er geen antwoord, dan vraag ik na 20 minuten leden die hebben aangeboden mee te denken.
    <Kies een tekstkanaal of een forum: >
    <Na hoe lang zonder antwoord?: Na 10 minuten | *Na 20 minuten | Na 1 uur | Na 4 uur | Na 24 uur>
    <Cijfers op maandag: kies een kanaal: >
    [Vraag niemand] [Nergens] [Terug]
    ");
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    scene.restarts().await;
    let later = scene.mo.selects(&screen, "Na hoe lang zonder antwoord?", &["Na 1 uur"]).reply().await;
    assert!(later.to_string().contains("vraag ik na 1 uur leden"), "{later}");
    let quiet = scene.mo.presses(&later, "Vraag niemand").reply().await;
    assert!(quiet.to_string().contains("Ik vraag geen leden"), "{quiet}");
    let off = scene.mo.presses(&quiet, "Nergens").reply().await;
    assert!(off.content().contains("Er staat nog 1 vraag open."), "{off}");
    let said = scene.anna_asks(PEOPLE).await;
    assert_eq!(said.custom_id("Vraag het de groep"), None, "{said}");
    scene.mo.presses(&off, "Sluit ze").reply().await;
    scene.discord.until("it is closed", |_| post.now().content().ends_with("Gesloten.")).await;
    let word = scene.thread(&post).next_post().await;
    assert!(word.content().starts_with("De moderators zijn gestopt"), "{word}");
    scene.end().await;
}

#[tokio::test]
async fn a_channel_that_is_gone_switches_it_off_and_moderators_see_why() {
    let scene = Scene::set(Kind::Forum, "en-GB").await;
    scene.group.gets_deleted();
    let lost = "The channel is gone, so this is off.";
    loop {
        let screen = scene.group_setting().await;
        if screen.to_string().contains(lost) {
            break;
        }
    }
    let said = scene.anna_asks("How long does an egg boil?").await;
    assert_eq!(said.custom_id("Ask the group"), None, "{said}");
    let diagnosis = scene.mo.slash(&scene.channel, "diagnose", &[]).reply().await;
    assert!(diagnosis.to_string().contains(&format!("The group = {lost}")), "{diagnosis}");
    let other = scene.guild.text_channel("elsewhere");
    let screen = scene.chooses_group(&other).await;
    assert!(screen.to_string().contains("#elsewhere"), "{screen}");
    scene.end().await;
}

#[tokio::test]
async fn diagnose_tells_of_the_group() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    scene.puts(&scene.anna, PEOPLE).await;
    scene.group.denies_bot(crate::fake_discord::permissions::EMBED_LINKS);
    let diagnosis = scene.mo.slash(&scene.channel, "diagnose", &[]).reply().await;
    let told = "De groep = #vragen-aan-elkaar · 1 vraag deze week.";
    assert!(diagnosis.to_string().contains(told), "{diagnosis}");
    assert!(diagnosis.to_string().contains("Daar mis ik Links insluiten (Embed Links)."), "{diagnosis}");
    scene.end().await;
}

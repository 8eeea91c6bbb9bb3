//! What can its asker and the moderators do with a question, and nobody else?

use super::scene::{Kind, MINE, PEOPLE, Scene, UNKNOWN};

#[tokio::test]
async fn the_asker_changes_their_question_in_dutch_and_english() {
    for (locale, question, change, saved) in [
        ("nl", PEOPLE, "Veranderen", "Klaar, het staat er nu zoals je het schreef."),
        ("en-GB", "Who knows a room in Zwolle?", "Change it", "Done, it reads as you wrote it now."),
    ] {
        let mut scene = Scene::set(Kind::Text, locale).await;
        let (post, _) = scene.puts(&scene.anna, question).await;
        let screen = scene.anna.presses(&post, MINE).reply().await;
        assert!(screen.is_ephemeral());
        scene.restarts().await;
        let form = scene.anna.presses(&screen, change).reply().await;
        let words = [("question", "Wie kent een zaaltje in Kampen?"), ("by_when", "https://kwaad.nl mei")];
        let told = scene.anna.submits_modal(&form, &words).reply().await;
        assert_eq!(told.content(), saved);
        let post = post.now();
        assert!(post.to_string().contains("Wie kent een zaaltje in Kampen?"), "{post}");
        assert!(!post.to_string().contains("kwaad"), "{post}");
        scene
            .discord
            .until("the thread has its name", |_| scene.thread(&post).name().contains("Kampen"))
            .await;
        scene.end().await;
    }
}

#[tokio::test]
async fn the_asker_takes_it_back_and_says_that_it_is_solved() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (first, _) = scene.puts(&scene.anna, PEOPLE).await;
    let screen = scene.anna.presses(&first, MINE).reply().await;
    let told = scene.anna.presses(&screen, "Het is opgelost").reply().await;
    assert_eq!(told.content(), "Fijn om te horen. Ik heb erbij gezet dat het opgelost is.");
    assert!(first.now().content().ends_with("Opgelost."), "{first}");

    let (second, _) = scene.puts(&scene.anna, UNKNOWN).await;
    let screen = scene.anna.presses(&second, MINE).reply().await;
    let sure = scene.anna.presses(&screen, "Intrekken").reply().await;
    assert!(sure.content().contains("Weet je het zeker?"), "{sure}");
    assert!(second.now().to_string().contains(UNKNOWN));
    let told = scene.anna.presses(&sure, "Ja, haal weg").reply().await;
    assert_eq!(told.content(), "Klaar, de vraag is weg.");
    let gone = second.now();
    assert_eq!(gone.content(), "(De vrager heeft deze vraag ingetrokken.)");
    assert!(gone.embeds().is_empty() && gone.buttons().is_empty(), "{gone}");
    assert_eq!(scene.thread(&gone).name(), "Vraag");
    let told = scene.anna.forges_press(&gone, MINE).reply().await;
    assert_eq!(told.content(), "Deze vraag staat niet meer open.");
    scene.end().await;
}

#[tokio::test]
async fn others_can_do_nothing_with_it_and_moderators_more() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let told = scene.bert.presses(&post, MINE).reply().await;
    let not_yours = "Alleen de vrager en de moderators kunnen iets met deze vraag doen.";
    assert_eq!((told.content(), told.buttons().len()), (not_yours, 0));
    let thread = post.id().parse::<u64>().expect("a number");
    for deed in ["mx", "my", "ms", "mh", "mq", "mc"] {
        let told = scene.bert.forges_press(&post, &format!("grp:{deed}1:{thread:x}")).reply().await;
        assert_eq!(told.content(), not_yours, "{deed}");
    }
    let own = scene.anna.presses(&post, MINE).reply().await;
    assert!(!own.buttons().contains(&"Weghalen".to_owned()), "{own}");

    let screen = scene.mo.presses(&post, MINE).reply().await;
    let told = scene.mo.presses(&screen, "Een week geen vragen van dit lid").reply().await;
    assert!(told.content().starts_with("Klaar, dit lid"), "{told}");
    let (said, _) = (scene.anna_asks(UNKNOWN).await, ());
    let form = scene.form(&scene.anna, &said).await;
    let told = scene.anna.submits_modal(&form, &[]).reply().await;
    assert!(told.content().starts_with("De moderators hebben vragen van jou"), "{told}");
    assert_eq!(scene.posts().len(), 1);

    let screen = scene.mo.presses(&post, MINE).reply().await;
    let told = scene.mo.presses(&screen, "Vraag er niemand over").reply().await;
    assert_eq!(told.content(), "Klaar, ik vraag niemand meer over deze vraag.");
    let screen = scene.mo.presses(&post, MINE).reply().await;
    let sure = scene.mo.presses(&screen, "Weghalen").reply().await;
    scene.mo.presses(&sure, "Ja, haal weg").reply().await;
    assert_eq!(post.now().content(), "(De moderators hebben deze vraag weggehaald.)");
    scene.end().await;
}

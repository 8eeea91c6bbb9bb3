//! How does a question get from an answer into the group?

use insta::assert_snapshot;

use super::scene::{ASK, Kind, PEOPLE, Scene, UNKNOWN};
use crate::fake_discord::permissions;

#[tokio::test]
async fn without_a_group_nothing_is_offered() {
    let scene = Scene::without_group(Kind::Forum, "nl").await;
    let said = scene.anna_asks(UNKNOWN).await;
    assert_eq!(said.custom_id("Vraag het de groep"), None, "{said}");
    scene.end().await;
}

#[tokio::test]
async fn from_no_answer_to_a_post_in_a_forum_in_dutch_after_a_restart() {
    let mut scene = Scene::set(Kind::Forum, "nl").await;
    let said = scene.anna_asks(UNKNOWN).await;
    assert_snapshot!(said, @"
    public, reply to @anna
    > Hoe lang moet een ei koken?
    Daar vind ik geen antwoord op in de documenten die ik heb gelezen.
    Probeer het met andere woorden, of kijk rond met </topics>.
    Misschien weet iemand hier het.
    [Vraag het de groep]
    ");
    scene.restarts().await;
    let form = scene.form(&scene.anna, &said).await;
    assert_snapshot!(form, @"
    form: Vraag het de groep: iedereen leest mee
    Je vraag, in één zin: line (Wie kent een zaal voor dertig mensen in Zwolle?) = Hoe lang moet een ei koken?
    Waar heb je het voor nodig?: paragraph, optional
    Wat heb je al gevonden of geprobeerd?: paragraph, optional
    Wanneer heb je het nodig?: line, optional
    ");
    let told =
        scene.anna.submits_modal(&form, &[("purpose", "een ontbijt"), ("by_when", "zondag")]).reply().await;
    assert!(told.is_ephemeral());
    let post = scene.post().await;
    assert!(told.content().starts_with(&format!("Je vraag staat in <#{}>.", post.id())), "{told}");
    assert_snapshot!(post, @"
    public
    @anna
    -# Nog niemand heeft geantwoord.
    | colour: #1565c0
    | author: anna
    | title: Hoe lang moet een ei koken?
    | field: Waarvoor = een ontbijt
    | field: Wanneer = zondag
    [Dit wil ik ook weten] [Mijn vraag …]
    ");
    assert_eq!(scene.thread(&post).name(), UNKNOWN);
    assert!(post.pings().is_empty());
    scene.end().await;
}

#[tokio::test]
async fn from_ask_to_a_post_with_a_thread_in_a_text_channel_in_english() {
    let scene = Scene::set(Kind::Text, "en-GB").await;
    let said =
        scene.anna.slash(&scene.channel, "ask", &[("question", "How long does an egg boil?")]).reply().await;
    assert_snapshot!(said, @"
    public
    > How long does an egg boil?
    I can't find an answer to that in the documents I have read.
    Try other words, or look around with </topics>.
    Perhaps somebody here knows.
    [Ask the group]
    ");
    let form = scene.form(&scene.anna, &said).await;
    let told = scene.anna.submits_modal(&form, &[("tried", "the internet")]).reply().await;
    let post = scene.post().await;
    assert!(told.content().starts_with(&format!("Your question is in <#{}>.", post.id())), "{told}");
    assert_snapshot!(post, @"
    public
    @anna
    -# Nobody has replied yet.
    | colour: #1565c0
    | author: anna
    | title: How long does an egg boil?
    | field: Tried = the internet
    [I want to know this too] [My question …]
    ");
    assert_eq!(post.channel().id(), scene.group.id());
    assert_eq!(scene.thread(&post).name(), "How long does an egg boil?");
    scene.end().await;
}

#[tokio::test]
async fn who_asks_for_people_is_offered_it_under_any_answer() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    for (question, words) in [
        (PEOPLE, "Misschien weet iemand hier het."),
        ("Wie kent iemand die wat weet van zwakke banden?", "Zo te zien zoek je mensen."),
    ] {
        let said = scene.anna_asks(question).await;
        assert!(said.content().starts_with(&format!("> {question}")), "{said}");
        assert!(said.content().contains(words) && said.custom_id("Vraag het de groep").is_some(), "{said}");
    }
    let said = scene.anna_asks("Wat is een zwakke band?").await;
    assert_eq!(said.custom_id("Vraag het de groep"), None, "{said}");
    scene.end().await;
}

#[tokio::test]
async fn under_an_answer_that_did_not_help_it_is_offered_too() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let said = scene.anna_asks("Wat is een zwakke band?").await;
    let told = scene.anna.presses(&said, "Niet nuttig").reply().await;
    assert!(told.content().starts_with("> Wat is een zwakke band?"), "{told}");
    let form = scene.form(&scene.anna, &told).await;
    assert!(form.to_string().contains("Wat is een zwakke band?"), "{form}");
    scene.end().await;
}

#[tokio::test]
async fn two_presses_make_one_post_and_somebody_else_gets_a_form_of_their_own() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let said = scene.anna_asks(UNKNOWN).await;
    let (one, other) = (scene.form(&scene.anna, &said).await, scene.form(&scene.anna, &said).await);
    let first = scene.anna.submits_modal(&one, &[]);
    let second = scene.anna.submits_modal(&other, &[]);
    let told = [first.reply().await, second.reply().await];
    let post = scene.post().await;
    assert_eq!(scene.posts().len(), 1);
    let before = format!("Die vraag van jou staat er al: <#{}>", post.id());
    assert!(told.iter().any(|told| told.content() == before), "{told:?}");
    let form = scene.form(&scene.bert, &said).await;
    let told =
        scene.bert.submits_modal(&form, &[("question", "Hoe maak je bouillon van groente?")]).reply().await;
    assert!(told.content().starts_with("Je vraag staat in"), "{told}");
    assert_eq!(scene.posts().len(), 2);
    scene.end().await;
}

#[tokio::test]
async fn where_the_bot_may_not_post_it_says_what_it_lacks_and_the_words_wait() {
    let scene = Scene::set(Kind::Text, "nl").await;
    scene.group.denies_bot(permissions::CREATE_PUBLIC_THREADS);
    let screen = scene.group_setting().await;
    assert!(screen.content().contains("Openbare threads maken (Create Public Threads)"), "{screen}");
    let said = scene.anna_asks(UNKNOWN).await;
    let form = scene.form(&scene.anna, &said).await;
    let told = scene.anna.submits_modal(&form, &[]).reply().await;
    assert!(told.content().contains("ik mis Openbare threads maken"), "{told}");
    assert_eq!(scene.group.messages().len(), 0, "nothing stays without a thread");
    scene.group.denies_bot(0);
    let told = scene.anna.presses(&told, "Plaats mijn vraag").reply().await;
    assert!(told.content().starts_with("Je vraag staat in"), "{told}");
    scene.end().await;
}

#[tokio::test]
async fn a_press_is_answered_by_the_form_before_anything_else() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let said = scene.anna_asks(UNKNOWN).await;
    let before = scene.discord.requests("*");
    let form = scene.form(&scene.anna, &said).await;
    assert!(form.form().is_some());
    assert_eq!(scene.discord.requests("*") - before, 1, "one request, which opens it");
    assert!(said.custom_id("Vraag het de groep").is_some_and(|id| id == ASK));
    scene.end().await;
}

//! Is an asker asked once, where there is a reason, before their question is posted?

use super::scene::{FOLLOW, Kind, PEOPLE, Scene, UNKNOWN};

#[tokio::test]
async fn what_the_documents_answer_after_all_is_shown_and_need_not_be_posted() {
    let mut scene = Scene::set(Kind::Forum, "nl").await;
    let said = scene.anna_asks(UNKNOWN).await;
    let form = scene.form(&scene.anna, &said).await;
    let words = [("question", "Wat is een zwakke band?"), ("tried", "zelf bedacht")];
    let told = scene.anna.submits_modal(&form, &words).reply().await;
    assert!(told.content().starts_with("Voor ik het plaats: is dit misschien je antwoord?"), "{told}");
    assert!(told.is_ephemeral() && told.to_string().contains("Zwakke banden"), "{told}");
    assert!(scene.posts().is_empty());
    scene.restarts().await;
    let posted = scene.anna.presses(&told, "Plaats mijn vraag").reply().await;
    assert!(posted.content().starts_with("Je vraag staat in"), "{posted}");
    let post = scene.post().await.to_string();
    assert!(
        post.contains("Wat is een zwakke band?") && post.contains("Al geprobeerd = zelf bedacht"),
        "{post}"
    );
    assert!(post.contains("In de documenten = **Zwakke banden"), "{post}");

    let form = scene.form(&scene.bert, &said).await;
    let told = scene.bert.submits_modal(&form, &[("question", "Wat is een zwakke band?")]).reply().await;
    let done = scene.bert.presses(&told, "Dat is het, dank je").reply().await;
    assert_eq!(done.content(), "Fijn, dan plaats ik niets.");
    assert_eq!((scene.posts().len(), done.embeds().len()), (1, 0));
    scene.end().await;
}

#[tokio::test]
async fn the_same_question_is_offered_and_nothing_is_merged_without_a_yes() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let said = scene.bert.mentions_bot(&scene.channel, UNKNOWN).reply().await;
    let form = scene.form(&scene.bert, &said).await;
    let words = [("question", "Wie kent een zaal in Zwolle voor dertig mensen?")];
    let told = scene.bert.submits_modal(&form, &words).reply().await;
    assert!(told.content().starts_with(&format!("Dit lijkt erop: <#{}>, gevraagd <t:", post.id())), "{told}");
    let joined = scene.bert.presses(&told, "Ja, laat het me weten").reply().await;
    assert!(joined.content().contains("Ik laat het je in het draadje weten"), "{joined}");
    let post = post.changed().await;
    assert_eq!(post.buttons()[0], "Dit wil ik ook weten (1)");
    assert_eq!(scene.posts().len(), 1);

    let form = scene.form(&scene.mo, &said).await;
    let told = scene.mo.submits_modal(&form, &words).reply().await;
    let posted = scene.mo.presses(&told, "Nee, die van mij is anders").reply().await;
    assert!(posted.content().starts_with("Je vraag staat in"), "{posted}");
    assert_eq!(scene.posts().len(), 2);
    assert!(scene.anna.presses(&post, FOLLOW).reply().await.content().starts_with("Dit is je eigen vraag"));
    scene.end().await;
}

#[tokio::test]
async fn what_tells_who_somebody_is_is_asked_about() {
    let scene = Scene::set(Kind::Forum, "en-GB").await;
    let said = scene.anna_asks("How long does an egg boil?").await;
    let form = scene.form(&scene.anna, &said).await;
    let words = [("purpose", "mail me at anna@example.org")];
    let told = scene.anna.submits_modal(&form, &words).reply().await;
    let asked = "There is an e-mail address in your question. Everyone will see it. Post it all the same?";
    assert_eq!(told.content(), asked);
    let again = scene.anna.presses(&told, "Change it first").reply().await;
    assert!(again.to_string().contains("anna@example.org"), "{again}");
    let posted = scene.anna.submits_modal(&again, &[("purpose", "breakfast")]).reply().await;
    assert!(posted.content().starts_with("Your question is in"), "{posted}");
    let post = scene.post().await.to_string();
    assert!(post.contains("What for = breakfast") && !post.contains("example.org"), "{post}");
    scene.end().await;
}

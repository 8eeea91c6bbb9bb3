//! What comes of a question in which nobody writes?

use std::time::Duration;

use super::scene::{Kind, PEOPLE, Scene};

#[tokio::test]
async fn without_a_reply_the_thread_hears_once_and_other_words_are_offered() {
    for (locale, question, words, change) in [
        ("nl", PEOPLE, "Nog geen antwoord.", "Verander mijn vraag"),
        ("en-GB", "Who knows a room in Zwolle?", "No reply yet.", "Change my question"),
    ] {
        let mut scene = Scene::set(Kind::Forum, locale).await;
        let (post, _) = scene.puts(&scene.anna, question).await;
        let thread = scene.thread(&post);
        scene.clock.pass(Duration::from_hours(25));
        let word = thread.next_post().await;
        assert!(word.content().starts_with(words) && word.pings().is_empty(), "{word}");
        scene.restarts().await;
        let form = scene.anna.presses(&word, change).reply().await;
        assert!(form.to_string().contains(question), "{form}");
        let told = scene.bert.presses(&word, change).reply().await;
        assert!(told.form().is_none() && told.is_ephemeral());
        scene.clock.pass(Duration::from_hours(48));
        scene.discord.stays_silent(|| ()).await;
        scene.end().await;
    }
}

#[tokio::test]
async fn with_a_reply_the_asker_alone_is_pinged_once() {
    for (locale, question, words, yes, solved) in [
        ("nl", PEOPLE, "Laat het dan even weten.", "Zelf gevonden", "Opgelost."),
        ("en-GB", "Who knows a room in Zwolle?", "If so, let them know.", "I found it myself", "Solved."),
    ] {
        let scene = Scene::set(Kind::Text, locale).await;
        let (post, _) = scene.puts(&scene.anna, question).await;
        let thread = scene.thread(&post);
        scene.bert.says(&thread, "De Eiken.");
        post.changed().await;
        scene.clock.pass(Duration::from_hours(25));
        let word = thread.next_post().await;
        assert!(word.content().ends_with(words), "{word}");
        assert_eq!(word.pings(), ["@anna"]);
        let told = scene.bert.presses(&word, yes).reply().await;
        assert!(told.is_ephemeral() && !post.now().content().ends_with(solved), "{told}");
        scene.anna.presses(&word, yes).reply().await;
        assert!(post.now().content().ends_with(solved), "{}", post.now());
        scene.end().await;
    }
}

#[tokio::test]
async fn after_two_weeks_it_closes_and_opens_again_when_somebody_writes() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let thread = scene.thread(&post);
    scene.clock.pass(Duration::from_hours(24 * 14 + 1));
    scene.discord.until("it is closed", |_| post.now().content().ends_with("Gesloten.")).await;
    let word = thread.next_post().await;
    assert!(word.content().starts_with("Hier heeft twee weken niemand geschreven"), "{word}");
    let list = scene.bert.slash(&scene.channel, "open", &[]).reply().await;
    assert!(list.to_string().contains("Er zijn geen open vragen."), "{list}");
    scene.bert.says(&thread, "Ik weet er nu een!");
    scene.discord.until("it is open again", |_| post.now().content().ends_with("1 antwoord.")).await;
    scene.end().await;
}

#[tokio::test]
async fn a_group_that_is_gone_for_a_week_takes_its_questions_along() {
    let scene = Scene::set(Kind::Text, "nl").await;
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let thread = scene.thread(&post);
    scene.group.gets_deleted();
    while !scene.group_setting().await.to_string().contains("Het kanaal is weg") {}
    let open = async || scene.bert.slash(&scene.channel, "open", &[]).reply().await.to_string();
    scene.clock.pass(Duration::from_hours(24 * 6));
    assert!(open().await.contains(PEOPLE), "it waits for another channel");
    scene.clock.pass(Duration::from_hours(24 * 2));
    while open().await.contains(PEOPLE) {}
    drop(thread);
    scene.end().await;
}

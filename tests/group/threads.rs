//! What does the bot notice of the threads in the group, without reading a word there?

use super::scene::{Kind, PEOPLE, Scene};

#[tokio::test]
async fn a_reply_changes_how_the_question_stands_and_the_askers_own_words_do_not() {
    for kind in [Kind::Forum, Kind::Text] {
        let mut scene = Scene::set(kind, "nl").await;
        let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
        let thread = scene.thread(&post);
        scene.anna.says(&thread, "Het mag ook een kerkzaal zijn.");
        scene.restarts().await;
        let before = post.now();
        scene.bert.says(&thread, "De Eiken heeft er een.");
        let shown = before.changed().await;
        assert!(shown.content().ends_with("1 antwoord."), "{shown}");
        assert!(shown.to_string().contains(PEOPLE) && shown.pings().is_empty(), "{shown}");
        scene.end().await;
    }
}

#[tokio::test]
async fn a_question_that_a_member_asks_in_the_group_is_an_open_question_too() {
    for kind in [Kind::Forum, Kind::Text] {
        let scene = Scene::set(kind, "nl").await;
        let question = "Wie kan er zaterdag helpen met verhuizen?";
        let thread = match kind {
            Kind::Forum => {
                let thread = scene.anna.begins_post(&scene.group, question);
                scene.anna.writes_starter(&thread, "Ik ga naar Kampen.");
                thread
            }
            Kind::Text => scene.anna.begins_thread(&scene.group, question),
        };
        let listed = async || scene.bert.slash(&scene.channel, "open", &[]).reply().await.to_string();
        while !listed().await.contains(question) {}
        assert!(listed().await.contains("geen antwoord"), "{}", listed().await);
        scene.bert.says(&thread, "Ik kan wel.");
        while !listed().await.contains("1 antwoord") {}
        assert_eq!(thread.messages().iter().filter(|message| !message.buttons().is_empty()).count(), 0);
        thread.gets_deleted();
        while listed().await.contains(question) {}
        scene.end().await;
    }
}

#[tokio::test]
async fn a_sure_answer_is_given_to_a_member_who_asks_in_the_group() {
    let scene = Scene::set(Kind::Forum, "nl").await;
    let thread = scene.anna.begins_post(&scene.group, "Wat is een zwakke band?");
    scene.anna.writes_starter(&thread, "Graag uitleg.");
    let answer = thread.next_post().await;
    assert!(answer.to_string().contains("Zwakke banden"), "{answer}");
    let elsewhere = scene.guild.forum("kletsen");
    let other = scene.anna.begins_post(&elsewhere, "Wat is een zwakke band?");
    scene.discord.stays_silent(|| scene.anna.writes_starter(&other, "Graag uitleg.")).await;
    scene.end().await;
}

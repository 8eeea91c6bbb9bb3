//! Does a question go from Discord too when its asker erases it, whatever Discord does at that moment?

use std::time::Duration;

use super::scene::{FOLLOW, Kind, PEOPLE, Scene};
use crate::fake_discord::Fault;

#[tokio::test]
async fn what_the_asker_erases_goes_from_the_post_and_replies_stay() {
    for (kind, locale, question, erased, name) in [
        (Kind::Forum, "nl", PEOPLE, "(De vrager heeft deze vraag gewist.)", "Vraag"),
        (
            Kind::Text,
            "en-GB",
            "Who knows a room in Zwolle?",
            "(The asker has erased this question.)",
            "Question",
        ),
    ] {
        let scene = Scene::set(kind, locale).await;
        let (post, _) = scene.puts(&scene.anna, question).await;
        let thread = scene.thread(&post);
        let reply = scene.bert.says(&thread, "De Eiken.");
        post.changed().await;
        scene.mo.presses(&post.now(), FOLLOW).reply().await;
        let export = scene.anna.slash(&scene.channel, "privacy export", &[]).reply().await;
        let (_, file) = export.files().pop().expect("a file");
        let file = String::from_utf8(file).expect("text");
        assert!(file.contains(question) && file.contains("question_askers"), "{file}");
        thread.gets_archived();
        let edit = scene
            .discord
            .inject(Fault::error(403, 50001).on("PATCH /channels/{channel_id}/messages/{message_id}"));
        let sure = scene.anna.slash(&scene.channel, "privacy erase", &[]).reply().await;
        scene.anna.presses(&sure, "prv:erase").reply().await;
        scene.discord.until("it was tried in vain", |_| edit.hits() > 0).await;
        edit.remove();
        assert_ne!(post.now().content(), erased);
        // It is tried again, each time after a longer pause.
        for _ in 0..200 {
            if post.now().content() == erased {
                break;
            }
            scene.clock.pass(Duration::from_secs(61));
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        assert_eq!(post.now().content(), erased);
        let gone = post.now();
        assert!(gone.embeds().is_empty() && gone.buttons().is_empty(), "{gone}");
        scene.discord.until("its name too", |_| thread.name() == name).await;
        assert!(!reply.is_deleted());
        let export = scene.anna.slash(&scene.channel, "privacy export", &[]).reply().await;
        let (_, file) = export.files().pop().expect("a file");
        assert!(!String::from_utf8(file).expect("text").contains(question));
        scene.end().await;
    }
}

#[tokio::test]
async fn what_is_kept_is_told() {
    for (locale, words) in
        [("nl", "Leg je de groep een vraag voor"), ("en-GB", "Put a question to the group")]
    {
        let scene = Scene::set(Kind::Forum, locale).await;
        let told = scene.anna.slash(&scene.channel, "privacy show", &[]).reply().await;
        assert!(told.to_string().contains(words), "{told}");
        let help = scene.anna.slash(&scene.channel, "help", &[]).reply().await;
        assert!(help.content().contains(&scene.group.id()), "{help}");
        scene.end().await;
    }
}

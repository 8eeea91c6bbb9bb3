//! Can others want to know a question too, and is that counted once?

use super::scene::{FOLLOW, Kind, PEOPLE, Scene};

#[tokio::test]
async fn who_wants_to_know_is_counted_and_may_change_their_mind_also_after_a_restart() {
    for (kind, locale) in [(Kind::Forum, "nl"), (Kind::Text, "en-GB")] {
        let mut scene = Scene::set(kind, locale).await;
        let question = if locale == "nl" { PEOPLE } else { "Who knows a room for thirty people in Zwolle?" };
        let (post, _) = scene.puts(&scene.anna, question).await;
        let told = scene.bert.presses(&post, FOLLOW).reply().await;
        assert!(told.is_ephemeral() && told.pings().is_empty());
        let shown = post.changed().await;
        let label = if locale == "nl" { "Dit wil ik ook weten" } else { "I want to know this too" };
        assert_eq!(shown.buttons()[0], format!("{label} (1)"));
        scene.restarts().await;
        scene.mo.presses(&shown, FOLLOW).reply().await;
        let shown = shown.changed().await;
        assert_eq!(shown.buttons()[0], format!("{label} (2)"));
        let told = scene.bert.presses(&shown, FOLLOW).reply().await;
        let gone = if locale == "nl" {
            "Je hoort er van mij niets meer over."
        } else {
            "You won't hear of it from me any more."
        };
        assert_eq!(told.content(), gone);
        let shown = shown.changed().await;
        assert_eq!(shown.buttons()[0], format!("{label} (1)"));
        scene.end().await;
    }
}

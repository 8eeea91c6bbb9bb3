//! Does a question in the group hear of a document that answers it: once, and over a restart too?

use insta::assert_snapshot;

use super::adding::sends;
use crate::group::scene::{FOLLOW, Kind, PEOPLE, Scene};

const ROOMS: &str = "# Zalen\n\n## Wie kent een zaal voor dertig mensen in Zwolle?\n\nDe bieb in Zwolle verhuurt een zaal \
    voor dertig mensen. Bel de balie, en vraag naar de zaal op de eerste verdieping.\n";

#[tokio::test]
async fn an_open_question_hears_once_of_a_new_document_that_answers_it() {
    let mut scene = Scene::set(Kind::Forum, "nl").await;
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let thread = scene.thread(&post);
    scene.bert.presses(&post.now(), FOLLOW).reply().await;
    scene.clock.pass(std::time::Duration::from_secs(60));
    let before = thread.messages().len();
    let read = sends(&scene, "documenten toevoegen", "bestand", "zalen.md", ROOMS.as_bytes()).await;
    scene.mo.presses(&read, "Toevoegen").reply().await;
    scene.discord.until("the thread hears of it", |_| thread.messages().len() > before).await;
    let told = thread.messages().pop().expect("a message");
    assert_snapshot!("told", told);
    assert_eq!(told.pings().len(), 2, "who asked, and who wanted to know it too");

    scene.restarts().await;
    scene.clock.pass(std::time::Duration::from_secs(60));
    let anew = ROOMS.replace("balie", "receptie");
    let read = sends(&scene, "documenten toevoegen", "bestand", "zalen.md", anew.as_bytes()).await;
    scene.mo.presses(&read, "Vervangen").reply().await;
    let (other, _) = scene.puts(&scene.bert, "Hoe lang moet een ei koken?").await;
    assert!(!other.is_deleted());
    assert_eq!(thread.messages().len(), before + 1, "never twice for one question and document");
    scene.end().await;
}

//! Does `/open` list the questions that wait, and lead to their buttons where the post can't be pressed any more?

use super::scene::{FOLLOW, Kind, PEOPLE, Scene, UNKNOWN};

#[tokio::test]
async fn the_open_questions_are_listed_and_lead_to_their_buttons() {
    let mut scene = Scene::set(Kind::Forum, "nl").await;
    let empty = scene.bert.slash(&scene.channel, "open", &[]).reply().await;
    assert!(empty.is_ephemeral() && empty.to_string().contains("Er zijn geen open vragen. Mooi."), "{empty}");
    let (post, _) = scene.puts(&scene.anna, PEOPLE).await;
    let (other, _) = scene.puts(&scene.bert, UNKNOWN).await;
    scene.bert.says(&scene.thread(&post), "Ik weet er een.");
    other.now();
    scene.bert.presses(&post, FOLLOW).reply().await;
    let list = scene.bert.slash(&scene.channel, "open", &[]).reply().await;
    let (first, last) = (list.to_string().find(UNKNOWN), list.to_string().find(PEOPLE));
    assert!(first.is_some() && first < last, "without a reply first: {list}");
    scene.thread(&post).gets_archived();
    scene.restarts().await;

    let followed = scene.bert.selects(&list, "opn:l1", &["Wat ik ook wil weten"]).reply().await;
    assert!(followed.to_string().contains(PEOPLE) && !followed.to_string().contains(UNKNOWN), "{followed}");
    let mine = scene.bert.selects(&followed, "opn:l1", &["Mijn vragen"]).reply().await;
    assert!(!mine.to_string().contains(PEOPLE) && mine.to_string().contains(UNKNOWN), "{mine}");
    let all = scene.mo.slash(&scene.channel, "open", &[]).reply().await;
    let chosen = scene.mo.selects(&all, "Kies een vraag", &[PEOPLE]).reply().await;
    assert!(chosen.is_ephemeral());
    let told = scene.mo.presses(&chosen, "Dit wil ik ook weten (1)").reply().await;
    assert!(told.content().starts_with("Ik laat het je"), "{told}");
    let label = "Dit wil ik ook weten (2)";
    scene.discord.until("the archived post tells it", |_| post.now().buttons()[0] == label).await;
    scene.end().await;
}

#[tokio::test]
async fn more_than_five_stand_on_pages_and_without_a_group_it_says_so() {
    let scene = Scene::without_group(Kind::Forum, "en-GB").await;
    let none = scene.anna.slash(&scene.channel, "open", &[]).reply().await;
    assert!(none.content().starts_with("There is no place here"), "{none}");
    scene.chooses_group(&scene.group).await;
    for title in ["one", "two", "three", "four", "five", "six", "seven"] {
        scene.anna.begins_post(&scene.group, &format!("Question number {title}"));
    }
    // They come in as fast as they can be kept.
    loop {
        let list = scene.bert.slash(&scene.channel, "open", &[]).reply().await;
        let Some(next) = list.buttons().last().cloned() else { continue };
        let second = scene.bert.presses(&list, &next).reply().await.to_string();
        let both = second.contains("Question number six") && second.contains("Question number seven");
        if both && list.to_string().contains("Question number one") {
            break;
        }
    }
    scene.end().await;
}

//! Do moderators see what the documents lack, and can they do something about it?

use insta::assert_snapshot;

use crate::fake_discord::{Channel, Member, Message, Reply};

use super::scene::{FOLLOW, Kind, PEOPLE, Scene, UNKNOWN};

/// What is said in a language.
pub(super) struct Words {
    locale: &'static str,
    /// A question that the documents don't answer, and the same in another order.
    pub(super) asked: [&'static str; 2],
    lacking: &'static str,
    passage: &'static str,
    /// Words of a passage of the fixtures.
    find: &'static str,
    leads: &'static str,
    nothing: &'static str,
    not_ours: &'static str,
    group: &'static str,
    somebody: &'static str,
    leading: &'static str,
    stopped: &'static str,
    file: &'static str,
}

pub(super) const DUTCH: Words = Words {
    locale: "nl",
    asked: [UNKNOWN, "een ei koken, hoe lang moet dat?"],
    lacking: "Wat de documenten missen",
    passage: "Het staat in de documenten",
    find: "zwakke banden",
    leads: "Wie dit hier vraagt, krijgt vanaf nu die passage.",
    nothing: "Er zijn geen vragen zonder antwoord.",
    not_ours: "Niets voor ons",
    group: "Vraag het de groep",
    somebody: "Iemand vroeg dit",
    leading: "Vragen met een passage",
    stopped: "leidt niet meer naar die passage",
    file: "Als bestand (CSV)",
};

pub(super) const ENGLISH: Words = Words {
    locale: "en-GB",
    asked: ["How long does an egg have to boil?", "boil an egg: how long does it have to?"],
    lacking: "What the documents lack",
    passage: "A passage answers it",
    find: "weak ties",
    leads: "Whoever asks this here gets that passage from now on.",
    nothing: "There are no questions without an answer.",
    not_ours: "Not ours",
    group: "Ask the group",
    somebody: "Somebody asked this",
    leading: "Questions with a passage",
    stopped: "leads to that passage no more",
    file: "As a file (CSV)",
};

/// The moderator lets questions without an answer be kept.
pub(super) async fn keeps_unanswered(scene: &Scene) {
    let screen = scene.mo.slash(&scene.channel, "settings", &[]).reply().await;
    let menu = screen.components()[0]["components"][0]["placeholder"].as_str().expect("a menu").to_owned();
    let log = scene.mo.selects(&screen, &menu, &["log"]).reply().await;
    let on = log.buttons()[0].clone();
    scene.mo.presses(&log, &on).reply().await;
}

impl Words {
    async fn scene(&self) -> Scene {
        let scene = Scene::set(Kind::Forum, self.locale).await;
        keeps_unanswered(&scene).await;
        scene
    }

    /// Two ask the same in vain, as soon as it is kept that they did.
    async fn asked_in_vain(&self, scene: &Scene) -> Reply {
        scene.anna.slash(&scene.channel, "ask", &[("question", self.asked[0])]).reply().await;
        scene.bert.slash(&scene.channel, "ask", &[("question", self.asked[1])]).reply().await;
        loop {
            let list = self.list(scene, &scene.mo).await;
            if list.to_string().contains("**2×**") {
                return list;
            }
        }
    }

    pub(super) async fn list(&self, scene: &Scene, who: &Member) -> Reply {
        let open = who.slash(&scene.channel, "open", &[]).reply().await;
        who.selects(&open, "opn:l1", &[self.lacking]).reply().await
    }

    pub(super) async fn chosen(&self, scene: &Scene, list: &Reply) -> Reply {
        scene.mo.selects(list, "gap:c1", &[self.asked[0]]).reply().await
    }
}

#[tokio::test]
async fn what_was_asked_in_vain_is_led_to_a_passage_and_found_from_then_on() {
    for words in [DUTCH, ENGLISH] {
        let scene = words.scene().await;
        let list = words.asked_in_vain(&scene).await;
        assert!(list.to_string().contains(words.asked[0]), "{list}");
        let one = words.chosen(&scene, &list).await;
        assert!(
            one.to_string().replace('\\', "").contains(words.asked[1]),
            "the other words are shown: {one}"
        );
        let form = scene.mo.presses(&one, words.passage).reply().await;
        let found = scene.mo.submits_modal(&form, &[("words", words.find)]).reply().await;
        let first =
            found.components()[0]["components"][0]["options"][0]["label"].as_str().expect("a passage");
        let menu = found.components()[0]["components"][0]["custom_id"].as_str().expect("a menu").to_owned();
        let typed = words.asked[0].split_once(' ').expect("some words").0;
        let offered = async |who: &Member, channel: &Channel| {
            let offered = who.autocompletes(channel, "ask", "question", typed).await;
            offered.values().contains(&words.asked[0])
        };
        assert!(!offered(&scene.anna, &scene.channel).await, "nobody said that it is answered");
        let led = scene.mo.selects(&found, &menu, &[first]).reply().await;
        assert!(led.to_string().contains(words.leads), "{led}");
        let list = words.list(&scene, &scene.mo).await;
        assert!(list.to_string().contains(words.nothing), "{list}");

        let asks = [("question", words.asked[0])];
        let answer = scene.anna.slash(&scene.channel, "ask", &asks).reply().await;
        assert!(answer.to_string().to_lowercase().contains(words.find), "{answer}");
        assert!(offered(&scene.anna, &scene.channel).await, "it is offered to who begins to type it");
        let elsewhere = scene.discord.guild("Elders");
        let (carla, there) = (elsewhere.member("carla", words.locale), elsewhere.text_channel("algemeen"));
        assert!(!offered(&carla, &there).await, "on that server alone");
        let miss = carla.slash(&there, "ask", &asks).reply().await;
        assert!(!miss.to_string().to_lowercase().contains(words.find), "{miss}");

        let leading = scene.mo.presses(&list, words.leading).reply().await;
        let stopped = scene.mo.selects(&leading, "gap:kx1", &[words.asked[0]]).reply().await;
        assert!(stopped.to_string().contains(words.stopped), "{stopped}");
        scene.end().await;
    }
}

#[tokio::test]
async fn what_was_asked_in_vain_is_put_to_the_group_without_a_name_or_is_none_of_theirs() {
    for words in [DUTCH, ENGLISH] {
        let scene = words.scene().await;
        let list = words.asked_in_vain(&scene).await;
        let file = scene.mo.presses(&list, words.file).reply().await;
        let (name, bytes) = file.files().into_iter().next().expect("a file");
        let text = String::from_utf8(bytes).expect("text");
        assert!(
            name == "vraagbaak.csv" && text.contains(words.asked[0]) && text.contains(",\"2\","),
            "{text}"
        );

        let one = words.chosen(&scene, &list).await;
        let form = scene.mo.presses(&one, words.group).reply().await;
        let told = scene.mo.submits_modal(&form, &[]).reply().await;
        let post = scene.post().await;
        assert!(post.to_string().contains(words.somebody) && !post.to_string().contains("@mo"), "{post}");
        assert!(post.pings().is_empty() && told.is_ephemeral(), "{told}");

        let list = words.list(&scene, &scene.mo).await;
        let one = words.chosen(&scene, &list).await;
        let list = scene.mo.presses(&one, words.not_ours).reply().await;
        assert!(list.to_string().contains(words.nothing), "{list}");
        scene.end().await;
    }
}

#[tokio::test]
async fn it_is_for_moderators_alone() {
    let scene = DUTCH.scene().await;
    scene.puts(&scene.anna, PEOPLE).await;
    let list = DUTCH.list(&scene, &scene.mo).await;
    assert!(list.to_string().contains(PEOPLE), "open questions are on it: {list}");
    let open = scene.bert.slash(&scene.channel, "open", &[]).reply().await;
    assert!(!open.to_string().contains(DUTCH.lacking), "{open}");
    for id in ["gap:l1:0", "gap:f1", "gap:n1:7", "gap:x1", "gap:kx1"] {
        let told = scene.bert.forges_press(&open, id).reply().await;
        assert!(told.content().starts_with("Dit is voor moderators"), "{id}: {told}");
    }
    scene.end().await;
}

/// The passages to which a question of the list may lead.
async fn passages(words: &Words, scene: &Scene, question: &str) -> Reply {
    let list = words.list(scene, &scene.mo).await;
    let one = scene.mo.selects(&list, "gap:c1", &[question]).reply().await;
    let form = scene.mo.presses(&one, words.passage).reply().await;
    scene.mo.submits_modal(&form, &[("words", words.find)]).reply().await
}

/// Chooses one of them.
async fn leads(scene: &Scene, found: &Reply, at: usize) -> Reply {
    let menu = found.components()[0]["components"][0].clone();
    let (id, passage) = (menu["custom_id"].as_str(), menu["options"][at]["value"].as_str());
    scene.mo.selects(found, id.expect("a menu"), &[passage.expect("a passage")]).reply().await
}

#[tokio::test]
async fn an_open_question_that_is_led_to_a_passage_hears_so_once() {
    for (words, question) in [(DUTCH, PEOPLE), (ENGLISH, "Who knows a room for thirty people in Zwolle?")] {
        let mut scene = words.scene().await;
        let (post, _) = scene.puts(&scene.anna, question).await;
        let thread = scene.thread(&post);
        scene.bert.presses(&post.now(), FOLLOW).reply().await;
        let before = thread.messages().len();
        let found = [passages(&words, &scene, question).await, passages(&words, &scene, question).await];
        let led = leads(&scene, &found[0], 0).await;
        assert!(led.to_string().contains(words.leads), "{led}");
        let told = thread.messages().pop().expect("a message");
        assert_snapshot!(format!("led_{}", &words.locale[..2]), told);
        assert_eq!(told.pings(), ["@anna", "@bert"], "who asked, and who wanted to know it too");
        assert_eq!(thread.messages().len(), before + 1);

        scene.restarts().await;
        let led = leads(&scene, &found[1], 0).await;
        assert!(led.to_string().contains(words.leads), "{led}");
        assert_eq!(thread.messages().len(), before + 1, "never twice");
        scene.end().await;
    }
}

#[tokio::test]
async fn two_open_questions_that_ask_the_same_become_one_and_who_waits_moves_along() {
    for (words, asked, other, merge, said, goes_on) in [
        (
            DUTCH,
            [PEOPLE, "Wie kent in Zwolle een zaal voor dertig mensen?"],
            "Nee, die van mij is anders",
            "Maak er één vraag van",
            "Het is nu één vraag, in ",
            "Deze vraag werd al gesteld: ",
        ),
        (
            ENGLISH,
            [
                "Who knows a room for thirty people in Zwolle?",
                "Who knows in Zwolle a room for thirty people?",
            ],
            "No, mine is different",
            "Make it one question",
            "It is one question now, in ",
            "This was asked before: ",
        ),
    ] {
        let scene = Scene::set(Kind::Forum, words.locale).await;
        let (first, _) = scene.puts(&scene.anna, asked[0]).await;
        scene.clock.pass(std::time::Duration::from_secs(60));
        let said_to_bert = scene.bert.mentions_bot(&scene.channel, asked[1]).reply().await;
        let form = scene.form(&scene.bert, &said_to_bert).await;
        let like = scene.bert.submits_modal(&form, &[]).reply().await;
        scene.bert.presses(&like, other).reply().await;
        let later = scene.posts().into_iter().find(|post| post.id() != first.id()).expect("another");
        scene.mo.presses(&later, FOLLOW).reply().await;

        let list = words.list(&scene, &scene.mo).await;
        assert!(list.to_string().contains("**2×**"), "{list}");
        let one = scene.mo.selects(&list, "gap:c1", &[asked[0]]).reply().await;
        let told = scene.mo.presses(&one, merge).reply().await;
        assert!(told.content().starts_with(&format!("{said}<#{}>", first.id())), "{told}");
        let word: Message = scene.thread(&later).messages().pop().expect("a word");
        assert!(word.content().starts_with(&format!("{goes_on}<#{}>", first.id())), "{word}");
        assert!(word.pings().is_empty(), "{word}");
        let followers = first.now().buttons()[0].clone();
        assert!(followers.ends_with("(2)"), "who asked it later and who followed that: {followers}");
        let list = words.list(&scene, &scene.mo).await;
        assert!(!list.to_string().contains("**2×**"), "{list}");
        scene.end().await;
    }
}

//! What does a question to the group look like to those who meet it? `docs/picture/draw.py` draws what this writes:
//! screens of the stories, and what moderators see of their server, as Discord got them.

use std::time::Duration;
use std::{env, fs};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::helping::says_it_helped;
use super::lacking::{self, DUTCH, ENGLISH, keeps_unanswered};
use super::scene::{Kind, Scene};
use super::stories::{words_in_dutch, words_in_english};
use super::teller::{Teller, Told, Words};
use super::{round, stories};
use crate::discord::drawing::answered;
use crate::fake_discord::Member;
use crate::store::databases::{number, run};

/// Of a question: what a screen shows, and who gets to read it in the story.
const GROUP: [(&str, &str); 6] = [
    ("asked", "#algemeen"),
    ("form", "Anna: form"),
    ("post", "#vragen-aan-elkaar, after that"),
    ("message", "Eva, by direct message, twenty minutes later"),
    ("word", "The thread, a day later"),
    ("thanks", "Eva, by direct message"),
];
/// Of an answer that is kept.
const KEPT: [(&str, &str); 3] = [
    ("consent", "Eva, by direct message"),
    ("decision", "Mo: the answers to keep"),
    ("next", "#algemeen: Cees asks"),
];

/// What else is asked on the server of a story.
struct More {
    /// The documents answer it.
    known: &'static str,
    in_vain: [&'static str; 2],
    /// Asked in vain, and then put to the group.
    put: &'static str,
    /// In the menu of `/open`.
    figures: &'static str,
}

const MORE_IN_DUTCH: More = More {
    known: "Wat is een zwakke band?",
    in_vain: ["Hoe word ik vrijwilliger bij het repaircafé?", "Wanneer is de volgende bijeenkomst?"],
    put: "Wie heeft er ervaring met een buurtmoestuin?",
    figures: "Cijfers",
};
const MORE_IN_ENGLISH: More = More {
    known: "What is a weak tie?",
    in_vain: ["How do I volunteer at the repair café?", "When is the next meeting?"],
    put: "Who knows how to start a garden with neighbours?",
    figures: "Figures",
};

/// Screens of a story.
fn screens(told: &Told, which: &[(&str, &str)]) -> Value {
    let screens = which.iter().map(|(shows, who)| {
        let mut screen = told.screen(who);
        screen["shows"] = json!(shows);
        match *shows {
            "word" => screen["above"] = json!({ "who": "Eva", "said": told.reply }),
            "decision" => screen["gave"] = json!({ "who": "Mo", "command": "open" }),
            _ => {}
        }
        screen
    });
    screens.collect()
}

/// A question is asked in vain; when that was.
async fn asks(who: &Member, scene: &Scene, question: &'static str) -> (&'static str, Timestamp) {
    scene.clock.pass(Duration::from_mins(95));
    who.slash(&scene.channel, "ask", &[("question", question)]).reply().await;
    (question, scene.clock.now())
}

/// When each question without an answer was asked goes by the clock of the machine: by that of the story from now on.
async fn set_back(scene: &Scene, asked: &[(&str, Timestamp)]) {
    let pool = scene.fresh.raw().await;
    let all = i64::try_from(asked.len()).expect("a few");
    while number(&pool, "SELECT COUNT(*) FROM unanswered_questions").await < all {
        tokio::task::yield_now().await;
    }
    for (question, at) in asked {
        let at = at.as_millisecond();
        run(&pool, format!("UPDATE unanswered_questions SET asked_at = {at} WHERE question = '{question}'"))
            .await;
    }
    pool.close().await;
}

/// What a moderator sees of a server on which a question was answered in the group, one waits there, and others were
/// asked in vain.
async fn lacking(kind: Kind, story: Words, (words, more): (&lacking::Words, &More)) -> Value {
    let mut teller = Teller::begin(kind, story).await;
    keeps_unanswered(&teller.scene).await;
    let post = teller.asked().await;
    let mut asked = vec![(teller.question(), teller.scene.clock.now())];
    let shown = teller.followed(&post).await;
    let reply = teller.answered(&shown).await;
    let scene = &teller.scene;
    says_it_helped(&scene.anna, &reply).await;
    scene.clock.pass(Duration::from_hours(21));
    scene.anna.slash(&scene.channel, "ask", &[("question", more.known)]).reply().await;
    for question in more.in_vain {
        asked.push(asks(&scene.bert, scene, question).await);
    }
    for (who, question) in [&scene.anna, &scene.bert].into_iter().zip(words.asked) {
        asked.push(asks(who, scene, question).await);
    }
    scene.clock.pass(Duration::from_mins(95));
    scene.puts(&scene.bert, more.put).await;
    asked.push((more.put, scene.clock.now()));
    set_back(scene, &asked).await;
    scene.clock.pass(Duration::from_mins(10));

    let list = words.list(scene, &scene.mo).await;
    let one = words.chosen(scene, &list).await;
    let open = scene.mo.slash(&scene.channel, "open", &[]).reply().await;
    let figures = scene.mo.selects(&open, "opn:l1", &[more.figures]).reply().await;
    let screens = [("lacking", list), ("one", one), ("figures", figures)].map(|(shows, shown)| {
        let mut screen = answered("Mo", "open", &shown);
        screen["shows"] = json!(shows);
        screen["at"] = json!(scene.clock.now().as_second());
        screen
    });
    teller.ends().await;
    screens.into_iter().collect()
}

#[tokio::test]
#[ignore = "docs/picture/draw.py runs it"]
async fn the_screens_for_the_pictures() {
    let dutch = json!({
        "group": screens(&stories::dutch().await, &GROUP),
        "kept": screens(&round::dutch().await, &KEPT),
        "gaps": lacking(Kind::Forum, words_in_dutch(), (&DUTCH, &MORE_IN_DUTCH)).await,
    });
    let english = json!({
        "group": screens(&stories::english().await, &GROUP),
        "kept": screens(&round::english().await, &KEPT),
        "gaps": lacking(Kind::Text, words_in_english(), (&ENGLISH, &MORE_IN_ENGLISH)).await,
    });
    let file = env::var("PICTURES").expect("PICTURES names the file to write");
    let pictures = json!({ "nl": dutch, "en": english });
    fs::write(file, serde_json::to_string_pretty(&pictures).expect("JSON")).expect("written");
}

//! What does a question's whole life look like to those who meet it, in both languages, and how many requests to
//! Discord does it take?

#![expect(clippy::print_stdout, reason = "the number is what one runs it for")]

use std::fmt::Write as _;
use std::time::Duration;

use insta::assert_snapshot;

use super::scene::{FOLLOW, Kind, MINE, Scene};
use crate::fake_discord::{Member, Message};

/// The last direct message to somebody.
fn last_dm(member: &Member) -> Message {
    member.dm_channel().messages().pop().expect("a direct message")
}

/// A story as it is told: who sees what.
#[derive(Default)]
struct Story(String);

impl Story {
    fn tells(&mut self, who: &str, shown: impl std::fmt::Display) {
        writeln!(self.0, "── {who}\n{shown}\n").expect("a string takes it");
    }
}

/// The words of one language.
struct Words {
    locale: &'static str,
    question: &'static str,
    inputs: [(&'static str, &'static str); 3],
    knows: &'static str,
    look: &'static str,
    /// Two buttons of `/helper` and the label of its form.
    own_words: [&'static str; 3],
    reply: &'static str,
    helped: &'static str,
}

async fn story(kind: Kind, words: Words) -> (String, usize) {
    let scene = Scene::set(kind, words.locale).await;
    let mut story = Story::default();
    scene.clock.set("2026-11-23T11:00:00Z");
    let eva = scene.guild.member("eva", words.locale);
    let screen = eva.slash(&scene.channel, "helper", &[]).reply().await;
    story.tells("Eva: /helper", &screen);
    let form = eva.presses(&screen, words.own_words[0]).reply().await;
    let screen = eva.submits_modal(&form, &[(words.own_words[1], words.knows)]).reply().await;
    let screen = eva.presses(&screen, words.own_words[2]).reply().await;
    story.tells("Eva: /helper, after that", &screen);
    story.tells("Eva, by direct message", last_dm(&eva));
    let before = scene.discord.requests("*");
    let said = scene.anna_asks(words.question).await;
    story.tells("#algemeen", &said);
    let form = scene.form(&scene.anna, &said).await;
    story.tells("Anna: form", &form);
    let told = scene.anna.submits_modal(&form, &words.inputs).reply().await;
    story.tells("Anna, in private", &told);
    let post = scene.post().await;
    story.tells("#vragen-aan-elkaar", &post);
    let told = scene.bert.presses(&post, FOLLOW).reply().await;
    story.tells("Bert, in private", &told);
    let shown = post.changed().await;
    story.tells("#vragen-aan-elkaar, after that", &shown);
    let list = scene.mo.slash(&scene.channel, "open", &[]).reply().await;
    story.tells("Mo: /open", &list);
    scene.clock.pass(Duration::from_mins(20));
    scene.discord.until("she is asked", |_| eva.dm_channel().messages().len() == 2).await;
    story.tells("Eva, by direct message, twenty minutes later", last_dm(&eva));
    let asked = shown.changed().await;
    story.tells("#vragen-aan-elkaar, then", &asked);
    let told = eva.presses(&last_dm(&eva), words.look).reply().await;
    story.tells("Eva, in the place of the direct message", &told);
    let looks = asked.changed().await;
    story.tells("#vragen-aan-elkaar, after that", &looks);
    eva.says(&scene.thread(&post), words.reply);
    let shown = looks.changed().await;
    story.tells("#vragen-aan-elkaar, after Eva's reply", &shown);
    scene.clock.pass(Duration::from_hours(25));
    let word = scene.thread(&post).next_post().await;
    story.tells("The thread, a day later", &word);
    let mine = scene.anna.presses(&post.now(), MINE).reply().await;
    story.tells("Anna: My question", &mine);
    let told = scene.anna.selects(&word, words.helped, &["eva"]).reply().await;
    story.tells("Anna, in private", &told);
    let news = scene.thread(&post).next_post().await;
    story.tells("The thread, at once", &news);
    assert_eq!(news.pings(), ["@bert"], "who wanted to know it too, and nobody else");
    story.tells("#vragen-aan-elkaar, in the end", post.now());
    scene.clock.pass(Duration::from_mins(2));
    scene.discord.until("she hears that she helped", |_| eva.dm_channel().messages().len() == 3).await;
    story.tells("Eva, by direct message", last_dm(&eva));
    let requests = scene.discord.requests("*") - before;
    scene.end().await;
    (story.0, requests)
}

fn without_numbers(story: &str) -> String {
    let mut shown = String::new();
    let mut digits = 0;
    for sign in story.chars() {
        digits = if sign.is_ascii_digit() { digits + 1 } else { 0 };
        match digits {
            0 => shown.push(sign),
            1..=8 => shown.push(sign),
            9 => {
                shown.truncate(shown.len() - 8);
                shown.push('N');
            }
            _ => {}
        }
    }
    shown
}

#[tokio::test]
async fn een_vraag_van_begin_tot_eind() {
    let words = Words {
        locale: "nl",
        question: "Wie kent een zaal voor dertig mensen in Zwolle?",
        inputs: [
            ("purpose", "de jaarvergadering van onze buurtvereniging"),
            ("tried", "het buurthuis, dat is te klein"),
            ("by_when", "1 maart"),
        ],
        knows: "zalen in Zwolle en Kampen",
        look: "Ik kijk even",
        own_words: ["In mijn eigen woorden", "Waar mogen mensen je naar vragen?", "Doe mij maar mee"],
        reply: "De Eiken verhuurt een zaal, vraag naar Jan.",
        helped: "Wie hielp je?",
    };
    let (told, requests) = story(Kind::Forum, words).await;
    assert_snapshot!("story_nl", without_numbers(&told));
    println!("{requests} requests");
    assert!(requests < 45, "{requests}");
}

#[tokio::test]
async fn a_question_from_beginning_to_end() {
    let words = Words {
        locale: "en-GB",
        question: "Has anyone here organised a street party?",
        inputs: [
            ("purpose", "our street, in June"),
            ("tried", "the town's website"),
            ("by_when", "the first of May"),
        ],
        knows: "organising a street party",
        look: "I'll have a look",
        own_words: ["In my own words", "What can people ask you about?", "Count me in"],
        reply: "I did, last year. Ask for the permit eight weeks ahead.",
        helped: "Who helped you?",
    };
    let (told, requests) = story(Kind::Text, words).await;
    assert_snapshot!("story_en", without_numbers(&told));
    println!("{requests} requests");
    assert!(requests < 45, "{requests}");
}

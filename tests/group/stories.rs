//! What does a question's whole life look like to those who meet it, in both languages, and how many requests to
//! Discord does it take?

#![expect(clippy::print_stdout, reason = "the number is what one runs it for")]

use std::time::Duration;

use insta::assert_snapshot;

use super::scene::{Kind, MINE};
use super::teller::{Teller, Told, Words};

/// The whole of it; the last word is the menu with those who replied.
async fn story(kind: Kind, words: Words, helped: &str) -> Told {
    let mut teller = Teller::begin(kind, words).await;
    let post = teller.asked().await;
    let shown = teller.followed(&post).await;
    let list = teller.scene.mo.slash(&teller.scene.channel, "open", &[]).reply().await;
    teller.tells("Mo: /open", &list);
    teller.answered(&shown).await;
    teller.scene.clock.pass(Duration::from_hours(25));
    let word = teller.thread(&post).next_post().await;
    teller.tells("The thread, a day later", &word);
    let mine = teller.scene.anna.presses(&post.now(), MINE).reply().await;
    teller.tells("Anna: My question", &mine);
    let told = teller.scene.anna.selects(&word, helped, &["Eva"]).reply().await;
    teller.tells("Anna, in private", &told);
    let news = teller.thread(&post).next_post().await;
    teller.tells("The thread, at once", &news);
    assert_eq!(news.pings(), ["@Bert"], "who wanted to know it too, and nobody else");
    teller.tells("#vragen-aan-elkaar, in the end", post.now());
    teller.thanked().await;
    teller.ends().await
}

/// The story in Dutch, in a forum.
pub(super) async fn dutch() -> Told {
    story(Kind::Forum, words_in_dutch(), "Wie hielp je?").await
}

/// The story in English, in a text channel.
pub(super) async fn english() -> Told {
    story(Kind::Text, words_in_english(), "Who helped you?").await
}

/// What is said in the Dutch one.
pub(super) fn words_in_dutch() -> Words {
    Words {
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
    }
}

/// What is said in the English one.
pub(super) fn words_in_english() -> Words {
    Words {
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
    }
}

#[tokio::test]
async fn een_vraag_van_begin_tot_eind() {
    let Told { text, requests, .. } = dutch().await;
    assert_snapshot!("story_nl", text);
    println!("{requests} requests");
    assert!(requests < 40, "{requests}");
}

#[tokio::test]
async fn a_question_from_beginning_to_end() {
    let Told { text, requests, .. } = english().await;
    assert_snapshot!("story_en", text);
    println!("{requests} requests");
    assert!(requests < 40, "{requests}");
}

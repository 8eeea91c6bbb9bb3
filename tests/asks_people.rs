//! Are questions that ask for people told from those that a document answers?
//!
//! `tests/golden/people/questions.jsonl` was written by somebody who hadn't seen the phrases; the half `look` was
//! looked at while they were written down, and `kept` was not.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use vraagbaak::search::asks_for_people;

#[derive(Deserialize)]
struct Asked {
    text: String,
    people: bool,
    half: String,
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn asked() -> Vec<Asked> {
    let text = fs::read_to_string(golden().join("people/questions.jsonl")).expect("the set");
    text.lines().map(|line| serde_json::from_str(line).expect("a question")).collect()
}

/// How many percent of these are told to ask for people; those that are told wrongly are shown.
fn told(half: &str, people: bool) -> f64 {
    let set: Vec<_> = asked().into_iter().filter(|one| one.half == half && one.people == people).collect();
    assert!(set.len() >= 30, "the set is read");
    let (told, not): (Vec<_>, Vec<_>) = set.iter().partition(|one| asks_for_people(&one.text));
    for one in if people { not } else { told.clone() } {
        println!("{half}: {}", one.text);
    }
    100.0 * told.len() as f64 / set.len() as f64
}

#[test]
fn who_asks_for_people_is_told_from_who_asks_the_documents() {
    for (half, least, most) in [("look", 95.0, 10.0), ("kept", 95.0, 20.0)] {
        let (right, wrong) = (told(half, true), told(half, false));
        println!("{half}: {right:.1} % of those that ask for people, {wrong:.1} % of the others");
        assert!(right >= least && wrong <= most, "{half}: {right:.1} %, {wrong:.1} %");
    }
}

/// The questions that the documents answer: at most 2 % of them are taken for others.
#[test]
fn the_golden_questions_ask_the_documents() {
    let sets = ["nl", "en", "asked/nl", "asked/en", "further/nl", "further/en", "unseen/nl", "unseen/en"];
    let (mut all, mut wrong) = (0_usize, Vec::new());
    for set in sets {
        let text = fs::read_to_string(golden().join(format!("{set}.jsonl"))).expect("a golden set");
        for line in text.lines() {
            let value: serde_json::Value = serde_json::from_str(line).expect("a question");
            let question = value["question"].as_str().expect("its words");
            all += 1;
            wrong.extend(asks_for_people(question).then(|| question.to_owned()));
        }
    }
    assert!(all > 1_500, "the sets are read: {all}");
    println!("{} of {all}: {wrong:#?}", wrong.len());
    assert!(wrong.len() * 100 <= all * 2, "{} of {all}", wrong.len());
}

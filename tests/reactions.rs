//! Is what members say to each other, and to the bot, told from what they ask?
//!
//! `tests/golden/reactions/look.jsonl` was there to look at while the rules were made, `later.jsonl` and
//! `unseen.jsonl` only when they stood: they then had 37 of 40 remarks, and 22 of 40, and all were mended by kind.
//! Run with `--nocapture` to see what is told wrong.

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::fs;
use std::path::Path;

use serde::Deserialize;
use vraagbaak::search::intent;

/// What part of the remarks must be told as such, and of the questions.
const REMARKS: f64 = 0.95;
const QUESTIONS: f64 = 0.95;
/// The same of those that no rule was made with.
const LATER_REMARKS: f64 = 0.8;

#[derive(Deserialize)]
struct Said {
    text: String,
    kind: String,
}

/// The share of remarks and of questions that are told as such.
fn told(name: &str) -> [f64; 2] {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/reactions").join(name);
    let file = fs::read_to_string(path).expect("what was said is there");
    let all: Vec<Said> = file.lines().map(|line| serde_json::from_str(line).expect("a line")).collect();
    ["reaction", "question"].map(|kind| {
        let (mut right, mut of) = (0, 0);
        for said in all.iter().filter(|said| said.kind == kind) {
            let is_right = intent(&said.text, None).is_question() == (kind == "question");
            right += usize::from(is_right);
            of += 1;
            if !is_right {
                println!("{name} {kind} told wrong: {:?} {:?}", said.text, intent(&said.text, None));
            }
        }
        println!("{name}: {right} of {of} told to be a {kind}");
        f64::from(u32::try_from(right).expect("a few")) / f64::from(of)
    })
}

#[test]
fn remarks_are_told_from_questions() {
    let [remarks, questions] = told("look.jsonl");
    assert!(remarks >= REMARKS && questions >= QUESTIONS, "{remarks}, {questions}");
}

#[test]
fn those_that_no_rule_was_made_with_are_told_too() {
    for name in ["later.jsonl", "unseen.jsonl"] {
        let [remarks, questions] = told(name);
        assert!(remarks >= LATER_REMARKS && questions >= QUESTIONS, "{name}: {remarks}, {questions}");
    }
}

//! Does politeness change an answer? Greeting, addressing the bot, apology and thanks are no part of a question.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use vraagbaak::app::Library;
use vraagbaak::corpus::PassageKey;
use vraagbaak::domain::Language;
use vraagbaak::search::{Outcome, Question};

/// A question, and a polite way to ask it.
#[derive(Deserialize)]
struct Polite {
    question: String,
    said: String,
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn answer(library: &Library, text: &str) -> (Outcome, Option<PassageKey>) {
    let language = library.engine.language_of(text).expect("its words tell");
    let asked = Question::new(text, language, 3);
    let answer = library.engine.ask(&asked).expect("the index is sound");
    (answer.outcome, answer.hits.first().map(|hit| hit.passage.key()))
}

#[test]
fn a_polite_question_has_the_answer_of_the_bare_one() {
    let index = tempfile::tempdir().expect("a folder");
    let library = Library::open(&project("corpus"), Language::Dutch, index.path()).expect("the corpus loads");
    let file =
        fs::read_to_string(project("tests/golden/reactions/polite.jsonl")).expect("the questions are there");
    let all: Vec<Polite> = file.lines().map(|line| serde_json::from_str(line).expect("a line")).collect();
    let mut changed = Vec::new();
    for Polite { question, said } in &all {
        let (bare, polite) = (answer(&library, question), answer(&library, said));
        assert_eq!(bare.0, Outcome::Answer, "{question}");
        if bare != polite {
            changed.push(format!("{said:?}: {polite:?}, not {bare:?}"));
        }
    }
    assert!(changed.is_empty(), "{} of {}:\n{}", changed.len(), all.len(), changed.join("\n"));
}

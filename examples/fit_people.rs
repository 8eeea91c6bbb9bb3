//! Fits what tells messages that ask for people by what they mean (`src/search/vectors/meaning.rs`), and shows what it
//! comes to on messages that had no part in it.
//!
//! `cargo run --release --example fit_people` learns from `tests/golden/people/taught.jsonl`, which others wrote for
//! it, and from every other heading and listed question of the documents, none of which asks for people: together these
//! count as much as the messages that don't. The documents have to be read (`vraagbaak corpus read`).

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use meaning::{Classifier, Example};
use serde::Deserialize;
use vraagbaak::app::{Library, ModelChoice, Reader};
use vraagbaak::corpus::Passage;
use vraagbaak::domain::Language;
use vraagbaak::search::{Engine, Question};

/// So many times it learns from all but one part, and is asked about that.
const PARTS: usize = 5;

/// A message of which somebody has said whether it asks for people.
#[derive(Deserialize)]
struct Message {
    text: String,
    people: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let index = tempfile::tempdir()?;
    let library = Library::open(&project.join("corpus"), Language::Dutch, index.path())?;
    let reader = Reader::open(&ModelChoice::Shipped, index.path())?;
    if reader.hand_in(&library) > 0 {
        reader.read_all(&library, &mut |_, _| {})?;
    }
    let messages = messages(&library.engine, &project.join("tests/golden/people/taught.jsonl"))?;
    let others = messages.iter().filter(|it| !it.is_one).count();
    let listed = listed(&library, others)?;
    println!(
        "{} messages, {others} of which don't ask for people, and {} listed questions",
        messages.len(),
        listed.len()
    );
    for part in 0..PARTS {
        let (held, taught) = apart(&messages, part);
        let (held_listed, taught_listed) = apart(&listed, part);
        let Some(classifier) = Classifier::learn(&[taught, taught_listed].concat()) else { continue };
        for (name, held) in [("messages", held), ("listed questions", held_listed)] {
            println!("part {part}, {name}: {}", told(&classifier, &held));
        }
    }
    let classifier = Classifier::learn(&[messages, listed].concat()).ok_or("there are no messages")?;
    fs::write(project.join("src/search/data/for_people.bin"), classifier.bytes())?;
    Ok(())
}

/// What is known of each message in a file.
fn messages(engine: &Engine, file: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let mut examples = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let message: Message = serde_json::from_str(line)?;
        examples.extend(example(engine, &message.text, message.people)?);
    }
    Ok(examples)
}

/// Every other heading and listed question, all of which together count as much as so many messages.
fn listed(library: &Library, together: usize) -> Result<Vec<Example>, Box<dyn Error>> {
    let passages = &library.corpus.passages;
    let listed = passages.iter().flat_map(|passage| passage.questions.iter().map(String::as_str));
    let texts: BTreeSet<&str> = passages.iter().map(Passage::heading).chain(listed).collect();
    let mut examples = Vec::new();
    for text in texts.into_iter().step_by(2) {
        examples.extend(example(&library.engine, text, false)?);
    }
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let weight = together as f32 / examples.len() as f32;
    Ok(examples.into_iter().map(|example| Example { weight, ..example }).collect())
}

fn example(engine: &Engine, text: &str, is_one: bool) -> Result<Option<Example>, Box<dyn Error>> {
    let known = engine.meant_and_said(&Question::new(text, Language::Dutch, 3))?;
    Ok(known.map(|(vector, hint)| Example { vector, hint, is_one, weight: 1.0 }))
}

/// One part of some examples, and the rest.
fn apart(examples: &[Example], part: usize) -> (Vec<Example>, Vec<Example>) {
    let (held, rest): (Vec<_>, Vec<_>) = examples.iter().enumerate().partition(|(at, _)| at % PARTS == part);
    let own = |some: Vec<(usize, &Example)>| some.into_iter().map(|(_, example)| example.clone()).collect();
    (own(held), own(rest))
}

/// How many of either kind are told right; beside it, by the words alone.
fn told(classifier: &Classifier, examples: &[Example]) -> String {
    let count = |wanted: bool, is_told: &dyn Fn(&Example) -> bool| {
        let kind = || examples.iter().filter(|it| it.is_one == wanted);
        format!("{} of {}", kind().filter(|it| is_told(it)).count(), kind().count())
    };
    let by_both = |it: &Example| classifier.log_odds(&it.vector, it.hint) > 0.0;
    let by_words = |it: &Example| it.hint;
    format!(
        "{} that ask for people and {} others are told to; by words alone {} and {}",
        count(true, &by_both),
        count(false, &by_both),
        count(true, &by_words),
        count(false, &by_words),
    )
}

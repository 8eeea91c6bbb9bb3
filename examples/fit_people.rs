//! Fits what tells messages that ask for people by what they mean (`src/search/vectors/meaning.rs`), and shows what it
//! comes to on messages that had no part in it.
//!
//! `cargo run --release --example fit_people` learns from `tests/golden/people/taught.jsonl`, which others wrote for
//! it, and from every other heading and listed question of the documents, none of which asks for people: together these
//! count as much as the messages that don't. The documents have to be read (`vraagbaak corpus read`).

#![expect(clippy::print_stdout, reason = "the figures are what one runs it for")]

mod read;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use meaning::{Classifier, Example};
use serde::Deserialize;
use vraagbaak::app::Library;
use vraagbaak::corpus::Passage;
use vraagbaak::domain::Language;
use vraagbaak::search::{Engine, Question};

/// So many times it learns from all but one part, and is asked about that.
const PARTS: usize = 5;
/// The log odds from which on a message may be told to ask for people (`FOR_PEOPLE` in `src/search/weights`).
const TRIED: [f32; 4] = [0.5, 0.0, -0.3, -0.5];

/// A message of which somebody has said whether it asks for people.
#[derive(Deserialize)]
struct Message {
    text: String,
    people: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (library, _index) = read::documents(project)?;
    let messages = messages(&library.engine, &project.join("tests/golden/people/taught.jsonl"))?;
    let others = messages.iter().filter(|it| !it.is_one).count();
    let listed = listed(&library, others)?;
    println!(
        "{} messages, {others} of which don't ask for people, and {} listed questions",
        messages.len(),
        listed.len()
    );
    let told = [&messages, &listed].map(|_| Vec::new());
    let told = (0..PARTS).fold(told, |[mut of_messages, mut of_listed], part| {
        let (held, taught) = apart(&messages, part);
        let (held_listed, taught_listed) = apart(&listed, part);
        if let Some(classifier) = Classifier::learn(&[taught, taught_listed].concat()) {
            let odds = |it: Example| (classifier.log_odds(&it.vector, it.hint), it);
            of_messages.extend(held.into_iter().map(odds));
            of_listed.extend(held_listed.into_iter().map(odds));
        }
        [of_messages, of_listed]
    });
    println!("By words alone: {}", count(&told, |(_, it)| it.hint));
    for least in TRIED {
        println!("From log odds of {least}: {}", count(&told, |(odds, _)| *odds > least));
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

/// An example, with the log odds that were told by what was learnt without it.
type Told = (f32, Example);

/// How many messages of either kind, and how many listed questions, are told to ask for people.
fn count([messages, listed]: &[Vec<Told>; 2], is_told: impl Fn(&Told) -> bool) -> String {
    let share = |all: &[Told], people: bool| {
        let of_kind = || all.iter().filter(|(_, it)| it.is_one == people);
        format!("{} of {}", of_kind().filter(|it| is_told(it)).count(), of_kind().count())
    };
    let (people, others, listed) = (share(messages, true), share(messages, false), share(listed, false));
    format!("{people} messages that ask for people, {others} others, {listed} headings and listed questions")
}

//! Which questions would the list of what the documents lack put together?
//!
//! `cargo run --example merges -- HALF FILE...` reads questions from JSON lines (`question` or `text`), takes those
//! of one half of them, at most 500, and prints each merge: the question that joined, below the first of its group.
//! `HALF` is `look` or `kept`; a hash of the words decides which a question is in.

#![expect(clippy::print_stdout, reason = "the merges are what one runs it for")]

use std::collections::BTreeSet;
use std::error::Error;
use std::hash::Hasher as _;
use std::sync::Arc;

use meaning::Model;
use vraagbaak::app::gaps::Merger;

/// How many questions are taken.
const MOST: usize = 500;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let half = arguments.next().ok_or("look or kept?")?;
    let mut all = BTreeSet::new();
    for file in arguments {
        for line in std::fs::read_to_string(file)?.lines() {
            let line: serde_json::Value = serde_json::from_str(line)?;
            let words = ["question", "text", "a", "b"].map(|field| line[field].as_str());
            all.extend(words.into_iter().flatten().map(str::to_owned));
        }
    }
    let mut questions: Vec<_> = all.into_iter().map(|text| (hash(&text), text)).collect();
    questions.retain(|(hash, _)| (hash % 2 == 0) == (half == "look"));
    questions.sort();
    questions.truncate(MOST);
    for (name, model) in [("words alone", None), ("the model", Some(Arc::new(Model::shipped()?)))] {
        let merger = Merger::new(model)?;
        let groups = merger.groups(questions.iter().map(|(_, text)| text.as_str()));
        let merged: usize = groups.iter().map(|group| group.len() - 1).sum();
        println!("# {half}, {name}: {} questions, {} groups, {merged} merges", questions.len(), groups.len());
        for group in groups.iter().filter(|group| group.len() > 1) {
            let mut lines = group.iter().map(|at| &questions[*at].1);
            println!("{}", lines.next().map_or("", String::as_str));
            lines.for_each(|line| println!("    {line}"));
        }
    }
    Ok(())
}

/// The same on every machine, so that each question is always in the same half.
fn hash(text: &str) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

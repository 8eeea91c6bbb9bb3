//! Which passages say nearly the same as another?
//!
//! Of two such, one is changed one day and the other forgotten, and a member gets the wrong one. (Near
//! duplicates, by the share of their runs of words.)

use std::collections::{HashMap, HashSet};
use std::hash::Hasher as _;

use super::document_lines::DocumentLines;
use crate::corpus::collection::Corpus;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;

/// Runs of so many words are compared.
const RUN: usize = 4;
/// A passage of fewer words than this is too short to tell.
const MIN_WORDS: usize = 12;
/// Two passages that share this part of their runs say nearly the same.
const SAME: f64 = 0.6;
/// What stands in more passages than this is a phrase of the house.
const MAX_PASSAGES: usize = 24;

/// Advice for each passage that has an earlier twin in the same language.
pub(super) fn find(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut sizes: Vec<usize> = Vec::with_capacity(corpus.passages.len());
    let mut advice = Vec::new();
    for (at, passage) in corpus.passages.iter().enumerate() {
        let runs = runs(passage.text());
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for holder in runs.iter().filter_map(|run| holders.get(run)).flatten() {
            *shared.entry(*holder).or_default() += 1;
        }
        let twin = shared
            .into_iter()
            .filter(|(holder, count)| is_same(*count, runs.len(), sizes[*holder]))
            .map(|(holder, _)| holder)
            .filter(|holder| are_apart(&corpus.passages[*holder], passage))
            .min();
        if let Some(twin) = twin {
            advice.push(told(passage, &corpus.passages[twin], lines));
        }
        sizes.push(runs.len());
        for run in runs {
            let places = holders.entry(run).or_default();
            if places.len() < MAX_PASSAGES {
                places.push(at);
            }
        }
    }
    advice
}

fn is_same(shared: usize, one: usize, other: usize) -> bool {
    shared as f64 >= SAME * (one + other - shared) as f64
}

/// Whether two passages are in one language, and not the same to the letter, which is told as a warning.
fn are_apart(one: &Passage, other: &Passage) -> bool {
    one.language() == other.language() && one.text() != other.text()
}

fn told(passage: &Passage, twin: &Passage, lines: &DocumentLines<'_>) -> Problem {
    let line = lines.at(&passage.document, passage.range.start);
    let there = lines.at(&twin.document, twin.range.start);
    let message = format!(
        "says nearly the same as {}, line {there}: where one of the two changes, the other is forgotten",
        twin.document.id
    );
    Problem::advice(&passage.document.id, line, message)
}

/// The runs of words in a text, each as a number.
fn runs(text: &str) -> HashSet<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    if words.len() < MIN_WORDS {
        return HashSet::new();
    }
    let hash = |run: &[String]| {
        let mut hasher = fnv::FnvHasher::default();
        run.iter().for_each(|word| {
            hasher.write(word.as_bytes());
            hasher.write_u8(0);
        });
        hasher.finish()
    };
    words.windows(RUN).map(hash).collect()
}

//! Do the sections name works that the document lists, and does it list any that none rests on?

use std::collections::HashSet;

use crate::corpus::block::{Block, Kind};
use crate::corpus::document::Document;
use crate::corpus::lines::line_of;
use crate::corpus::problem::Problem;

/// What is wrong with the works of a document.
pub(in crate::corpus) fn problems(document: &Document, blocks: &[Block]) -> Vec<Problem> {
    let mut problems = listed_twice(document);
    problems.extend(not_listed(document, blocks));
    problems.extend(resting_under_nothing(document, blocks));
    problems
}

fn listed_twice(document: &Document) -> Vec<Problem> {
    let mut seen = HashSet::new();
    let keys = document.sources.iter().filter_map(|source| source.key.as_deref());
    let twice = keys.filter(|key| !seen.insert(*key));
    twice
        .map(|key| at_key(document, key, format!("two works have the key `{key}`"), Problem::error))
        .collect()
}

fn not_listed(document: &Document, blocks: &[Block]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for block in blocks {
        let Kind::Cited { keys } = &block.kind else { continue };
        for key in keys.iter().filter(|key| document.place_of_work(key).is_none()) {
            let message = format!("names the work `{key}`, and the front matter lists none with that key");
            problems.push(Problem::error(&document.id, line_of(&document.text, block.range.start), message));
        }
    }
    problems
}

/// Where sections name their works, one that none names is shown nowhere.
fn resting_under_nothing(document: &Document, blocks: &[Block]) -> Vec<Problem> {
    let lists = blocks.iter().filter_map(|block| match &block.kind {
        Kind::Cited { keys } => Some(keys),
        _ => None,
    });
    let named: HashSet<&str> = lists.clone().flatten().map(String::as_str).collect();
    if lists.count() == 0 {
        return Vec::new();
    }
    let unnamed = document.sources.iter().filter(|source| match &source.key {
        Some(key) => !named.contains(key.as_str()),
        None => true,
    });
    let told = unnamed.map(|source| {
        let message =
            format!("no section rests on `{}`: name its key below a heading, or leave it out", source.title);
        at_key(document, source.key.as_deref().unwrap_or(&source.title), message, Problem::warning)
    });
    told.collect()
}

/// A problem at the place in the front matter where something stands, the last such place.
fn at_key(
    document: &Document,
    words: &str,
    message: String,
    problem: impl Fn(&str, usize, String) -> Problem,
) -> Problem {
    let front_matter = document.text.find("\n# ").unwrap_or(document.text.len());
    let at = document.text[..front_matter].rfind(words).unwrap_or_default();
    problem(&document.id, line_of(&document.text, at), message)
}

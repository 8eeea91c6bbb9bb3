//! What does an answer look like to a program? The format that the README promises.

use std::io::{self, Write};

use serde::Serialize;

use crate::app::{AnswerCard, Entry, Reply};
use crate::domain::{Language, Source};
use crate::search::Outcome;

#[derive(Serialize)]
struct Answer<'a> {
    question: &'a str,
    language: Language,
    outcome: &'static str,
    confidence: f64,
    corrections: Vec<Correction<'a>>,
    passages: Vec<Passage<'a>>,
}

#[derive(Serialize)]
struct Correction<'a> {
    from: &'a str,
    to: &'a str,
}

#[derive(Serialize)]
struct Passage<'a> {
    rank: usize,
    score: f64,
    document: &'a str,
    title: &'a str,
    heading: &'a str,
    language: Language,
    text: &'a str,
    highlight: [usize; 2],
    source: Vec<&'a Source>,
}

/// Writes one line of JSON. A reply without passages (a question of punctuation only) has outcome
/// `none`.
pub(super) fn write(
    question: &str,
    language: Language,
    reply: &Reply,
    out: &mut impl Write,
) -> io::Result<()> {
    let card = match reply {
        Reply::Answer(card) => Some(card),
        Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_) => None,
    };
    let answer = Answer {
        question,
        language,
        outcome: card.map_or(Outcome::None, |card| card.outcome).name(),
        confidence: card.map_or(0.0, |card| card.confidence),
        corrections: card.map(corrections).unwrap_or_default(),
        passages: card.map(passages).unwrap_or_default(),
    };
    serde_json::to_writer(&mut *out, &answer)?;
    writeln!(out)
}

fn corrections(card: &AnswerCard) -> Vec<Correction<'_>> {
    card.corrections.iter().map(|word| Correction { from: &word.from, to: &word.to }).collect()
}

fn passages(card: &AnswerCard) -> Vec<Passage<'_>> {
    card.entries.iter().enumerate().map(|(index, entry)| passage(index + 1, entry)).collect()
}

fn passage(rank: usize, entry: &Entry) -> Passage<'_> {
    let document = &entry.passage.document;
    Passage {
        rank,
        score: entry.score,
        document: &document.id,
        title: &document.title,
        heading: entry.passage.heading(),
        language: document.language,
        text: entry.passage.text(),
        highlight: [entry.highlight.start, entry.highlight.end],
        source: entry.passage.sources(),
    }
}

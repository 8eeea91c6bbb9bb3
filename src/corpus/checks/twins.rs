//! Which passages say nearly the same as another?
//!
//! Of two such, one is changed one day and the other forgotten, and a member gets the wrong one. (Near
//! duplicates, by the share of their runs of words.)

use super::document_lines::DocumentLines;
use super::near_duplicates::{NearDuplicates, word_runs};
use crate::corpus::collection::Corpus;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;

/// A passage of fewer words than this is too short to tell.
const MIN_WORDS: usize = 12;

/// Advice for each passage that has an earlier twin in the same language.
pub(super) fn find(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut said = NearDuplicates::default();
    let mut advice = Vec::new();
    for passage in &corpus.passages {
        let may_be = |twin: usize| are_apart(&corpus.passages[twin], passage);
        if let Some(twin) = said.add(word_runs(passage.text(), MIN_WORDS), may_be) {
            advice.push(told(passage, &corpus.passages[twin], lines));
        }
    }
    advice
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

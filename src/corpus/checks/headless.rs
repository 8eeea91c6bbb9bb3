//! Which documents say much before their first heading, or have none?

use super::document_lines::DocumentLines;
use crate::corpus::collection::Corpus;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;

/// More words than this under the title alone are more than one passage, of which only the words tell what it
/// is about.
const MAX_WORDS: usize = 160;

/// Advice for each document with much text under no heading.
pub(super) fn find(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let of_one = |one: &Passage, next: &Passage| one.document.id == next.document.id;
    let mut advice = Vec::new();
    for passages in corpus.passages.chunk_by(of_one) {
        let headless: Vec<&Passage> = passages.iter().filter(|passage| passage.headings.is_empty()).collect();
        let words: usize = headless.iter().map(|passage| passage.text().split_whitespace().count()).sum();
        let Some(first) = headless.first().filter(|_| words > MAX_WORDS) else { continue };
        let line = lines.at(&first.document, first.range.start);
        let message =
            format!("{words} words stand under no heading: one above each subject tells what it is about");
        advice.push(Problem::advice(&first.document.id, line, message));
    }
    advice
}

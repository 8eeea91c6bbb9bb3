//! Is a document in the language that it says?

use super::document_lines::DocumentLines;
use crate::corpus::collection::Corpus;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;
use crate::corpus::tongue;

/// A warning for each document whose words are the other language's: it would be analysed wrongly,
/// and offered to the wrong members.
pub(super) fn mistaken(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    // The passages stand in the order of the documents.
    let of_one = |one: &Passage, next: &Passage| one.document.id == next.document.id;
    for passages in corpus.passages.chunk_by(of_one) {
        let document = &passages[0].document;
        let text: String = passages.iter().map(|passage| format!("{}\n", passage.text())).collect();
        if let Some(reads_as) = tongue::reads_as(&text).filter(|reads_as| *reads_as != document.language) {
            let line = lines.at(document, document.text.find("language:").unwrap_or_default());
            let message = format!(
                "is said to be in `{}`, and reads as `{}`: set `language` in its front matter",
                document.language, reads_as
            );
            problems.push(Problem::warning(&document.id, line, message));
        }
    }
    problems
}

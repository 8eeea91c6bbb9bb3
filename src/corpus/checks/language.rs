//! Is a document in the language that it says?

use super::document_lines::DocumentLines;
use crate::corpus::collection::Corpus;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;
use crate::domain::Language;

/// Words that stand in nearly any text of one language, and in none of the other.
const DUTCH: &[&str] = &[
    "aan", "bij", "dat", "de", "deze", "door", "een", "het", "maar", "met", "naar", "niet", "ook", "uit",
    "van", "voor", "wordt", "zich", "zijn", "zoals",
];
const ENGLISH: &[&str] = &[
    "and", "are", "by", "for", "from", "has", "have", "is", "it", "not", "of", "that", "the", "their",
    "this", "to", "when", "which", "who", "with",
];

/// Fewer such words than this tell nothing: a list of names, a line or two.
const ENOUGH: usize = 10;

/// A warning for each document whose words are the other language's: it would be analysed wrongly,
/// and offered to the wrong members.
pub(super) fn mistaken(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    // The passages stand in the order of the documents.
    let of_one = |one: &Passage, next: &Passage| one.document.id == next.document.id;
    for passages in corpus.passages.chunk_by(of_one) {
        let document = &passages[0].document;
        let text: String =
            passages.iter().map(|passage| format!("{}\n", passage.text().to_lowercase())).collect();
        let (dutch, english) = (count(&text, DUTCH), count(&text, ENGLISH));
        let reads_as = if dutch > english { Language::Dutch } else { Language::English };
        if reads_as != document.language && dutch.max(english) >= ENOUGH.max(2 * dutch.min(english)) {
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

fn count(text: &str, known: &[&str]) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| known.contains(word)).count()
}

//! Which questions stand in bold, where a heading would let them be found?

use super::document_lines::DocumentLines;
use crate::corpus::collection::Corpus;
use crate::corpus::fence::Fence;
use crate::corpus::problem::Problem;

/// Marks bold words.
const MARKS: [&str; 2] = ["**", "__"];

/// Advice for each line that begins with a question in bold.
pub(super) fn find(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut advice = Vec::new();
    for document in &corpus.documents {
        let (mut offset, mut fence) = (0, None);
        for line in document.text.split_inclusive('\n') {
            fence = match fence {
                Some(open) if Fence::is_closed_by(&open, line) => None,
                Some(open) => Some(open),
                None => Fence::opened_by(line.trim_start()),
            };
            if let Some(question) = bold_question(line).filter(|_| fence.is_none()) {
                let at = lines.at(document, offset);
                let message = format!(
                    "`{question}` is a question in bold: as a heading (`## {question}`), its words find it"
                );
                advice.push(Problem::advice(&document.id, at, message));
            }
            offset += line.len();
        }
    }
    advice
}

/// The question in bold that a line begins with, after the mark of an item.
fn bold_question(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || "-*+.)>".contains(c) && c != '*'
    });
    let line = line.strip_prefix("* ").unwrap_or(line);
    let (mark, rest) = MARKS.iter().find_map(|mark| Some((mark, line.strip_prefix(mark)?)))?;
    let question = rest.split_once(mark)?.0.trim();
    question.ends_with('?').then_some(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_questions_in_bold_at_the_start_of_a_line() {
        for (line, question) in [
            ("**Wat kost het?**", Some("Wat kost het?")),
            ("- **Wie mag stemmen?** Elk lid.", Some("Wie mag stemmen?")),
            ("* __Wie?__", Some("Wie?")),
            ("1. **Wie?**", Some("Wie?")),
            ("**Let op:** kom je?", None),
            ("Zij vroeg: **wat kost het?**", None),
            ("**Open?", None),
        ] {
            assert_eq!(bold_question(line), question, "{line}");
        }
    }
}

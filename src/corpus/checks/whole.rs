//! What would an editor want to know of the corpus as a whole?

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::document_lines::DocumentLines;
use super::language;
use crate::corpus::collection::Corpus;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;
use crate::corpus::questions::is_question;

/// The fewest characters of a quotable line that says something.
const QUOTE_MIN_CHARS: usize = 60;
/// The most characters of a quotable line that is read at a glance.
const QUOTE_MAX_CHARS: usize = 240;

/// A section of fewer words than this hardly has a sentence.
const SECTION_MIN_WORDS: usize = 10;
/// A section of more words than this answers more than one question: about two screens of a phone.
const SECTION_MAX_WORDS: usize = 500;

/// What is wrong between the documents, or with parts of them.
pub(in crate::corpus) fn run(corpus: &Corpus) -> Vec<Problem> {
    let lines = DocumentLines::of(&corpus.documents);
    let mut problems = dead_translations(corpus, &lines);
    problems.extend(quotes_out_of_bounds(corpus, &lines));
    problems.extend(repeated_passages(corpus, &lines));
    problems.extend(repeated_questions(corpus, &lines));
    problems.extend(odd_sections(corpus, &lines));
    problems.extend(language::mistaken(corpus, &lines));
    problems
}

fn dead_translations(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let known: HashSet<_> = corpus.documents.iter().map(|document| document.id.as_str()).collect();
    let mut problems = Vec::new();
    for document in &corpus.documents {
        if let Some(original) = &document.translation_of
            && !known.contains(original.as_str())
        {
            let line = lines.at(document, document.text.find("translation_of").unwrap_or_default());
            let message = format!("translation_of names `{original}`, which is not in the corpus");
            problems.push(Problem::error(&document.id, line, message));
        }
    }
    problems
}

fn quotes_out_of_bounds(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for quote in &corpus.quotes {
        let length = quote.text.chars().count();
        if !(QUOTE_MIN_CHARS..=QUOTE_MAX_CHARS).contains(&length) {
            let line = lines.at(&quote.document, quote.range.start);
            let message = format!(
                "a quotable line of {length} characters: {QUOTE_MIN_CHARS} to {QUOTE_MAX_CHARS} read best"
            );
            problems.push(Problem::warning(&quote.document.id, line, message));
        }
    }
    problems
}

/// A question that two sections answer says of neither that it is the one.
fn repeated_questions(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut first_seen: HashMap<String, &Passage> = HashMap::new();
    let mut problems = Vec::new();
    for passage in &corpus.passages {
        for question in passage.questions.iter() {
            let words: Vec<String> = question.split_whitespace().map(str::to_lowercase).collect();
            let first = *first_seen.entry(words.join(" ")).or_insert(passage);
            if first.document != passage.document || first.headings != passage.headings {
                let document = &passage.document;
                // The comment that asks it stands above what it is about.
                let above = &document.text[..passage.range.start];
                let line = lines.at(document, above.rfind(question.as_str()).unwrap_or_default());
                let message = format!(
                    "`{question}` is also asked at `{}` in {}: it can't find both",
                    first.heading(),
                    first.document.id
                );
                problems.push(Problem::warning(&document.id, line, message));
            }
        }
    }
    problems
}

/// Sections that say too little to be an answer, or too much to be one.
fn odd_sections(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let same = |one: &Passage, other: &Passage| {
        one.document.id == other.document.id && Arc::ptr_eq(&one.headings, &other.headings)
    };
    let mut problems = Vec::new();
    for section in corpus.passages.chunk_by(same) {
        let words: usize = section.iter().map(|passage| passage.text().split_whitespace().count()).sum();
        let advice = match words {
            // A question may well have a short answer.
            words if words < SECTION_MIN_WORDS && is_question(section[0].heading()) => continue,
            words if words < SECTION_MIN_WORDS => "too few to be an answer",
            words if words > SECTION_MAX_WORDS => "a heading halfway would make two answers of it",
            _ => continue,
        };
        let passage = &section[0];
        let line = lines.at(&passage.document, passage.range.start);
        let message = format!("words under `{}`: {words}, {advice}", passage.heading());
        problems.push(Problem::warning(&passage.document.id, line, message));
    }
    problems
}

fn repeated_passages(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let mut first_seen = HashMap::new();
    let mut problems = Vec::new();
    for passage in &corpus.passages {
        let line = lines.at(&passage.document, passage.range.start);
        if let Some((id, earlier)) = first_seen.get(passage.text()) {
            let message = format!("the same passage stands in {id}, line {earlier}");
            problems.push(Problem::warning(&passage.document.id, line, message));
        } else {
            first_seen.insert(passage.text(), (&passage.document.id, line));
        }
    }
    problems
}

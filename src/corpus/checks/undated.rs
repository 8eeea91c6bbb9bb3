//! Which sections name an amount, and no year that it holds for?

use std::ops::Range;
use std::sync::Arc;

use super::document_lines::DocumentLines;
use crate::corpus::collection::Corpus;
use crate::corpus::document::Document;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;

/// Words after a number that make it an amount of money.
const MONEY: [&str; 5] = ["euro", "euros", "eur", "dollar", "dollars"];
/// Signs before a number that do.
const SIGNS: [char; 3] = ['€', '$', '£'];

/// Advice for each section with an amount in it and no year, in a document of which no source tells a date.
pub(super) fn find(corpus: &Corpus, lines: &DocumentLines<'_>) -> Vec<Problem> {
    let same = |one: &Passage, other: &Passage| {
        one.document.id == other.document.id && Arc::ptr_eq(&one.headings, &other.headings)
    };
    let mut advice = Vec::new();
    for section in corpus.passages.chunk_by(same) {
        let document = &section[0].document;
        if is_dated(document) || section.iter().any(tells_year) {
            continue;
        }
        let found = section.iter().find_map(|passage| Some((passage, amount(passage.text())?)));
        let Some((passage, range)) = found else { continue };
        let line = lines.at(document, passage.range.start + range.start);
        let amount = &passage.text()[range];
        let message = format!(
            "`{amount}` stands in no year: say since when it holds, or nobody knows when it no longer does"
        );
        advice.push(Problem::advice(&document.id, line, message));
    }
    advice
}

fn is_dated(document: &Document) -> bool {
    has_year(&document.title)
        || document.sources.iter().filter_map(|source| source.date.as_deref()).any(has_year)
}

fn tells_year(passage: &Passage) -> bool {
    has_year(passage.text()) || passage.headings.iter().any(|heading| has_year(heading))
}

fn has_year(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers
        .filter(|number| number.len() == 4)
        .any(|number| number.starts_with("19") || number.starts_with("20"))
}

/// The first amount of money in a text.
fn amount(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let rest = &text[start..];
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
        let length = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
        let number = rest[..length].trim_end_matches(['.', ',', '-']);
        let end = start + number.len();
        let before = text[..start].trim_end_matches([' ', '\u{a0}']);
        let word = text[end..].trim_start_matches([' ', '\u{a0}', ',', '-']);
        let word_end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        if before.ends_with(SIGNS) {
            let sign = before.char_indices().next_back().map_or(start, |(at, _)| at);
            return Some(sign..end);
        }
        if MONEY.contains(&word[..word_end].to_lowercase().as_str()) {
            return Some(start..text.len() - word.len() + word_end);
        }
        from = start + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_amounts_of_money() {
        for (text, found) in [
            ("Lid zijn kost 25 euro per jaar.", Some("25 euro")),
            ("Het is € 12,50 per keer.", Some("€ 12,50")),
            ("Het kost $5.", Some("$5")),
            ("Op 3 mei betaal je 10,- euro.", Some("10,- euro")),
            ("Er zijn 25 leden en 3 euroloze dagen.", None),
        ] {
            assert_eq!(amount(text).map(|range| &text[range]), found, "{text}");
        }
        assert!(has_year("in 2024.") && !has_year("in 20244 of 1250"));
    }
}

//! Which passages hold figures that may have grown old?
//!
//! A figure ages, and a date does not: what counts is a number beside a year in one sentence. The present
//! year is passed in.

use crate::corpus::collection::Corpus;
use crate::corpus::passage::Passage;
use crate::corpus::problem::Problem;
use crate::corpus::sentences::split;

use super::document_lines::DocumentLines;

/// For so many years a figure is taken for fresh.
const FRESH_YEARS: i16 = 5;
/// No earlier number is taken for a year.
const FIRST_YEAR: i16 = 1_500;
/// A smaller number than this is a figure only with a measure behind it: of two or three of something nobody
/// counts anew each year.
const LEAST: u64 = 10;

/// What makes a figure of any number before it.
const MEASURES: &[&str] = &[
    "%", "procent", "percent", "miljoen", "miljard", "million", "billion", "euro", "dollar", "keer", "times",
];
/// What makes a date of a number before it.
const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
];
/// What makes a place in a text of a number after it.
const PARTS: &[&str] = &[
    "artikel",
    "article",
    "hoofdstuk",
    "chapter",
    "pagina",
    "page",
    "blz",
    "p",
    "pp",
    "deel",
    "part",
    "nummer",
    "number",
    "nr",
    "no",
    "web",
    "society",
    "versie",
    "version",
    "stap",
    "step",
    "figuur",
    "figure",
];

/// Advice for each passage with a figure that is older than [`FRESH_YEARS`], at its first such sentence.
pub(super) fn find(corpus: &Corpus, lines: &DocumentLines<'_>, year: i16) -> Vec<Problem> {
    corpus.passages.iter().filter_map(|passage| advice(passage, year, lines)).collect()
}

fn advice(passage: &Passage, year: i16, lines: &DocumentLines<'_>) -> Option<Problem> {
    let text = passage.text();
    let (at, figure) = split(text).into_iter().find_map(|sentence| {
        let figure = old_figure(&text[sentence.clone()], year)?;
        Some((sentence.start, figure))
    })?;
    let line = lines.at(&passage.document, passage.range.start + at);
    let message = format!(
        "a figure of {} (`{}`) under `{}`: look whether there is a newer one",
        figure.year,
        figure.words,
        passage.heading()
    );
    Some(Problem::advice(&passage.document.id, line, message))
}

/// A figure, and the year that it is of.
#[derive(Debug, PartialEq, Eq)]
struct Figure<'t> {
    words: &'t str,
    year: i16,
}

/// The first figure of a sentence that names no fresher year than one longer ago than [`FRESH_YEARS`].
fn old_figure(sentence: &str, present: i16) -> Option<Figure<'_>> {
    let numbers = numbers(sentence);
    let years = numbers.iter().filter_map(|number| number.year(present));
    let year = years.max().filter(|year| *year < present - FRESH_YEARS)?;
    let figure = numbers.iter().find(|number| number.year(present).is_none() && number.is_figure())?;
    Some(Figure { words: figure.with_measure(), year })
}

/// A number in a sentence, with what stands around it.
struct Number<'t> {
    sentence: &'t str,
    start: usize,
    end: usize,
}

/// The numbers of a sentence, groups of digits and decimals in one: `1.500`, `5,3`.
fn numbers(sentence: &str) -> Vec<Number<'_>> {
    let bytes = sentence.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
            at += 1;
        }
        found.push(Number { sentence, start, end: at });
    }
    found
}

impl<'t> Number<'t> {
    fn text(&self) -> &'t str {
        &self.sentence[self.start..self.end]
    }

    /// The year that it is, if it is one up to the present.
    fn year(&self, present: i16) -> Option<i16> {
        let year = self.text().parse().ok().filter(|_| self.text().len() == 4 && self.stands_alone())?;
        (FIRST_YEAR..=present).contains(&year).then_some(year)
    }

    /// Whether it counts or measures something: no date, no place in a text, no part of a name.
    fn is_figure(&self) -> bool {
        let before = self.word_before().to_lowercase();
        let after = self.word_after().to_lowercase();
        let is_name = !self.stands_alone() || self.text().ends_with(".0");
        if is_name || PARTS.contains(&before.as_str()) || MONTHS.contains(&after.as_str()) {
            return false;
        }
        let whole: u64 =
            self.text().chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(u64::MAX);
        whole >= LEAST || MEASURES.contains(&after.as_str())
    }

    /// Whether no letter touches it, as in `Web2`, `19e` and `H1N1`.
    fn stands_alone(&self) -> bool {
        let before = self.sentence[..self.start].chars().next_back();
        let after = self.sentence[self.end..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphabetic)
    }

    fn word_before(&self) -> &'t str {
        let before = self.sentence[..self.start].trim_end_matches([' ', '.']);
        before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
    }

    /// The word behind it, or a sign for percents.
    fn word_after(&self) -> &'t str {
        let after = self.sentence[self.end..].trim_start();
        let end = after.find(|c: char| !c.is_alphanumeric() && c != '%').unwrap_or(after.len());
        let word = &after[..end];
        if word.starts_with('%') { "%" } else { word }
    }

    /// The number, with its measure where it has one.
    fn with_measure(&self) -> &'t str {
        let word = self.word_after();
        if !MEASURES.contains(&word.to_lowercase().as_str()) {
            return self.text();
        }
        let rest = &self.sentence[self.end..];
        let end = self.end + rest.find(word).unwrap_or_default() + word.len();
        &self.sentence[self.start..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sentence: &str) -> Option<(String, i16)> {
        old_figure(sentence, 2026).map(|figure| (figure.words.to_owned(), figure.year))
    }

    #[test]
    fn a_figure_beside_an_old_year_is_found() {
        for (sentence, words, year) in [
            ("In 2019 had 5,3 miljoen mensen een account.", "5,3 miljoen", 2019),
            ("In 2020 hadden 1.500 mensen zich aangemeld.", "1.500", 2020),
            ("Van alle ouderen was in 2017 8% nooit online.", "8%", 2017),
            ("By 2018, 54 percent of members had left.", "54 percent", 2018),
            ("Granovetter asked 54 people (1973).", "54", 1973),
            ("Tussen 2015 en 2019 groeide het van 12 naar 340 leden.", "12", 2019),
        ] {
            assert_eq!(found(sentence), Some((words.to_owned(), year)), "{sentence}");
        }
    }

    #[test]
    fn what_is_fresh_or_no_figure_is_left_alone() {
        for sentence in [
            "In 2021 had 5,3 miljoen mensen een account.",
            "Van 1.500 in 2012 naar 2.300 leden in 2025.",
            "Castells schreef dat in 1996.",
            "Het stuk verscheen op 2 september 2012.",
            "Op 14 maart 2010 begon het.",
            "Artikel 17 van de wet van 2016 zegt dat.",
            "Web 2.0 was in 2004 een nieuw woord.",
            "In de 19e eeuw, tot 1890, was dat zo.",
            "The book of 2010 names 3 reasons.",
            "Er zijn 5,3 miljoen mensen met een account.",
            "",
        ] {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }
}

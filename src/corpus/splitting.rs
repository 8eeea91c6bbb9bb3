//! How is the text under one heading cut into passages of a good length?
//!
//! The cheapest way to cut, over all ways: a passage should have about [`IDEAL_WORDS`], must have
//! [`MIN_WORDS`] to [`MAX_WORDS`] wherever the text allows it, and a paragraph is cut only where it
//! would otherwise be too long. Lists, quotes and sentences are never cut.

use std::ops::Range;

use super::block::{Block, Kind};
use super::sentences;

/// The fewest words of a passage, where its section has as many.
const MIN_WORDS: usize = 40;
/// The most words of a passage, where no single list or sentence has more.
const MAX_WORDS: usize = 160;
/// The length aimed at: what a phone shows without scrolling.
const IDEAL_WORDS: f64 = 90.0;
/// What a cut inside a paragraph costs, beside a passage at the worst allowed length (about 0.6).
const CUT_PARAGRAPH: f64 = 1.0;
/// What a cut right below a question costs: what follows is its answer.
const CUT_ANSWER: f64 = 4.0;
/// What each word beyond the bounds costs: more than any preference.
const OUT_OF_BOUNDS: f64 = 10.0;

/// A piece that is never cut: a sentence of a paragraph, a list, a quote.
struct Unit {
    range: Range<usize>,
    words: usize,
    /// Whether a cut before it falls inside a paragraph.
    mid_paragraph: bool,
    /// Whether it asks something.
    asks: bool,
}

/// The ranges of the passages of consecutive blocks, in order; together they hold every block.
pub(super) fn split(text: &str, blocks: &[Block]) -> Vec<Range<usize>> {
    runs(text, blocks).into_iter().flat_map(|run| cheapest(&units(text, run))).collect()
}

/// Blocks with nothing but white space between them: what lies between others (a comment, a rule)
/// may not become part of a passage.
fn runs<'b>(text: &str, blocks: &'b [Block]) -> Vec<&'b [Block]> {
    blocks
        .chunk_by(|one, next| {
            text.get(one.range.end..next.range.start).is_some_and(|gap| gap.trim().is_empty())
        })
        .collect()
}

fn units(text: &str, blocks: &[Block]) -> Vec<Unit> {
    let mut units = Vec::new();
    for block in blocks {
        let pieces = match block.kind {
            Kind::Paragraph => paragraph_sentences(text, &block.range),
            _ => vec![block.range.clone()],
        };
        let mut asks = false;
        for (index, range) in pieces.into_iter().enumerate() {
            let words = text[range.clone()].split_whitespace().count();
            // Several in a row are asked for the sake of style.
            let asked = std::mem::replace(&mut asks, asks_something(&text[range.clone()]));
            let asks = asks && !asked;
            units.push(Unit { range, words, mid_paragraph: index > 0, asks });
        }
    }
    units
}

fn asks_something(words: &str) -> bool {
    words.trim_end_matches(['*', '_', '"', '”', '’', ')']).ends_with('?')
}

fn paragraph_sentences(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let sentences = sentences::split(&text[range.clone()]);
    let mut pieces: Vec<_> =
        sentences.into_iter().map(|s| range.start + s.start..range.start + s.end).collect();
    // A paragraph that begins with what looks like a marker keeps it.
    match pieces.first_mut() {
        Some(first) => first.start = range.start,
        None => pieces.push(range.clone()),
    }
    pieces
}

/// Dynamic programming over the cuts: `best[n]` is the cheapest way to cut the first `n` units.
fn cheapest(units: &[Unit]) -> Vec<Range<usize>> {
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=units.len() {
        let mut choice = (f64::INFINITY, end - 1);
        let mut words = 0;
        for start in (0..end).rev() {
            words += units[start].words;
            let cost = best[start].0 + passage_cost(words) + cut_cost(units, start);
            if cost < choice.0 {
                choice = (cost, start);
            }
            if words > MAX_WORDS && start + 1 < end {
                break;
            }
        }
        best.push(choice);
    }
    let mut passages = Vec::new();
    let mut end = units.len();
    while end > 0 {
        let start = best[end].1;
        passages.push(units[start].range.start..units[end - 1].range.end);
        end = start;
    }
    passages.reverse();
    passages
}

fn cut_cost(units: &[Unit], start: usize) -> f64 {
    let Some(above) = start.checked_sub(1).and_then(|above| units.get(above)) else { return 0.0 };
    let inside = if units[start].mid_paragraph { CUT_PARAGRAPH } else { 0.0 };
    inside + if above.asks { CUT_ANSWER } else { 0.0 }
}

fn passage_cost(words: usize) -> f64 {
    let beyond = words.saturating_sub(MAX_WORDS) + MIN_WORDS.saturating_sub(words);
    ((words as f64 - IDEAL_WORDS) / IDEAL_WORDS).powi(2) + OUT_OF_BOUNDS * beyond as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(words: usize) -> String {
        (1..=words)
            .map(|n| if n % 10 == 0 { "woord. " } else { "Woord " })
            .collect::<String>()
            .trim()
            .to_owned()
    }

    fn lengths(paragraphs: &[usize]) -> Vec<usize> {
        let text = paragraphs.iter().map(|words| paragraph(*words)).collect::<Vec<_>>().join("\n\n");
        let blocks = crate::corpus::plain::blocks(&text, 0);
        split(&text, &blocks).into_iter().map(|range| text[range].split_whitespace().count()).collect()
    }

    #[test]
    fn keeps_paragraphs_of_a_good_length_apart() {
        assert_eq!(lengths(&[80, 100, 90]), [80, 100, 90]);
    }

    #[test]
    fn joins_short_paragraphs() {
        assert_eq!(lengths(&[30, 30, 30]), [90]);
        assert_eq!(lengths(&[100, 20]), [120]);
    }

    #[test]
    fn cuts_a_long_paragraph_into_even_parts_between_sentences() {
        assert_eq!(lengths(&[200]), [100, 100]);
    }

    #[test]
    fn never_cuts_between_a_question_and_its_answer() {
        let text = format!("{}\n\n{}\n\nMag dat dan ook?\n\n{}", paragraph(60), paragraph(60), paragraph(80));
        let blocks = crate::corpus::plain::blocks(
            &text.replace("dan ook?", "dan ook, en hoe vaak mag dat dan wel niet als niemand het ziet?"),
            0,
        );
        let text =
            text.replace("dan ook?", "dan ook, en hoe vaak mag dat dan wel niet als niemand het ziet?");
        let passages: Vec<_> = split(&text, &blocks).into_iter().map(|range| &text[range]).collect();
        assert!(passages.iter().all(|passage| !passage.ends_with('?')), "{passages:?}");
        assert!(passages.len() > 1, "{passages:?}");
    }

    #[test]
    fn leaves_a_short_section_short() {
        assert_eq!(lengths(&[12]), [12]);
    }
}

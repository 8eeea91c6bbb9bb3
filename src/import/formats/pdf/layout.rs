//! Which lines of a PDF belong together, as paragraphs, headings and lists?

use std::collections::BTreeMap;

use super::join::{Known, join};
use super::lines::Line;
use super::{columns, contents, furniture, notes};
use crate::import::draft::{Block, Item};
use crate::import::markdown::list_items;

/// Letters larger than the text's by this much head it.
const HEADING_SIZE: f64 = 1.1;
/// More words than this are no heading, however large or bold.
const MAX_HEADING_WORDS: usize = 20;
/// Sizes this far apart are the same.
const SAME_SIZE: f64 = 0.06;
/// More room above a line than this many times the usual begins a paragraph.
const PARAGRAPH_GAP: f64 = 1.35;
/// A line that begins this far in, or ends this far short, in letters' sizes, borders a paragraph.
const INDENT: f64 = 0.9;
const SHORT_BY: f64 = 4.0;
/// A number of more digits than this says something, as that of a phone.
const MAX_LONE_DIGITS: usize = 3;
/// A line this far above the last one, in letters' sizes, is at the top of another column.
const OVERLAP: f64 = 0.5;

/// The blocks that the lines make.
pub(super) fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let lines = contents::without(lines);
    let (body, step) = (body(&lines), step(&lines));
    let lines = notes::without(furniture::without(lines, step, body), body);
    let lines = columns::in_order(lines);
    let known = Known::of(lines.iter().map(|line| line.text.as_str()));
    let levels = heading_sizes(&lines, body);
    let leading = step / body;
    let mut layout = Layout { body, leading, levels, known, blocks: Vec::new(), last: None, width: 0.0 };
    lines.into_iter().for_each(|line| layout.line(line));
    layout.blocks.retain(|block| !is_lone_number(block));
    layout.blocks
}

/// A number of a page or of a chapter that stands on its own says nothing.
fn is_lone_number(block: &Block) -> bool {
    let Block::Paragraph(words) = block else { return false };
    let words = words.trim();
    words.len() <= MAX_LONE_DIGITS && words.chars().all(|c| c.is_ascii_digit())
}

/// The size of most letters.
fn body(lines: &[Line]) -> f64 {
    usual(lines.iter().map(|line| (line.size, line.text.len())))
}

/// The usual step from line to line.
fn step(lines: &[Line]) -> f64 {
    let body = body(lines);
    let steps = lines.windows(2).filter(|pair| same(pair[0].size, body) && pair[0].page == pair[1].page);
    let steps =
        steps.map(|pair| (pair[1].y - pair[0].y, 1)).filter(|(step, _)| (0.8..3.0).contains(&(step / body)));
    Some(usual(steps)).filter(|step| *step > 0.0).unwrap_or(1.2 * body)
}

/// The value that most of the weight is on, to half a point.
fn usual(values: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut weights: BTreeMap<i64, usize> = BTreeMap::new();
    for (value, weight) in values {
        *weights.entry((value * 2.0).round() as i64).or_default() += weight;
    }
    let heaviest = weights.into_iter().max_by_key(|(_, weight)| *weight);
    heaviest.map_or(0.0, |(value, _)| value as f64 / 2.0)
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= SAME_SIZE * other.max(one)
}

/// The sizes of headings, the largest first.
fn heading_sizes(lines: &[Line], body: f64) -> Vec<f64> {
    let mut sizes: Vec<f64> =
        lines.iter().map(|line| line.size).filter(|size| *size > HEADING_SIZE * body).collect();
    sizes.sort_by(|one, other| other.total_cmp(one));
    sizes.dedup_by(|one, other| same(*one, *other));
    sizes
}

struct Layout {
    body: f64,
    /// The usual step from line to line, in letters' sizes.
    leading: f64,
    levels: Vec<f64>,
    /// The words of the document.
    known: Known,
    blocks: Vec<Block>,
    last: Option<Line>,
    /// How far the lines of the paragraph reach.
    width: f64,
}

impl Layout {
    fn line(&mut self, line: Line) {
        if !line.table.is_empty() {
            return self.table(line);
        }
        let text = line.text.trim();
        if text.is_empty() {
            return;
        }
        let level = self.heading_level(&line);
        let item = list_items::item_start(text).map(|(number, words)| (number, words.to_owned()));
        let goes_on =
            self.last.as_ref().is_some_and(|last| last.table.is_empty() && self.goes_on(last, &line));
        match (self.blocks.last_mut(), level) {
            (Some(Block::Heading { level: open, words }), Some(level)) if goes_on && *open == level => {
                join(words, text, &self.known)
            }
            (_, Some(level)) => self.blocks.push(Block::Heading { level, words: text.to_owned() }),
            (Some(Block::List(items)), None) if item.is_some() => push_item(items, item),
            (_, None) if item.as_ref().is_some_and(|(number, _)| number.is_none() || !goes_on) => {
                let mut items = Vec::new();
                push_item(&mut items, item);
                self.blocks.push(Block::List(items));
            }
            (Some(Block::Paragraph(words)), None) if goes_on => join(words, text, &self.known),
            (Some(Block::List(items)), None) if goes_on => {
                if let Some(item) = items.last_mut() {
                    join(&mut item.words, text, &self.known);
                }
            }
            (_, None) => self.blocks.push(Block::Paragraph(text.to_owned())),
        }
        self.width = if goes_on { self.width.max(line.right) } else { line.right };
        self.last = Some(line);
    }

    /// Adds a table, or the rest of one that goes on from the page before.
    fn table(&mut self, line: Line) {
        let before = self.last.as_ref().filter(|last| !last.table.is_empty() && last.page + 1 == line.page);
        match (before, self.blocks.last_mut()) {
            (Some(last), Some(Block::Table(rows))) if goes_on_as_table(last, &line) => {
                let heads_again = rows.first() == line.table.first();
                rows.extend(line.table.iter().skip(usize::from(heads_again)).cloned());
            }
            _ => self.blocks.push(Block::Table(line.table.clone())),
        }
        self.last = Some(line);
    }

    fn heading_level(&self, line: &Line) -> Option<usize> {
        let words = line.text.split_whitespace().count();
        let is_short = words <= MAX_HEADING_WORDS && line.text.chars().any(char::is_alphabetic);
        let level = self.levels.iter().position(|size| same(*size, line.size)).map(|at| at + 1);
        let bold =
            line.bold && same(line.size, self.body) && !line.text.trim_end().ends_with(['.', ':', ',', ';']);
        level.or_else(|| bold.then_some(self.levels.len() + 1)).filter(|_| is_short)
    }

    /// Whether a line goes on with the block of the one before it.
    fn goes_on(&self, last: &Line, line: &Line) -> bool {
        if !same(last.size, line.size) || last.bold != line.bold {
            // A few words in other letters change nothing about where the line stands.
            let close = last.page == line.page && (line.y - last.y).abs() < 0.5 * last.size;
            return close;
        }
        let text = last.text.trim_end();
        let ended = text.ends_with(['.', '!', '?', ':', '”', '"']);
        let step = (line.y - last.y) / last.size;
        if last.page != line.page || step < -OVERLAP {
            // The next column or page: only a sentence that has not ended goes on there.
            return !ended && line.text.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(');
        }
        let in_a_list = matches!(self.blocks.last(), Some(Block::List(_)));
        let indented = line.left - last.left > INDENT * line.size && !in_a_list && step > 0.5;
        let short = ended && self.width - last.right > SHORT_BY * last.size;
        step <= PARAGRAPH_GAP * self.leading && !(indented && ended) && !short
    }
}

/// Whether a table at the top of a page goes on with the one before it: under the same head, or as
/// wide and with as many columns.
fn goes_on_as_table(last: &Line, line: &Line) -> bool {
    let (Some(first), Some(next)) = (last.table.first(), line.table.first()) else { return false };
    let same_sides = (last.left - line.left).abs() + (last.right - line.right).abs() < line.size;
    first == next || (same_sides && first.len() == next.len())
}

fn push_item(items: &mut Vec<Item>, item: Option<(Option<u64>, String)>) {
    items.extend(item.map(|(number, words)| Item::new(0, number, words)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats::pdf::tests;

    fn line(page: usize, y: f64, size: f64, text: &str) -> Line {
        tests::line(page, 72.0, y, size, text)
    }

    #[test]
    fn goes_on_with_a_table_on_the_next_page() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let table = |page, rows: &[[&str; 2]]| Line {
            table: rows.iter().copied().map(row).collect(),
            ..line(page, 100.0, 11.0, ["tabel a", "tabel b", "tabel c", "tabel d"][page])
        };
        let lines = vec![
            table(0, &[["Naam", "Jaar"], ["Jan", "2011"]]),
            table(1, &[["Naam", "Jaar"], ["Piet", "2012"]]),
            table(2, &[["Mia", "2013"]]),
            line(2, 200.0, 11.0, "Een alinea."),
            table(3, &[["Ander", "Jaar"], ["Jan", "2011"]]),
        ];
        let blocks = blocks(lines);
        let rows = [["Naam", "Jaar"], ["Jan", "2011"], ["Piet", "2012"], ["Mia", "2013"]].map(row);
        assert_eq!(blocks.first(), Some(&Block::Table(rows.to_vec())));
        assert_eq!(blocks.len(), 3, "{blocks:?}");
    }

    #[test]
    fn goes_on_with_a_sentence_on_the_next_page() {
        let lines = vec![
            line(0, 100.0, 11.0, "Een alinea die op de ene bladzijde begint en nog"),
            line(1, 100.0, 11.0, "niet af is, loopt door."),
            line(1, 114.0, 11.0, "Na een korte regel begint een alinea."),
        ];
        let words = [
            "Een alinea die op de ene bladzijde begint en nog niet af is, loopt door.",
            "Na een korte regel begint een alinea.",
        ];
        assert_eq!(blocks(lines), words.map(|words| Block::Paragraph(words.to_owned())));
    }
}

//! Which lines of a PDF belong together, as paragraphs, headings and lists, and which are only the
//! furniture of a page?

use std::collections::{BTreeMap, HashMap, HashSet};

use super::draft::{Block, Item};
use super::pdf_glyphs::Line;
use super::plain;

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
/// A line this far above the last one, in letters' sizes, is at the top of another column.
const OVERLAP: f64 = 0.5;
/// How many lines at the top and at the bottom of a page may be furniture.
const FURNITURE_LINES: usize = 2;
/// What stands at the same place on this many pages is furniture.
const REPEATED: usize = 3;

/// The blocks that the lines make.
pub(super) fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let lines = without_furniture(lines);
    let body = usual(lines.iter().map(|line| (line.size, line.text.len())));
    let steps = lines.windows(2).filter(|pair| same(pair[0].size, body) && pair[0].page == pair[1].page);
    let steps =
        steps.map(|pair| (pair[1].y - pair[0].y, 1)).filter(|(step, _)| (0.8..3.0).contains(&(step / body)));
    let leading = Some(usual(steps)).filter(|step| *step > 0.0).unwrap_or(1.2 * body);
    let levels = heading_sizes(&lines, body);
    let mut layout =
        Layout { body, leading: leading / body, levels, blocks: Vec::new(), last: None, width: 0.0 };
    lines.into_iter().for_each(|line| layout.line(line));
    layout.blocks
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

/// Without the running titles and the page numbers: what repeats, its numbers aside, at the top or
/// at the bottom of pages, and the numbers that stand there alone.
fn without_furniture(lines: Vec<Line>) -> Vec<Line> {
    let mut edges = HashSet::new();
    let mut pages: HashMap<usize, Vec<usize>> = HashMap::new();
    lines.iter().enumerate().for_each(|(index, line)| pages.entry(line.page).or_default().push(index));
    let mut counts: HashMap<String, usize> = HashMap::new();
    for indices in pages.values_mut() {
        indices.sort_by(|one, other| lines[*one].y.total_cmp(&lines[*other].y));
        let (top, bottom) =
            (indices.iter().take(FURNITURE_LINES), indices.iter().rev().take(FURNITURE_LINES));
        let page: HashSet<usize> = top.chain(bottom).copied().collect();
        let shapes: HashSet<String> = page.iter().map(|index| shape(&lines[*index].text)).collect();
        shapes.into_iter().for_each(|shape| *counts.entry(shape).or_default() += 1);
        edges.extend(page);
    }
    let several = pages.len() > 1;
    let is_furniture = |index: usize, line: &Line| {
        let shape = shape(&line.text);
        edges.contains(&index)
            && (counts.get(&shape).is_some_and(|count| *count >= REPEATED)
                || (several && is_page_number(&shape)))
    };
    let kept = lines.iter().enumerate().filter(|(index, line)| !is_furniture(*index, line));
    kept.map(|(_, line)| line.clone()).collect()
}

/// A line with `#` for its numbers.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.trim().chars() {
        match c {
            c if !c.is_ascii_digit() => shape.push(c),
            _ if !shape.ends_with('#') => shape.push('#'),
            _ => {}
        }
    }
    shape
}

fn is_page_number(shape: &str) -> bool {
    shape.contains('#') && !shape.chars().any(char::is_alphabetic)
        || (!shape.is_empty() && shape.len() < 6 && shape.chars().all(|c| "ivxlc".contains(c)))
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
    blocks: Vec<Block>,
    last: Option<Line>,
    /// How far the lines of the paragraph reach.
    width: f64,
}

impl Layout {
    fn line(&mut self, line: Line) {
        let text = line.text.trim();
        if text.is_empty() {
            return;
        }
        let level = self.heading_level(&line);
        let item = plain::item_start(text).map(|(number, words)| (number, words.to_owned()));
        let goes_on = self.last.as_ref().is_some_and(|last| self.goes_on(last, &line));
        match (self.blocks.last_mut(), level) {
            (Some(Block::Heading { level: open, words }), Some(level)) if goes_on && *open == level => {
                join(words, text)
            }
            (_, Some(level)) => self.blocks.push(Block::Heading { level, words: text.to_owned() }),
            (Some(Block::List(items)), None) if item.is_some() => push_item(items, item),
            (_, None) if item.as_ref().is_some_and(|(number, _)| number.is_none() || !goes_on) => {
                let mut items = Vec::new();
                push_item(&mut items, item);
                self.blocks.push(Block::List(items));
            }
            (Some(Block::Paragraph(words)), None) if goes_on => join(words, text),
            (Some(Block::List(items)), None) if goes_on => {
                if let Some(item) = items.last_mut() {
                    join(&mut item.words, text);
                }
            }
            (_, None) => self.blocks.push(Block::Paragraph(text.to_owned())),
        }
        self.width = if goes_on { self.width.max(line.right) } else { line.right };
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

fn push_item(items: &mut Vec<Item>, item: Option<(Option<u64>, String)>) {
    items.extend(item.map(|(number, words)| Item { depth: 0, number, words }));
}

/// Adds a line to the words before it, and makes a word that was broken off whole again.
fn join(words: &mut String, line: &str) {
    let broken_off =
        words.strip_suffix(['-', '\u{ad}', '‐']).is_some_and(|start| start.ends_with(char::is_alphabetic));
    if broken_off && line.starts_with(char::is_lowercase) {
        words.pop();
    } else if !words.ends_with(' ') {
        words.push(' ');
    }
    words.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(page: usize, y: f64, size: f64, text: &str) -> Line {
        let right = 72.0 + text.len() as f64 * size / 2.0;
        Line { page, left: 72.0, right, y, size, bold: false, text: text.to_owned() }
    }

    #[test]
    fn drops_what_repeats_on_every_page() {
        let mut lines = Vec::new();
        for page in 0..4 {
            lines.push(line(page, 30.0, 9.0, "Het boek"));
            lines.push(line(
                page,
                100.0,
                11.0,
                &format!("Zin {} van deze bladzijde is wat langer.", ["a", "b", "c", "d"][page]),
            ));
            lines.push(line(page, 400.0, 11.0, "Midden op de bladzijde staat steeds hetzelfde."));
            lines.push(line(page, 420.0, 11.0, &"Nog een regel ".repeat(page + 1)));
            lines.push(line(page, 800.0, 9.0, &format!("{} / 4", page + 1)));
        }
        let texts: Vec<_> = without_furniture(lines).into_iter().map(|line| line.text).collect();
        assert_eq!(texts.len(), 12, "{texts:?}");
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

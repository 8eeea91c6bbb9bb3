//! Which lines of a PDF are only the furniture of its pages: running titles and page numbers?

use std::collections::{HashMap, HashSet};

use super::heads;
use super::lines::Line;

/// How many lines at the top and at the bottom of a page may be furniture.
const FURNITURE_LINES: usize = 2;
/// What stands at the same place on this many pages is furniture.
const REPEATED: usize = 3;
/// How many rows a table that is furniture has.
const FURNITURE_ROWS: usize = 2;

/// The lines without the furniture; `step` is the usual one from line to line and `body` the usual size of
/// letters, in points.
pub(super) fn without(lines: Vec<Line>, step: f64, body: f64) -> Vec<Line> {
    let mut furniture: HashSet<usize> = heads::find(&lines, step, body).into_iter().collect();
    furniture.extend(repeated(&lines));
    lines.into_iter().enumerate().filter(|(at, _)| !furniture.contains(at)).map(|(_, line)| line).collect()
}

/// The running titles and the page numbers: what repeats, its numbers aside, at the top or
/// at the bottom of pages, and the numbers that stand there alone.
fn repeated(lines: &[Line]) -> Vec<usize> {
    let mut edges = HashSet::new();
    let mut pages: HashMap<usize, Vec<usize>> = HashMap::new();
    lines.iter().enumerate().for_each(|(index, line)| pages.entry(line.page).or_default().push(index));
    let mut counts: HashMap<String, usize> = HashMap::new();
    for indices in pages.values_mut() {
        indices.sort_by(|one, other| lines[*one].y.total_cmp(&lines[*other].y));
        let (top, bottom) =
            (indices.iter().take(FURNITURE_LINES), indices.iter().rev().take(FURNITURE_LINES));
        let page: HashSet<usize> = top.chain(bottom).copied().collect();
        let shapes: HashSet<String> = page.iter().map(|index| shape_of(&lines[*index])).collect();
        shapes.into_iter().for_each(|shape| *counts.entry(shape).or_default() += 1);
        edges.extend(page);
    }
    let several = pages.len() > 1;
    let is_furniture = |index: usize, line: &Line| {
        let shape = shape_of(line);
        edges.contains(&index)
            && (counts.get(&shape).is_some_and(|count| *count >= REPEATED)
                || (several && line.table.is_empty() && is_page_number(&shape)))
    };
    let found = lines.iter().enumerate().filter(|(index, line)| is_furniture(*index, line));
    found.map(|(index, _)| index).collect()
}

/// What is the same of a line on each page. The pages of a long table may differ in numbers only: such
/// a table is furniture only as the head of a letter, of one row below its own.
fn shape_of(line: &Line) -> String {
    if line.table.len() > FURNITURE_ROWS { line.text.clone() } else { shape(&line.text) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats::pdf::tests;

    fn line(page: usize, y: f64, text: &str) -> Line {
        tests::line(page, 72.0, y, 11.0, text)
    }

    #[test]
    fn drops_what_repeats_on_every_page() {
        let mut lines = Vec::new();
        for page in 0..4 {
            lines.push(line(page, 30.0, "Het boek"));
            lines.push(line(
                page,
                100.0,
                &format!("Zin {} van deze bladzijde is wat langer.", ["a", "b", "c", "d"][page]),
            ));
            lines.push(line(page, 400.0, "Midden op de bladzijde staat steeds hetzelfde."));
            lines.push(line(page, 420.0, &"Nog een regel ".repeat(page + 1)));
            lines.push(line(page, 800.0, &format!("{} / 4", page + 1)));
        }
        let texts: Vec<_> = without(lines, 14.0, 11.0).into_iter().map(|line| line.text).collect();
        assert_eq!(texts.len(), 12, "{texts:?}");
    }

    #[test]
    fn keeps_a_table_that_differs_in_numbers_only() {
        let table = |page: usize, rows: usize| Line {
            table: vec![vec![page.to_string(), "x".to_owned()]; rows],
            ..line(page, 30.0, &format!("{page} x"))
        };
        assert_eq!(without((0..4).map(|page| table(page, 3)).collect(), 14.0, 11.0).len(), 4);
        assert!(without((0..4).map(|page| table(page, 2)).collect(), 14.0, 11.0).is_empty());
    }
}

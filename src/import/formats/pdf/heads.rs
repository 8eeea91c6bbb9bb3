//! Which lines above and below the text of a page say on which page, or in which chapter, one is?
//!
//! A running head that changes with the chapter repeats itself less than one that doesn't. It gives itself
//! away by its place: at the same height on page after page, apart from the text, in letters no larger.

use std::collections::{BTreeMap, HashMap};

use super::lines::Line;

/// More words than this are no running head.
const MAX_WORDS: usize = 14;
/// Fewer lines than this are no page with text, of which something stands apart.
const MIN_LINES: usize = 4;
/// A line this far from the text, in steps from line to line, stands apart.
const APART: f64 = 1.5;
/// Letters larger than the text's by this much head it.
const LARGER: f64 = 1.12;
/// Heights that differ by less than this, in points, are the same.
const SAME_HEIGHT: f64 = 3.0;
/// On this many pages, and in this part of all, something stands at the same height.
const MIN_PAGES: usize = 3;
const MIN_SHARE: f64 = 0.4;
/// In this part of those, it is told elsewhere too, or has a number at its end.
const TOLD_SHARE: f64 = 0.6;

/// The lines that are running heads and feet, by their place among all; `step` is the usual one from line to
/// line and `body` the usual size of letters, in points.
pub(super) fn find(lines: &[Line], step: f64, body: f64) -> Vec<usize> {
    let mut pages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    lines.iter().enumerate().for_each(|(at, line)| pages.entry(line.page).or_default().push(at));
    let mut heights: HashMap<(bool, i64), Vec<usize>> = HashMap::new();
    for page in pages.values_mut() {
        page.sort_by(|one, other| lines[*one].y.total_cmp(&lines[*other].y));
        for (is_top, at) in apart(lines, page, step) {
            let line = &lines[at];
            let is_short = line.text.split_whitespace().count() <= MAX_WORDS && line.table.is_empty();
            if is_short && line.size <= LARGER * body {
                heights.entry((is_top, (line.y / SAME_HEIGHT).round() as i64)).or_default().push(at);
            }
        }
    }
    let mut said: HashMap<String, usize> = HashMap::new();
    lines.iter().for_each(|line| *said.entry(letters(&line.text)).or_default() += 1);
    let is_told = |at: &&usize| {
        let text = lines[**at].text.trim();
        said.get(&letters(text)).is_some_and(|count| *count > 1)
            || text.starts_with(|c: char| c.is_ascii_digit())
            || text.ends_with(|c: char| c.is_ascii_digit())
    };
    let many = |found: &Vec<usize>| {
        let on: std::collections::HashSet<usize> = found.iter().map(|at| lines[*at].page).collect();
        on.len() >= MIN_PAGES
            && on.len() as f64 >= MIN_SHARE * pages.len() as f64
            && found.iter().filter(is_told).count() as f64 >= TOLD_SHARE * found.len() as f64
    };
    heights.into_values().filter(many).flatten().collect()
}

/// The lines of a page, sorted by height, that stand apart at its top (`true`) and at its bottom.
fn apart(lines: &[Line], page: &[usize], step: f64) -> Vec<(bool, usize)> {
    let mut found = Vec::new();
    if page.len() < MIN_LINES {
        return found;
    }
    let rows = |at: &[usize]| {
        let first = lines[at[0]].y;
        at.iter().take_while(|at| (lines[**at].y - first).abs() < SAME_HEIGHT).count()
    };
    let top = rows(page);
    if page.get(top).is_some_and(|next| lines[*next].y - lines[page[0]].y > APART * step) {
        found.extend(page[..top].iter().map(|at| (true, *at)));
    }
    let reversed: Vec<usize> = page.iter().rev().copied().collect();
    let bottom = rows(&reversed);
    if reversed.get(bottom).is_some_and(|next| lines[reversed[0]].y - lines[*next].y > APART * step) {
        found.extend(reversed[..bottom].iter().map(|at| (false, *at)));
    }
    found
}

/// What a line says, its numbers aside.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats::pdf::tests::line;

    fn pages(head: impl Fn(usize) -> String, gap: f64) -> Vec<Line> {
        let page = |page: usize| {
            let text = (0..6).map(move |row| {
                let words = format!("Dit is regel {row} van de tekst op bladzijde {page}, die doorloopt.");
                line(page, 72.0, 90.0 + gap + 14.0 * f64::from(row), 11.0, &words)
            });
            std::iter::once(line(page, 72.0, 90.0, 9.0, &head(page))).chain(text).collect::<Vec<_>>()
        };
        (0..6).flat_map(page).collect()
    }

    fn found(lines: &[Line]) -> Vec<String> {
        let mut found = find(lines, 14.0, 11.0);
        found.sort_unstable();
        found.into_iter().map(|at| lines[at].text.clone()).collect()
    }

    #[test]
    fn finds_heads_that_change_with_the_chapter() {
        let chapter = |page: usize| ["Leden", "Geluid", "Afval"][page / 2].to_owned();
        assert_eq!(found(&pages(chapter, 30.0)).len(), 6);
        assert_eq!(found(&pages(|page| format!("{} | Hoofdstuk {page}", page + 3), 30.0)).len(), 6);
    }

    #[test]
    fn leaves_the_first_line_of_a_text_and_lines_that_are_never_told_again() {
        let chapter = |page: usize| ["Leden", "Geluid", "Afval"][page / 2].to_owned();
        assert_eq!(found(&pages(chapter, 14.0)), Vec::<String>::new());
        let own = |page: usize| ["Leden", "Geluid", "Afval", "Sleutels", "Zaal", "Bar"][page].to_owned();
        assert_eq!(found(&pages(own, 30.0)), Vec::<String>::new());
    }
}

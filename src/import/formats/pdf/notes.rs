//! Which lines of a PDF are the notes at the foot of its pages?
//!
//! They are left out, as those of Word are: in the order in which a page is drawn they would stand in the
//! middle of the sentence that goes on overleaf.

use std::collections::{BTreeMap, HashSet};

use super::lines::Line;

/// Letters smaller than the text's by this much are those of a note.
const SMALLER: f64 = 0.93;
/// More of a page than this is no foot of it.
const MAX_SHARE: f64 = 0.6;
/// A note's number has no more digits than this.
const MAX_DIGITS: usize = 3;
/// The raised digits, from 0.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The lines without the notes; `body` is the usual size of letters, in points.
pub(super) fn without(lines: Vec<Line>, body: f64) -> Vec<Line> {
    let mut pages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    lines.iter().enumerate().for_each(|(at, line)| pages.entry(line.page).or_default().push(at));
    let mut notes: HashSet<usize> = HashSet::new();
    let mut last = 0;
    for page in pages.values_mut() {
        page.sort_by(|one, other| lines[*one].y.total_cmp(&lines[*other].y));
        notes.extend(notes_of(&lines, page, body, &mut last));
    }
    lines.into_iter().enumerate().filter(|(at, _)| !notes.contains(at)).map(|(_, line)| line).collect()
}

/// The notes of a page whose lines are sorted by height; `last` is the number of the last note before.
fn notes_of(lines: &[Line], page: &[usize], body: f64, last: &mut usize) -> Vec<usize> {
    let is_small = |at: &usize| lines[*at].size < SMALLER * body && lines[*at].table.is_empty();
    let mut foot: Vec<usize> = Vec::new();
    for start in page.iter().filter(|at| is_small(at) && begins_note(&lines[**at].text)) {
        // Beside it may stand another column.
        let below = page.iter().filter(|at| is_below(&lines[**at], &lines[*start]));
        let below: Vec<usize> = below.copied().collect();
        if !foot.contains(start) && below.iter().all(is_small) {
            foot.extend(below.into_iter().filter(|at| !foot.contains(at)).collect::<Vec<_>>());
        }
    }
    // What a note is about may have its mark in the text; and notes count on from page to page, or anew.
    let is_marked = page.iter().any(|at| lines[*at].has_note_mark && !foot.contains(at));
    let numbers = || foot.iter().filter_map(|at| number_of(&lines[*at].text).filter(|number| *number > 0));
    let counts_on = numbers().min().is_some_and(|first| first == *last + 1 || first == 1);
    let is_foot = foot.len() as f64 <= MAX_SHARE * page.len() as f64 || is_marked && counts_on && *last > 0;
    if !(is_marked || counts_on) || !is_foot {
        return Vec::new();
    }
    *last = numbers().max().unwrap_or(*last);
    foot
}

/// Whether a line is another, or stands below it in the same column.
fn is_below(line: &Line, start: &Line) -> bool {
    let overlaps = line.left < start.right.max(start.left + start.size) && line.right > start.left;
    line.y >= start.y && overlaps
}

fn begins_note(text: &str) -> bool {
    number_of(text).is_some()
}

/// The number of the note that a line begins, 0 where it has another sign; `None` where it begins none.
fn number_of(text: &str) -> Option<usize> {
    let text = text.trim_start();
    let is_digit = |c: char| c.is_ascii_digit() || RAISED.contains(&c);
    let rest = text.trim_start_matches(is_digit);
    let digits = &text[..text.len() - rest.len()];
    let is_numbered = (1..=MAX_DIGITS).contains(&digits.chars().count());
    let rest = match text.strip_prefix(['*', '†', '‡']) {
        Some(rest) => rest,
        None if is_numbered && !rest.starts_with([',', '.', ':', '%', '-']) => rest,
        None => return None,
    };
    let begins = |c: char| c.is_alphabetic() || "“\"'‘(".contains(c);
    let plain =
        |c: char| RAISED.iter().position(|raised| *raised == c).map_or(c, |at| char::from(b'0' + at as u8));
    rest.trim_start()
        .starts_with(begins)
        .then(|| digits.chars().map(plain).collect::<String>().parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats::pdf::tests;

    fn page(is_marked: bool, foot: &[(f64, &str)]) -> Vec<String> {
        let mut lines: Vec<Line> = (0..4)
            .map(|row| tests::line(0, 72.0, 100.0 + 14.0 * f64::from(row), 11.0, "Een regel tekst die"))
            .collect();
        lines[1].has_note_mark = is_marked;
        for (row, (size, text)) in foot.iter().enumerate() {
            lines.push(tests::line(0, 72.0, 700.0 + 10.0 * row as f64, *size, text));
        }
        without(lines, 11.0).into_iter().skip(4).map(|line| line.text).collect()
    }

    #[test]
    fn drops_notes_and_nothing_else_in_small_letters() {
        let notes = [(8.0, "1 Zie het besluit van de raad van 3"), (8.0, "mei."), (8.0, "2 Idem.")];
        assert_eq!(page(true, &notes), Vec::<String>::new());
        assert_eq!(page(true, &[(6.0, "¹ Zie bijlage B.")]), Vec::<String>::new());
        assert_eq!(page(false, &notes), Vec::<String>::new());
        assert_eq!(page(false, &[(8.0, "7 Zie bijlage B.")]).len(), 1);
        assert_eq!(page(true, &[(8.0, "Bron: de gemeente"), (8.0, "1 Idem.")]), ["Bron: de gemeente"]);
        assert_eq!(page(true, &[(8.0, "1,50 euro per keer")]).len(), 1);
        assert_eq!(page(true, &[(11.0, "1 Zie het besluit")]).len(), 1);
    }
}

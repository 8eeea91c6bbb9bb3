//! Do words stand below each other, as in columns?

use std::collections::HashMap;

use crate::import::markdown::list_items;

/// In columns, words begin at the same place in this part of the lines.
const ALIGNED_LINES: f64 = 0.6;
/// A tab leads to the next multiple of this.
pub(super) const TAB: usize = 8;

/// Whether words begin at the same place in most of the lines, after more than one space.
pub(super) fn is_aligned(lines: &str) -> bool {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let mut all = 0_usize;
    for line in lines.lines() {
        all += 1;
        column_starts(line).into_iter().for_each(|column| *counts.entry(column).or_default() += 1);
    }
    counts.values().any(|count| *count >= 2 && *count as f64 >= ALIGNED_LINES * all as f64)
}

/// Where words begin after two spaces or more, or a tab: but for the first word, what follows the marker
/// of a list, and the next sentence.
fn column_starts(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut column, mut gap) = (0, 0);
    let mut before = None;
    let words = line.trim_start();
    let is_item = list_items::item_start(words).is_some();
    let marker = if is_item { words.find([' ', '\t']).unwrap_or_default() } else { 0 };
    let marker_end = line.len() - words.len() + marker;
    for (at, c) in line.char_indices() {
        match c {
            '\t' => {
                gap += TAB;
                column += TAB - column % TAB;
                continue;
            }
            ' ' => gap += 1,
            _ => {
                let of_sentence = before.is_some_and(|c| matches!(c, '.' | '!' | '?' | ':')) && gap == 2;
                if gap >= 2 && before.is_some() && !of_sentence {
                    starts.push(column);
                }
                gap = 0;
                before = Some(c).filter(|_| at >= marker_end);
            }
        }
        column += 1;
    }
    starts
}

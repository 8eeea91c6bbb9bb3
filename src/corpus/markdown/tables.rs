//! How does a table of HTML read in lines of text? Each row by itself, with the head of the column before each cell.

use std::ops::Range;

use super::marks::plain;
use super::tags::Tag;

/// The elements that are cells.
const CELLS: &[&str] = &["td", "th"];
/// How far back the beginning of a table is looked for, in bytes.
const FARTHEST: usize = 20_000;

/// A cell of a table.
struct Cell<'t> {
    tag: Tag<'t>,
    words: String,
}

/// What comes before the words of a cell, and what after them; `None` for the head of a table, whose words stand with
/// each cell.
pub(super) fn around(text: &str, tag: &Tag<'_>) -> Option<(String, &'static str)> {
    let Some(table) = table_of(text, tag.range.start) else { return Some(Default::default()) };
    let rows = rows(text, &table);
    let heads = heads(&rows);
    let found = rows.iter().enumerate().find_map(|(row, cells)| {
        let at = cells.iter().position(|cell| cell.tag.range == tag.range)?;
        Some((row, at, cells))
    });
    let Some((row, at, cells)) = found else { return Some(Default::default()) };
    if row == 0 && !heads.is_empty() {
        return None;
    }
    let asks = cells.first().is_some_and(|first| first.words.ends_with('?'));
    let is_last = cells[at + 1..].iter().all(|cell| cell.words.is_empty());
    let after = match (is_last || cells[at].words.is_empty(), at) {
        (true, _) => "",
        (false, 0) if asks => "",
        (false, 0) if heads.is_empty() => ":",
        (false, _) => ";",
    };
    let head = heads.get(at).filter(|head| !head.is_empty() && !asks && !cells[at].words.is_empty());
    Some((head.map(|head| format!("{head}: ")).unwrap_or_default(), after))
}

/// Whether a cell asks what those beside it answer.
pub(super) fn is_asked(text: &str, tag: &Tag<'_>) -> bool {
    let table = table_of(text, tag.range.start);
    table.is_some_and(|table| {
        rows(text, &table).iter().any(|cells| asks_first(cells) && cells[0].tag.range == tag.range)
    })
}

/// Whether a row of the table that a place is in asks something.
pub(super) fn asks(text: &str, at: usize) -> bool {
    table_of(text, at).is_some_and(|table| rows(text, &table).iter().any(|cells| asks_first(cells)))
}

fn asks_first(cells: &[Cell<'_>]) -> bool {
    let (Some(first), rest) = (cells.first(), cells.get(1..).unwrap_or_default()) else { return false };
    first.words.ends_with('?') && rest.iter().any(|cell| !cell.words.is_empty())
}

/// The table that a place is in.
fn table_of(text: &str, at: usize) -> Option<Range<usize>> {
    let mut from = at.saturating_sub(FARTHEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text[from..at].to_ascii_lowercase();
    let start = from + before.rfind("<table")?;
    let end = Tag::at(text, start)?.end(text)?.range.end;
    (at < end).then_some(start..end)
}

/// The rows of a table with their cells.
fn rows<'t>(text: &'t str, table: &Range<usize>) -> Vec<Vec<Cell<'t>>> {
    let mut rows: Vec<Vec<Cell<'t>>> = Vec::new();
    let mut at = table.start;
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..table.end]) {
        at += found;
        let Some(tag) = Tag::at(text, at) else {
            at += 1;
            continue;
        };
        at = tag.range.end;
        if tag.is_end {
            continue;
        }
        if tag.is_named(&["tr"]) {
            rows.push(Vec::new());
        } else if tag.is_named(CELLS) {
            let end = tag.end(text).map_or(tag.range.end, |end| end.range.start);
            let words = plain(&text[tag.range.end..end]);
            rows.last_mut()
                .into_iter()
                .for_each(|row| row.push(Cell { tag: tag.clone(), words: words.clone() }));
        }
    }
    rows
}

/// What stands above the columns: nothing where the first row has anything but heads, or a cell is wider than its
/// column.
fn heads(rows: &[Vec<Cell<'_>>]) -> Vec<String> {
    let Some(first) = rows.first().filter(|first| first.len() > 1 && rows.len() > 1) else {
        return Vec::new();
    };
    let is_wide =
        |cell: &Cell<'_>| cell.tag.attribute("colspan").is_some() || cell.tag.attribute("rowspan").is_some();
    let is_plain = !rows.iter().flatten().any(is_wide) && first.iter().all(|cell| cell.tag.is_named(&["th"]));
    if is_plain { first.iter().map(|cell| cell.words.clone()).collect() } else { Vec::new() }
}

//! Which lines of a PDF are its table of contents, with dots to the page numbers or without?
//!
//! A page number is no answer, and a heading of which no text follows is none either.

use std::collections::HashMap;

use super::lines::Line;

/// What stands above a table of contents.
const TITLES: [&str; 7] =
    ["inhoud", "inhoudsopgave", "inhoudstafel", "index", "contents", "table of contents", "in this document"];
/// What stands before the number of a page.
const PAGE: [&str; 6] = ["pagina", "blz", "blz.", "p.", "page", "pag."];
/// A title of contents that says of what has no more words than this.
const MAX_TITLE_WORDS: usize = 4;
/// Lines whose heights differ by less than this, in letters' sizes, stand in a row.
const SAME_ROW: f64 = 0.5;
/// A number of more digits than this is none of a page.
const MAX_DIGITS: usize = 3;
/// A number may be this much larger than there are pages: a cover has none, a chapter of a book begins late.
const NUMBERED_FROM: usize = 60;
/// So many rows that are no entries may stand between two: a title that fills two lines, say.
const MAX_OTHERS: usize = 2;
/// The fewest entries below a title of contents, and without one.
const MIN_ENTRIES: usize = 2;
const MIN_UNTITLED: usize = 4;
/// Without a title above them, this part of the entries must stand again further on.
const REPEATED_SHARE: f64 = 0.5;

/// A row of a page: what stands on one height, from the left to the right.
struct Row {
    page: usize,
    lines: Vec<usize>,
    letters: String,
    number: Option<usize>,
    /// How many entries must follow if it is to head a table of contents; none where it heads none.
    entries_needed: Option<usize>,
    /// Whether a later row says the same, the number aside.
    is_repeated: bool,
}

/// The lines without the table of contents.
pub(super) fn without(lines: Vec<Line>) -> Vec<Line> {
    let rows = rows(&lines);
    let mut is_contents = vec![false; lines.len()];
    let mut at = 0;
    while at < rows.len() {
        let end = if let Some(needed) = rows[at].entries_needed {
            // Overleaf, what is said twice may be text.
            let page = rows[at].page;
            entries(&rows, at + 1, |row| row.number.is_some() || row.is_repeated && row.page == page)
                .filter(|found| found.count >= needed)
        } else {
            entries(&rows, at, |row| row.number.is_some()).filter(|found| found.stands_for_itself(&rows[at]))
        };
        match end {
            Some(found) => {
                rows[at..found.end]
                    .iter()
                    .flat_map(|row| &row.lines)
                    .for_each(|line| is_contents[*line] = true);
                at = found.end;
            }
            None => at += 1,
        }
    }
    let kept =
        lines.into_iter().zip(is_contents).filter(|(_, is_contents)| !is_contents).map(|(line, _)| line);
    kept.filter(|line| !leads_by_dots(&line.text)).collect()
}

/// What a line of dots leads to stands elsewhere, or is to be filled in.
fn leads_by_dots(text: &str) -> bool {
    text.contains(".....") || text.contains(". . . .")
}

/// The entries that follow each other.
struct Found {
    end: usize,
    count: usize,
    repeated: usize,
}

impl Found {
    fn stands_for_itself(&self, first: &Row) -> bool {
        first.number.is_some()
            && self.count >= MIN_UNTITLED
            && self.repeated as f64 >= REPEATED_SHARE * self.count as f64
    }
}

/// The entries from a row on, whose numbers never become smaller.
fn entries(rows: &[Row], from: usize, is_entry: impl Fn(&Row) -> bool) -> Option<Found> {
    let mut found = Found { end: from, count: 0, repeated: 0 };
    let (mut others, mut number) = (0, 0);
    for (at, row) in rows.iter().enumerate().skip(from) {
        let next = row.number.unwrap_or(number);
        if is_entry(row) && next >= number {
            number = next;
            others = 0;
            found.count += 1;
            found.repeated += usize::from(row.is_repeated);
            found.end = at + 1;
        } else {
            others += 1;
            // The foot of one page and the head of the next may come between.
            let page_ends = rows.get(found.end.saturating_sub(1)).is_some_and(|last| last.page != row.page);
            if others > if page_ends { 2 * MAX_OTHERS } else { MAX_OTHERS } {
                break;
            }
        }
    }
    (found.count > 0).then_some(found)
}

fn rows(lines: &[Line]) -> Vec<Row> {
    let mut order: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].table.is_empty()).collect();
    order.sort_by(|one, other| {
        let place = |at: usize| (lines[at].page, lines[at].y);
        place(*one).0.cmp(&place(*other).0).then(place(*one).1.total_cmp(&place(*other).1))
    });
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let line = &lines[at];
        let in_row = |group: &&mut Vec<usize>| {
            let first = &lines[group[0]];
            first.page == line.page && (first.y - line.y).abs() < SAME_ROW * line.size.max(first.size)
        };
        match groups.last_mut().filter(in_row) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    let most = lines.last().map_or(0, |line| line.page + 1) + NUMBERED_FROM;
    let mut rows: Vec<Row> = groups.into_iter().map(|group| row(lines, group, most)).collect();
    let mut last: HashMap<String, usize> = HashMap::new();
    rows.iter().enumerate().for_each(|(at, row)| {
        last.insert(row.letters.clone(), at);
    });
    for (at, row) in rows.iter_mut().enumerate() {
        row.is_repeated = !row.letters.is_empty() && last.get(&row.letters).is_some_and(|last| *last > at);
    }
    rows
}

fn row(lines: &[Line], mut group: Vec<usize>, most: usize) -> Row {
    group.sort_by(|one, other| lines[*one].left.total_cmp(&lines[*other].left));
    let text = group.iter().map(|at| lines[*at].text.trim()).collect::<Vec<_>>().join(" ");
    let (words, number) = match numbered(&text) {
        Some((words, number)) if (1..=most).contains(&number) => (words, Some(number)),
        _ => (text.as_str(), None),
    };
    let small = text.trim().trim_end_matches(':').to_lowercase();
    let begins = |title: &str| small.strip_prefix(title).is_some_and(|rest| rest.starts_with(' '));
    let of_what = TITLES.iter().any(|title| begins(title)) && small.split(' ').count() <= MAX_TITLE_WORDS;
    let entries_needed = if TITLES.contains(&small.as_str()) {
        Some(MIN_ENTRIES)
    } else {
        (of_what && number.is_none()).then_some(MIN_UNTITLED)
    };
    let letters = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Row { page: lines[group[0]].page, lines: group, letters, number, entries_needed, is_repeated: false }
}

/// The words of an entry, and the number of the page after them.
fn numbered(text: &str) -> Option<(&str, usize)> {
    let words = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text.trim_end()[words.len()..];
    let is_apart = words.ends_with(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '·'));
    let is_entry = is_apart && words.chars().filter(|c| c.is_alphabetic()).count() > 2;
    if !is_entry || digits.len() > MAX_DIGITS {
        return None;
    }
    let is_leader = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '·');
    let mut words = words.trim_end();
    if let Some((before, _)) =
        words.rsplit_once(' ').filter(|(_, last)| PAGE.contains(&last.to_lowercase().as_str()))
    {
        words = before;
    }
    Some((words.trim_end_matches(is_leader), digits.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::formats::pdf::tests::line;

    fn page(number: usize, texts: &[&str]) -> Vec<Line> {
        let at = |(row, text): (usize, &&str)| line(number, 72.0, 100.0 + 14.0 * row as f64, 11.0, text);
        texts.iter().enumerate().map(at).collect()
    }

    fn left(pages: &[&[&str]]) -> Vec<String> {
        let lines = pages.iter().enumerate().flat_map(|(number, texts)| page(number, texts)).collect();
        without(lines).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn drops_contents_of_every_form() {
        let text = [
            "1. Lid worden",
            "Lid word je zo.",
            "2. Opzeggen",
            "Opzeggen doe je zo.",
            "Wie stemt er?",
            "Elk lid.",
        ];
        for contents in [
            &["Inhoudsopgave", "1. Lid worden 2", "2. Opzeggen 3", "Wie stemt er? 4"][..],
            &["Inhoud", "1. Lid worden ........ 2", "2. Opzeggen ....... 3", "Wie stemt er?"],
            &["Contents", "1. Lid worden", "2. Opzeggen", "Wie stemt er?"],
            &["Inhoud", "1. Lid worden en alles wat", "daarbij hoort 2", "2. Opzeggen 12"],
            &[
                "Inhoud informatieboekje:",
                "Lid worden pagina 2",
                "Zalen:",
                "Opzeggen blz. 3",
                "Stemmen p. 4",
                "Wie 4",
            ],
            &["Inhoud", "1. Lid worden ..... 3", "2. Een lange kop die op", "twee regels staat . . . . . 4"],
        ] {
            assert_eq!(left(&[contents, &text]), text, "{contents:?}");
        }
        let said_twice = [["Lid worden", "Dit staat overal."], ["Opzeggen", "Dit staat overal."]];
        let texts = said_twice.map(|page| page.to_vec());
        assert_eq!(left(&[&["Inhoud", "Lid worden 2", "Opzeggen 3"], &texts[0], &texts[1]]), texts.concat());
        let untitled = ["1. Lid worden 2", "2. Opzeggen 3", "Wie stemt er? 4", "Slot 5"];
        assert_eq!(left(&[&untitled, &text]), text);
    }

    #[test]
    fn leaves_what_only_ends_in_numbers() {
        for text in [
            &["Koffie 2", "Thee 3", "Fris 4", "Bier 5", "Wie wil er nog?"][..],
            &["Inhoud", "De zaal is groot.", "Er is plaats voor 80", "mensen en hun honden."],
            &["In 2012", "kwamen er 3", "en in 2013 waren het er 2", "zoals gezegd."],
        ] {
            assert_eq!(left(&[text]), text);
        }
    }
}

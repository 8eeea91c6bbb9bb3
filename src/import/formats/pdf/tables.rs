//! Which lines of a PDF are the rows of a table?
//!
//! Only rules tell: where rules across and down a page make a grid, what stands in it is a table.
//! Columns that are told apart by white space alone look like much that is none.

use super::frame::{self, Cell, Frame};
use super::join::{Known, join};
use super::letter::Letter;
use super::lines::{Line, Lines};
use super::rules::{self, Rule};
use crate::import::markdown::grid::{self, MAX_CELL_WORDS, Row};

/// A grid of which a smaller part of the cells than this says something is a form, or a drawing.
const FILLED: f64 = 0.5;
/// Cells side by side that all have as many lines as this hold a row in each line: words that were
/// broken off where a cell was full seldom fill as many lines in all of them.
const MIN_ROWS_IN_CELL: usize = 3;
/// Lines whose heights differ by less than this, in points, stand in a row.
const SAME_ROW: f64 = 2.0;
/// Letters and spaces closer to each other than this, in their size, belong together.
const TOGETHER: f64 = 0.1;

/// Adds the letters to the lines, and a table in place of those that stand in one.
pub(super) fn read(letters: &[Letter], rules: Vec<Rule>, lines: &mut Lines) {
    let frames = frame::frames(&rules::joined(rules));
    let places: Vec<_> = letters.iter().map(|letter| place(&frames, letter)).collect();
    let mut tables: Vec<Option<Line>> =
        (0..frames.len()).map(|index| table(index, &frames[index], letters, &places, lines.page)).collect();
    let is_table: Vec<bool> = tables.iter().map(Option::is_some).collect();
    for (letter, place) in letters.iter().zip(places) {
        match place.filter(|(frame, _)| is_table[*frame]) {
            // It stands where its first letter is drawn.
            Some((frame, _)) => tables[frame].take().into_iter().for_each(|table| lines.push(table)),
            None => lines.letter(letter),
        }
    }
}

/// A frame, and a cell in it.
type Place = (usize, usize);

fn place(frames: &[Frame], letter: &Letter) -> Option<Place> {
    frames.iter().enumerate().find_map(|(index, frame)| Some((index, frame.cell_of(letter)?)))
}

/// The table in a frame, if it is one.
fn table(
    index: usize,
    frame: &Frame,
    letters: &[Letter],
    places: &[Option<Place>],
    page: usize,
) -> Option<Line> {
    let is_inside = |place: &Option<Place>| place.is_some_and(|(frame, _)| frame == index);
    let first = letters.iter().zip(places).find(|(_, place)| is_inside(place))?.0;
    if cuts_words(letters, places, is_inside) {
        return None;
    }
    let cells = lines_of_cells(index, frame, letters, places);
    let filled = cells.iter().filter(|lines| !lines.is_empty()).count();
    let is_short = |lines: &Vec<Line>| words(lines).split_whitespace().count() <= MAX_CELL_WORDS;
    if (filled as f64) < FILLED * cells.len() as f64 || !cells.iter().all(is_short) {
        return None;
    }
    let text = cells.iter().map(|lines| words(lines)).collect::<Vec<_>>().join(" ");
    let table = grid::lay_out(rows(frame, &cells))?;
    let columns = table.first().map_or(0, Vec::len);
    let (left, right) = frame.sides();
    let line = Line { page, left, right, y: first.y, size: first.size, text, table, ..Line::default() };
    Some(line).filter(|line| line.table.len() > 1 && columns > 1)
}

/// What stands in each cell.
fn lines_of_cells(
    index: usize,
    frame: &Frame,
    letters: &[Letter],
    places: &[Option<Place>],
) -> Vec<Vec<Line>> {
    let mut cells: Vec<Lines> = frame.cells.iter().map(|_| Lines::default()).collect();
    for (letter, place) in letters.iter().zip(places) {
        if let Some((_, cell)) = place.filter(|(frame, _)| *frame == index) {
            cells[cell].letter(letter);
        }
    }
    cells.into_iter().map(|cell| cell.lines).collect()
}

/// Whether words go on in another cell, or outside: then the rules are those of a drawing.
fn cuts_words(
    letters: &[Letter],
    places: &[Option<Place>],
    is_inside: impl Fn(&Option<Place>) -> bool,
) -> bool {
    letters.windows(2).zip(places.windows(2)).any(|(pair, at)| {
        let [one, next] = pair else { return false };
        let gap = next.x - one.x - one.width;
        let is_word = |letter: &Letter| letter.text.chars().all(|c| c.is_alphanumeric() || c == ' ');
        let together = is_word(one)
            && is_word(next)
            && (one.y - next.y).abs() < TOGETHER * one.size
            && gap.abs() < TOGETHER * one.size;
        together && at[0] != at[1] && at.iter().any(&is_inside)
    })
}

/// What the lines of a cell say.
fn words(lines: &[Line]) -> String {
    let mut words = String::new();
    let known = Known::default();
    lines.iter().for_each(|line| join(&mut words, line.text.trim(), &known));
    words.trim().to_owned()
}

/// The rows of the frame, and those that stand in a row of it without rules between them.
fn rows(frame: &Frame, cells: &[Vec<Line>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for row in 0..frame.row_count() {
        let inside: Vec<_> = frame.cells.iter().zip(cells).filter(|(cell, _)| cell.row == row).collect();
        match shared_heights(&inside) {
            Some(heights) => rows.extend(heights.into_iter().map(|height| {
                row_of(&inside, |lines| {
                    let line = lines.iter().find(|line| (line.y - height).abs() < SAME_ROW);
                    line.map_or_else(String::new, |line| line.text.trim().to_owned())
                })
            })),
            None => rows.push(row_of(&inside, words)),
        }
    }
    rows
}

fn row_of(cells: &[(&Cell, &Vec<Line>)], text: impl Fn(&[Line]) -> String) -> Row {
    let cell = |(cell, lines): &(&Cell, &Vec<Line>)| grid::Cell {
        text: text(lines),
        columns: cell.columns,
        rows: cell.rows,
    };
    Row { cells: cells.iter().map(cell).collect(), begins_group: false }
}

/// The heights of the lines, if all cells of a row have lines at the same ones.
fn shared_heights(cells: &[(&Cell, &Vec<Line>)]) -> Option<Vec<f64>> {
    let heights = |lines: &[Line]| lines.iter().map(|line| line.y).collect::<Vec<f64>>();
    let first = heights(cells.first()?.1);
    let is_shared = |lines: &[Line]| {
        lines.len() == first.len() && lines.iter().zip(&first).all(|(line, y)| (line.y - y).abs() < SAME_ROW)
    };
    let are_rows = first.len() >= MIN_ROWS_IN_CELL
        && cells.iter().all(|(cell, lines)| cell.rows == 1 && is_shared(lines));
    are_rows.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(at: f64, from: f64, to: f64) -> Rule {
        Rule { is_across: true, at, from, to }
    }

    fn down(at: f64, from: f64, to: f64) -> Rule {
        Rule { is_across: false, at, from, to }
    }

    /// The rules around two columns, with one between all rows that end at these heights.
    fn grid(ends: &[f64]) -> Vec<Rule> {
        let bottom = ends.last().copied().unwrap_or_default();
        let across = ends.iter().map(|end| across(*end, 0.0, 200.0));
        across.chain([0.0, 100.0, 200.0].map(|at| down(at, ends[0], bottom))).collect()
    }

    /// The letters of words of ten points that begin at this place.
    fn word(x: f64, y: f64, text: &str) -> Vec<Letter> {
        let letter = |(at, c): (usize, char)| Letter {
            text: c.to_string(),
            x: x + 5.0 * at as f64,
            y,
            width: 5.0,
            size: 10.0,
            bold: false,
        };
        text.chars().enumerate().map(letter).collect()
    }

    fn read_all(words: &[Vec<Letter>], rules: Vec<Rule>) -> Vec<Line> {
        let mut lines = Lines::default();
        read(&words.concat(), rules, &mut lines);
        lines.lines
    }

    #[test]
    fn reads_what_stands_between_rules_as_a_table() {
        let words = [
            word(0.0, -20.0, "Ervoor"),
            word(5.0, 15.0, "Naam"),
            word(105.0, 15.0, "Jaar"),
            word(5.0, 35.0, "Jan"),
            word(105.0, 35.0, "een"),
            word(105.0, 47.0, "en twee"),
            word(0.0, 90.0, "Erna"),
        ];
        let lines = read_all(&words, grid(&[0.0, 20.0, 60.0]));
        assert_eq!(
            lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
            ["Ervoor", "Naam Jaar Jan een en twee", "Erna"]
        );
        assert_eq!(lines[1].table, [["Naam", "Jaar"], ["Jan", "een en twee"]]);
    }

    #[test]
    fn tells_rows_apart_that_have_no_rules_between_them() {
        let mut words = vec![word(5.0, 15.0, "Naam"), word(105.0, 15.0, "Jaar")];
        for (row, name) in ["Jan", "Piet", "Mia"].iter().enumerate() {
            words.push(word(5.0, 35.0 + 12.0 * row as f64, name));
            words.push(word(105.0, 35.0 + 12.0 * row as f64, "2011"));
        }
        let lines = read_all(&words, grid(&[0.0, 20.0, 80.0]));
        assert_eq!(lines[0].table, [["Naam", "Jaar"], ["Jan", "2011"], ["Piet", "2011"], ["Mia", "2011"]]);
    }

    #[test]
    fn takes_no_drawing_for_a_table() {
        let lone = [word(5.0, 15.0, "Een"), word(105.0, 35.0, "enkel"), word(0.0, 90.0, "woord")];
        let rules = || grid(&[0.0, 20.0, 40.0, 60.0]);
        assert!(read_all(&lone, rules()).iter().all(|line| line.table.is_empty()));
        let cut = [
            word(80.0, 15.0, "hier doorheen"),
            word(5.0, 35.0, "a"),
            word(105.0, 35.0, "b"),
            word(105.0, 55.0, "c"),
        ];
        let lines = read_all(&cut, rules());
        assert!(lines.iter().all(|line| line.table.is_empty()) && lines[0].text == "hier doorheen");
    }
}

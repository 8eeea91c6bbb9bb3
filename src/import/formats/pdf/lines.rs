//! Which letters of a PDF stand on one line?

use unicode_normalization::char::compose;

use super::letter::Letter;
use crate::import::markdown::inline;

/// All measures are in parts of the letters' size. A gap as wide as this is a space...
const SPACE: f64 = 0.12;
/// ... and one as wide as this is between two columns, or cells.
const COLUMN_GAP: f64 = 4.0;
/// Letters this far up or down are still on the line: a raised number, say.
const OFF_THE_LINE: f64 = 0.6;
/// A small number raised by this much is the mark of a note.
const NOTE_RAISED: f64 = 0.2;
const NOTE_SIZE: f64 = 0.8;
/// A letter that begins this far before the end of an accent stands below it.
const OVERLAP: f64 = 0.15;
/// After these, a raised number is a power.
const MEASURES: [&str; 5] = ["m", "cm", "mm", "dm", "km"];
/// Accents that stand by themselves, and the marks that they are on a letter.
const ACCENTS: [(char, char); 13] = [
    ('`', '\u{300}'),
    ('´', '\u{301}'),
    ('^', '\u{302}'),
    ('ˆ', '\u{302}'),
    ('~', '\u{303}'),
    ('˜', '\u{303}'),
    ('¯', '\u{304}'),
    ('˘', '\u{306}'),
    ('˙', '\u{307}'),
    ('¨', '\u{308}'),
    ('˚', '\u{30a}'),
    ('ˇ', '\u{30c}'),
    ('¸', '\u{327}'),
];

/// A line of text on a page, y counted downwards; or a table, which takes the place of its lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// Its page, from 0.
    pub(super) page: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    /// The size of its first letter.
    pub(super) size: f64,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// What it says.
    pub(super) text: String,
    /// Whether a raised number stands in it, which may be the mark of a note.
    pub(super) has_note_mark: bool,
    /// The rows of a table; none of an ordinary line.
    pub(super) table: Vec<Vec<String>>,
}

/// The lines so far, in the order in which they are drawn, which is nearly always that of reading.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The page that is read.
    pub(super) page: usize,
    pub(super) lines: Vec<Line>,
    /// Whether the last line may go on.
    open: bool,
}

impl Lines {
    /// Ends the last line.
    pub(super) fn close(&mut self) {
        self.open = false;
    }

    /// Adds a line that is whole.
    pub(super) fn push(&mut self, line: Line) {
        self.close();
        self.lines.push(line);
    }

    /// Adds a letter to the last line, or begins a new one.
    pub(super) fn letter(&mut self, letter: &Letter) {
        if letter.size <= 0.0 {
            return;
        }
        let Some(line) = self.lines.last_mut().filter(|_| self.open) else { return self.begin(letter) };
        let gap = (letter.x - line.right) / line.size;
        let raised = (line.y - letter.y) / line.size;
        if raised.abs() > OFF_THE_LINE || !(-1.0..COLUMN_GAP).contains(&gap) {
            return self.begin(letter);
        }
        if is_blank(&letter.text) {
            return push_space(&mut line.text);
        }
        if raised > NOTE_RAISED && letter.size < NOTE_SIZE * line.size && is_number(&letter.text) {
            line.raised_number(letter);
            return;
        }
        let accented =
            Some(gap).filter(|gap| *gap < -OVERLAP).and_then(|_| accented(&line.text, &letter.text));
        if let Some(accented) = accented {
            line.text.pop();
            line.text.push(accented);
        } else {
            if gap > SPACE {
                push_space(&mut line.text);
            }
            line.text.push_str(&letter.text);
        }
        line.right = line.right.max(letter.x + letter.width);
        line.bold &= letter.bold;
    }

    fn begin(&mut self, letter: &Letter) {
        if is_blank(&letter.text) {
            return;
        }
        self.open = true;
        self.lines.push(Line {
            page: self.page,
            left: letter.x,
            right: letter.x + letter.width,
            y: letter.y,
            size: letter.size,
            bold: letter.bold,
            text: letter.text.clone(),
            ..Line::default()
        });
    }
}

impl Line {
    /// After a number or a measure it may be a power, and is seen to be raised; after other words it is the
    /// mark of a note, and goes.
    fn raised_number(&mut self, letter: &Letter) {
        let last = self.text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let number = last.trim_end_matches(|c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c));
        let is_power = number.ends_with(|c: char| c.is_ascii_digit())
            || MEASURES
                .iter()
                .any(|measure| number.trim_start_matches(|c: char| c.is_ascii_digit()) == *measure);
        if is_power {
            self.text.push_str(&inline::raised(&letter.text));
        }
        self.has_note_mark = true;
        self.right = self.right.max(letter.x + letter.width);
    }
}

/// The letter with the accent that the text ends with: TeX draws them apart, one over the other.
fn accented(text: &str, letter: &str) -> Option<char> {
    let accent = text.chars().next_back()?;
    let (_, mark) = ACCENTS.iter().find(|(spacing, _)| *spacing == accent)?;
    let mut letters = letter.chars();
    let letter = match letters.next()? {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    compose(letter, *mark).filter(|_| letters.next().is_none())
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control())
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

fn push_space(text: &mut String) {
    if !text.ends_with(' ') {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of letters of ten points, each with where it stands and its width.
    fn read(letters: &[(&str, f64, f64)]) -> String {
        read_raised(letters, &[])
    }

    /// The same, with small letters above the line after them.
    fn read_raised(letters: &[(&str, f64, f64)], raised: &[(&str, f64, f64)]) -> String {
        let mut read = Lines::default();
        for (text, x, width) in letters {
            let (text, bold) = ((*text).to_owned(), false);
            read.letter(&Letter { text, x: *x, y: 0.0, width: *width, size: 10.0, bold });
        }
        for (text, x, width) in raised {
            let (text, bold) = ((*text).to_owned(), false);
            read.letter(&Letter { text, x: *x, y: -4.0, width: *width, size: 6.0, bold });
        }
        read.lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn puts_an_accent_on_the_letter_below_it() {
        let invested = [("e", 0.0, 4.4), ("¨", 3.3, 5.0), ("ı", 4.4, 2.8), ("n", 7.2, 5.6)];
        assert_eq!(read(&invested), "eïn");
        let one = [("p", 0.0, 5.6), ("´", 8.6, 5.0), ("e", 8.9, 4.4), ("´", 13.0, 5.0), ("e", 13.3, 4.4)];
        assert_eq!(read(&one), "p éé");
    }

    #[test]
    fn raises_powers_and_drops_the_marks_of_notes() {
        let two = [("2", 10.0, 3.0)];
        assert_eq!(read_raised(&[("1", 0.0, 5.0), ("0", 5.0, 5.0)], &two), "10²");
        assert_eq!(read_raised(&[("8", 0.0, 5.0), ("m", 5.0, 5.0)], &two), "8m²");
        assert_eq!(read_raised(&[("o", 0.0, 5.0), ("m", 5.0, 5.0)], &two), "om");
    }

    #[test]
    fn leaves_an_accent_alone_that_stands_beside_a_letter() {
        assert_eq!(read(&[("´", 0.0, 5.0), ("e", 5.0, 4.4)]), "´e");
        assert_eq!(read(&[("~", 0.0, 5.0), ("5", 0.2, 5.0)]), "~5");
    }
}

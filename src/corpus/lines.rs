//! In which line does a byte of a text stand, and where do the words of a piece begin and end?

use std::ops::Range;

/// The line, from 1, in which the byte at `offset` stands. Reads the text up to there: for many places
/// in one text, [`Lines`] reads it once.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Where the lines of a text end.
pub(crate) struct Lines {
    breaks: Vec<usize>,
}

impl Lines {
    /// Reads a text for its lines.
    pub(crate) fn of(text: &str) -> Self {
        Self { breaks: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// The line, from 1, in which the byte at `offset` stands.
    pub(crate) fn at(&self, offset: usize) -> usize {
        self.breaks.partition_point(|at| *at < offset) + 1
    }
}

/// The range without the white space at its ends.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_counted_in_either_way_alike() {
        for text in ["", "\n", "een\ntwee\n\nvier", "één\r\ntwee\n"] {
            let lines = Lines::of(text);
            for offset in 0..=text.len() + 1 {
                assert_eq!(lines.at(offset), line_of(text, offset), "{text:?} at {offset}");
            }
        }
    }
}

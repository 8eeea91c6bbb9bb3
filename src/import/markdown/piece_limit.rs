//! Is a text made of so many small pieces that reading them would fill the memory?
//!
//! The readers of Markdown and HTML hold each line, cell and tag as a thing of its own, of a hundred
//! bytes and more: a table of 15 MB would take 700.

use crate::import::problem::Problem;

/// The most lines, and signs that may be markup, in a text: they take up to 300 MB of memory. A book of 16 MB
/// has a third of them.
const MAX_PIECES: usize = 1_000_000;

/// Counts the pieces of a text, or of several texts that are read into one.
#[derive(Debug, Default)]
pub(crate) struct Pieces(usize);

impl Pieces {
    /// Counts those of another text.
    ///
    /// # Errors
    /// When they have become too many.
    pub(crate) fn add(&mut self, text: &str) -> Result<(), Problem> {
        let is_piece = |byte: &&u8| {
            matches!(byte, b'\n' | b'\r' | b'|' | b'*' | b'_' | b'[' | b'`' | b'<' | b'&' | b'\\' | b'~')
        };
        self.0 += text.as_bytes().iter().filter(is_piece).count();
        if self.0 > MAX_PIECES { Err(Problem::TooManyPieces) } else { Ok(()) }
    }
}

/// Counts the pieces of one text.
///
/// # Errors
/// When they are too many.
pub(crate) fn check(text: &str) -> Result<(), Problem> {
    Pieces::default().add(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_text_of_too_many_pieces_and_no_book() {
        let row = "| a | b |\n";
        assert!(matches!(check(&row.repeat(MAX_PIECES / 4 + 1)), Err(Problem::TooManyPieces)));
        let mut pieces = Pieces::default();
        assert!(pieces.add(&row.repeat(MAX_PIECES / 8)).is_ok());
        assert!(pieces.add(&row.repeat(MAX_PIECES / 8 + 2)).is_err());
        let line = "Een regel van een boek, met een *schuin* woord en niets bijzonders. \n".repeat(200_000);
        assert!(check(&line).is_ok());
    }
}

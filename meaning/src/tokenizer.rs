//! Which pieces stand for a text? (SentencePiece's Unigram.)
//!
//! The pieces whose scores add up to the most, found by Viterbi's way through the text (Kudo, "Subword
//! Regularization", 2018).

use unicode_normalization::UnicodeNormalization;

use crate::error::ModelError;
use crate::pieces::Pieces;

/// The pieces that all XLM-R vocabularies begin with.
pub(crate) const BEGIN: u32 = 0;
pub(crate) const END: u32 = 2;
const UNKNOWN: u32 = 3;
/// What a piece that no vocabulary has scores less than the worst of those that it has (SentencePiece).
const UNKNOWN_PENALTY: f32 = 10.0;

/// Takes texts apart.
pub(crate) struct Tokenizer {
    pieces: Pieces,
    /// What a character scores that is part of no piece.
    unknown: f32,
}

/// The best way to take a text apart, up to a place in it.
#[derive(Clone, Copy)]
struct Way {
    score: f32,
    /// The last piece, and where it begins.
    piece: u32,
    start: usize,
}

impl Tokenizer {
    /// Of pieces with their scores; the place of a piece is its number.
    pub(crate) fn new<P: AsRef<str>>(pieces: impl IntoIterator<Item = (P, f32)>) -> Self {
        let mut lowest = 0.0_f32;
        let numbered = (0..).zip(pieces).map(|(number, (piece, score))| {
            lowest = lowest.min(score);
            (piece, number, score)
        });
        let pieces = Pieces::new(numbered.filter(|(_, number, _)| *number > UNKNOWN));
        Self { pieces, unknown: lowest - UNKNOWN_PENALTY }
    }

    /// Of a list with a piece a line: the piece, a tab, its score.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self, ModelError> {
        // Not `lines`: a piece may be a character that ends a line.
        let lines = text.strip_suffix('\n').unwrap_or(text).split('\n').enumerate();
        let pieces = lines.map(|(at, line)| {
            scored(line)
                .ok_or_else(|| ModelError::invalid(format!("{file}:{}", at + 1), "no piece with its score"))
        });
        Ok(Self::new(pieces.collect::<Result<Vec<_>, _>>()?))
    }

    /// The number of its last piece, and one.
    pub(crate) fn pieces(&self) -> usize {
        self.pieces.highest().map_or(0, |number| number as usize + 1)
    }

    /// The pieces of a text between a beginning and an end: `most` of them, the rest is left out.
    pub(crate) fn encode(&self, text: &str, most: usize) -> Vec<u32> {
        let text = normal(text);
        let mut ids = self.best_way(&text);
        ids.truncate(most.saturating_sub(2));
        ids.insert(0, BEGIN);
        ids.push(END);
        ids
    }

    fn best_way(&self, text: &str) -> Vec<u32> {
        let nowhere = Way { score: f32::NEG_INFINITY, piece: UNKNOWN, start: 0 };
        let mut ways = vec![nowhere; text.len() + 1];
        ways[0].score = 0.0;
        for (start, first) in text.char_indices() {
            self.go_on(text, start, first.len_utf8(), &mut ways);
        }
        let mut ids = Vec::new();
        let mut at = text.len();
        while at > 0 {
            let way = ways[at];
            // Neighbours that are unknown are one.
            if way.piece != UNKNOWN || ids.last() != Some(&UNKNOWN) {
                ids.push(way.piece);
            }
            at = way.start;
        }
        ids.reverse();
        ids
    }

    /// Goes on from a place with every piece that the text has there.
    fn go_on(&self, text: &str, start: usize, first: usize, ways: &mut [Way]) {
        let score = ways[start].score;
        let mut put = |end: usize, score: f32, piece: u32| {
            if score > ways[end].score {
                ways[end] = Way { score, piece, start };
            }
        };
        let mut is_known = false;
        let rest = &text[start..];
        // No piece goes over a space.
        let end = rest[first..].find(SPACE).map_or(rest.len(), |space| first + space);
        for (length, piece, own) in self.pieces.at_start(&rest[..end]) {
            put(start + length, score + own, piece);
            is_known |= length == first;
        }
        if !is_known {
            put(start + first, score + self.unknown, UNKNOWN);
        }
    }
}

/// A piece and its score, of a line.
fn scored(line: &str) -> Option<(&str, f32)> {
    let (piece, score) = line.rsplit_once('\t')?;
    Some((piece, score.parse().ok()?))
}

/// What stands for a space in pieces.
const SPACE: char = '▁';

/// A text as the pieces are made for: compatible forms are one (NFKC), every space is a mark before the
/// word, control characters are gone.
fn normal(text: &str) -> String {
    let clean = text.chars().map(|c| match c {
        '\t' | '\n' | '\u{c}' | '\r' | '\u{1680}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' => ' ',
        c => c,
    });
    let mut out = String::with_capacity(text.len() + 16);
    let mut after_space = true;
    for c in clean.nfkc().filter(|c| !c.is_control()) {
        if c == ' ' {
            after_space = true;
            continue;
        }
        if std::mem::take(&mut after_space) {
            out.push(SPACE);
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokenizer() -> Tokenizer {
        let pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁ne", "t", "werk", "▁net", "▁netwerk", "e", "n"];
        let scores = [0.0, 0.0, 0.0, 0.0, -3.0, -6.0, -4.0, -7.0, -6.5, -9.0, -2.0, -2.5];
        Tokenizer::new(pieces.into_iter().zip(scores))
    }

    #[test]
    fn the_best_pieces_stand_for_a_text() {
        for (text, expected) in [
            ("netwerk", &[0, 9, 2][..]),
            ("  netwerken\n", &[0, 9, 10, 11, 2]),
            ("net werk", &[0, 8, 4, 7, 2]),
            ("ネット", &[0, 4, 3, 2]),
            ("", &[0, 2]),
            ("\u{7}", &[0, 2]),
        ] {
            assert_eq!(tokenizer().encode(text, 512), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_long_is_cut_off() {
        assert_eq!(tokenizer().encode("net net net net", 4), [0, 8, 8, 2]);
        assert_eq!(tokenizer().encode("net", 0), [0, 2]);
    }

    #[test]
    fn a_broken_list_names_its_line() {
        let error = Tokenizer::parse("pieces", "a\t1\nb").err().expect("a broken list").to_string();
        assert!(error.starts_with("pieces:2"), "{error}");
    }
}

//! Which pieces does a vocabulary have? (A sorted list, read as a trie.)

/// A vocabulary, in one piece of memory: there are tens of thousands, mostly shorter than what it costs to keep one
/// alone.
#[derive(Default)]
pub(crate) struct Pieces {
    text: String,
    /// By their bytes.
    sorted: Vec<Piece>,
}

/// A piece, by where it stands in the text.
struct Piece {
    start: u32,
    length: u32,
    number: u32,
    score: f32,
}

impl Pieces {
    /// Of pieces with their numbers and scores.
    pub(crate) fn new<P: AsRef<str>>(pieces: impl IntoIterator<Item = (P, u32, f32)>) -> Self {
        let (mut text, mut sorted) = (String::new(), Vec::new());
        for (piece, number, score) in pieces {
            let piece = piece.as_ref();
            // A vocabulary of four thousand million bytes doesn't fit a model of this kind.
            if let (Ok(start), Ok(length)) = (u32::try_from(text.len()), u32::try_from(piece.len())) {
                sorted.push(Piece { start, length, number, score });
                text.push_str(piece);
            }
        }
        text.shrink_to_fit();
        sorted.shrink_to_fit();
        let bytes = |piece: &Piece| bytes(&text, piece);
        sorted
            .sort_unstable_by(|one, other| bytes(one).cmp(bytes(other)).then(one.number.cmp(&other.number)));
        Self { text, sorted }
    }

    /// The highest number of a piece.
    pub(crate) fn highest(&self) -> Option<u32> {
        self.sorted.iter().map(|piece| piece.number).max()
    }

    /// The pieces that a text begins with, the shortest first: where each ends, its number and its score.
    pub(crate) fn at_start<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (usize, u32, f32)> {
        let mut rest = self.sorted.as_slice();
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let longer = ends.map_while(move |end| {
            let begun = text.as_bytes().get(..end)?;
            let first = rest.partition_point(|piece| self.bytes(piece) < begun);
            let those = rest.get(first..)?;
            rest = &those[..those.partition_point(|piece| self.bytes(piece).starts_with(begun))];
            Some((end, rest.first()?))
        });
        longer
            .filter(|(end, piece)| piece.length as usize == *end)
            .map(|(end, piece)| (end, piece.number, piece.score))
    }

    fn bytes(&self, piece: &Piece) -> &[u8] {
        bytes(&self.text, piece)
    }
}

fn bytes<'t>(text: &'t str, piece: &Piece) -> &'t [u8] {
    let start = piece.start as usize;
    &text.as_bytes()[start..start + piece.length as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_a_text_begins_with_are_found() {
        let pieces = ["net", "n", "werk", "netwerk", "né", "ne", "zo"];
        let pieces = Pieces::new((1..).zip(pieces).map(|(number, piece)| (piece, number, -0.5)));
        let found =
            |text: &str| pieces.at_start(text).map(|(end, number, _)| (end, number)).collect::<Vec<_>>();
        assert_eq!(found("netwerken"), [(1, 2), (2, 6), (3, 1), (7, 4)]);
        assert_eq!(found("née"), [(1, 2), (3, 5)]);
        assert_eq!(found("zzp"), []);
        assert_eq!(found(""), []);
        assert_eq!(pieces.highest(), Some(7));
        assert_eq!(Pieces::default().highest(), None);
    }
}

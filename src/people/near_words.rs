//! Which known word did somebody mean who wrote one that nobody else used?
//!
//! A slip of the pen, or a compound of which one part is known. By the trigrams that two words share.

use std::collections::HashSet;

/// Shorter words are near to too many others.
const LETTERS: usize = 5;
/// From which share of common trigrams on (Dice's coefficient) two words are taken for one.
const ALIKE: f64 = 0.6;
/// How much a part counts beside the whole word.
const PART: f64 = 0.5;

/// How near two folded words are: 1 for the same, 0 for nothing in common that counts.
pub(super) fn nearness(word: &str, known: &str) -> f64 {
    if word == known {
        return 1.0;
    }
    let (short, long) = if word.len() < known.len() { (word, known) } else { (known, word) };
    if short.chars().count() < LETTERS {
        return 0.0;
    }
    if long.starts_with(short) || long.ends_with(short) {
        return PART;
    }
    let alike = dice(short, long);
    if alike >= ALIKE { alike } else { 0.0 }
}

fn dice(one: &str, other: &str) -> f64 {
    let (one, other) = (trigrams(one), trigrams(other));
    let common = one.intersection(&other).count();
    ratio(2 * common, one.len() + other.len())
}

/// The trigrams of a word with its edges.
fn trigrams(word: &str) -> HashSet<[char; 3]> {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
    letters.windows(3).filter_map(|three| three.try_into().ok()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "numbers of letters")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_parts_are_near_and_short_words_are_not() {
        assert!(nearness("boekhoudign", "boekhouding") > 0.6);
        assert!((nearness("straatfeest", "feest") - PART).abs() < 1e-9);
        assert!(nearness("python", "pyhton") < ALIKE, "two of its few trigrams are others");
        for (one, other) in [("zaal", "zaag"), ("beekeeping", "bookkeeping"), ("", "vraag")] {
            assert!(nearness(one, other) < 1.0, "{one} {other}");
        }
        assert!(nearness("maan", "maand") < 1e-9);
    }
}

//! Which words is a Dutch compound made of? (Decompounding.)
//!
//! `netwerkbijeenkomst` is `netwerk` and `bijeenkomst`; `bedrijfsauto` is `bedrijf` and `auto`,
//! tied by an `s`. Whoever asks may write any of them apart.

use crate::domain::Language;
use crate::search::weights::{MOST_PARTS, PART_LETTERS};
use crate::search::word_lists::{COMPOUND_ENDINGS, COMPOUND_LINKS};

/// The parts of a compound, in order, as they are spelt within it without the linking letters;
/// empty when the word is no compound of words that `is_word` knows.
///
/// Of several ways to split, the one with the fewest parts wins, and among those the one whose
/// shortest part is longest: `kunststofplaat` is `kunststof` and `plaat`, not three words.
pub(crate) fn split<'w>(word: &'w str, is_word: &impl Fn(&str) -> bool) -> Vec<&'w str> {
    if word.len() < 2 * PART_LETTERS || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut best = Vec::new();
    (2..=MOST_PARTS).find(|count| {
        best = best_split(word, *count, is_word).map(|(parts, _)| parts).unwrap_or_default();
        !best.is_empty()
    });
    best
}

/// The parts of a compound, and after each one the parts of which it is made itself.
///
/// Of `socialemediabeleid` the fewest parts are `sociale` and `mediabeleid`: who asks for `beleid`
/// means it too.
pub(crate) fn all_parts<'w>(word: &'w str, is_word: &impl Fn(&str) -> bool) -> Vec<&'w str> {
    let nested = |part: &'w str| std::iter::once(part).chain(split(part, is_word));
    split(word, is_word).into_iter().flat_map(nested).collect()
}

/// The best split into exactly `count` parts, with the length of its shortest part.
fn best_split<'w>(
    word: &'w str,
    count: usize,
    is_word: &impl Fn(&str) -> bool,
) -> Option<(Vec<&'w str>, usize)> {
    if count == 1 {
        let fits = word.len() >= PART_LETTERS
            && !COMPOUND_ENDINGS.of(Language::Dutch).contains(word)
            && is_word(word);
        return fits.then(|| (vec![word], word.len()));
    }
    let mut best: Option<(Vec<&'w str>, usize)> = None;
    for cut in PART_LETTERS..=word.len().saturating_sub(PART_LETTERS * (count - 1)) {
        let part = &word[..cut];
        if !is_word(part) {
            continue;
        }
        for link in std::iter::once("").chain(COMPOUND_LINKS.of(Language::Dutch).iter()) {
            let Some(rest) = word[cut..].strip_prefix(link) else { continue };
            let Some((tail, shortest)) = best_split(rest, count - 1, is_word) else { continue };
            let shortest = shortest.min(cut);
            // Of two equally good splits the later has the longer first part: `pannen` and not
            // `pann` with a link.
            if best.as_ref().is_none_or(|(_, length)| shortest >= *length) {
                best = Some((std::iter::once(part).chain(tail).collect(), shortest));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> Vec<&str> {
        let known = [
            "netwerk",
            "bijeenkomst",
            "bedrijf",
            "auto",
            "kunst",
            "stof",
            "kunststof",
            "plaat",
            "media",
            "beleid",
            "sociale",
            "heid",
            "vrij",
            "pannen",
            "koek",
            "pann",
        ];
        split(word, &|part: &str| known.contains(&part))
    }

    #[test]
    fn finds_the_fewest_parts_over_linking_letters() {
        assert_eq!(parts("netwerkbijeenkomst"), ["netwerk", "bijeenkomst"]);
        assert_eq!(parts("bedrijfsauto"), ["bedrijf", "auto"]);
        assert_eq!(parts("kunststofplaat"), ["kunststof", "plaat"]);
        assert_eq!(parts("socialemediabeleid"), ["sociale", "media", "beleid"]);
        assert_eq!(parts("pannenkoek"), ["pannen", "koek"]);
    }

    #[test]
    fn a_part_that_is_a_compound_has_parts_too() {
        let known = |part: &str| ["sociale", "media", "beleid", "mediabeleid"].contains(&part);
        assert_eq!(all_parts("socialemediabeleid", &known), ["sociale", "mediabeleid", "media", "beleid"]);
    }

    #[test]
    fn leaves_other_words_whole() {
        assert!(parts("vrijheid").is_empty());
        assert!(parts("netwerk").is_empty());
        assert!(parts("netwerkxyz").is_empty());
        assert!(parts("").is_empty());
    }
}

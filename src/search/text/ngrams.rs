//! Which short runs of letters make up a word? (Character n-grams.)

use crate::search::weights::GRAM_LETTERS;

/// The hashes of the character 4-grams of a folded word, padded with a blank on both sides.
pub(crate) fn grams(word: &str) -> impl Iterator<Item = u32> {
    let padded: Vec<char> = std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
    let count = (padded.len() + 1).saturating_sub(GRAM_LETTERS).max(1);
    (0..count).map(move |at| hash(&padded[at..(at + GRAM_LETTERS).min(padded.len())]))
}

/// FNV-1a over the characters. A collision of 32 bits makes two grams one; among the hundred
/// thousand or so grams of a language that is too rare to matter.
fn hash(gram: &[char]) -> u32 {
    gram.iter().fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(*c)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_leaves_most_grams() {
        let typed: Vec<u32> = grams("netwrk").collect();
        let meant: Vec<u32> = grams("netwerk").collect();
        assert_eq!(meant.len(), 6);
        assert_eq!(typed.iter().filter(|gram| meant.contains(gram)).count(), 2);
        assert_eq!(grams("a").count(), 1);
    }
}

//! How well does a word stand for one that somebody types, perhaps with a slip, or has not finished yet?

use crate::search::query::fuzzy;
use crate::search::weights::{BEGINS, BEGINS_OPEN, INFLECTED, INFLECTED_LETTERS, SLIPPED, SLIPPED_BEGINS};

/// A word with its letters.
pub(crate) struct Letters {
    pub(crate) text: String,
    chars: Vec<char>,
    /// A bit for each letter that it has: by this, most words are told apart without comparing them.
    mask: u64,
}

impl Letters {
    pub(crate) fn new(text: &str) -> Self {
        let mask = text.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) % 64));
        Self { text: text.to_owned(), chars: text.chars().collect(), mask }
    }

    /// How many different letters it has that another word lacks.
    fn lacks(&self, other: &Self) -> u32 {
        (self.mask & !other.mask).count_ones()
    }
}

/// How well a word stands for a typed one, `open` while it is being typed: 0 to 1.
pub(crate) fn likeness(typed: &Letters, open: bool, word: &Letters) -> f32 {
    if typed.text == word.text {
        return 1.0;
    }
    if word.text.starts_with(&typed.text) {
        return if open { BEGINS_OPEN } else { BEGINS };
    }
    let inflected = if is_inflected(typed, word) { INFLECTED } else { 0.0 };
    inflected.max(slip(typed, open, word))
}

/// Whether two words begin alike and differ in their endings alone.
fn is_inflected(typed: &Letters, word: &Letters) -> bool {
    let (least, ending) = INFLECTED_LETTERS;
    let same = typed.chars.iter().zip(&word.chars).take_while(|(a, b)| a == b).count();
    same >= least && typed.chars.len() - same <= ending && word.chars.len() - same <= ending
}

/// How well a word stands for a misspelt one, or for the misspelt beginning of one.
fn slip(typed: &Letters, open: bool, word: &Letters) -> f32 {
    let Some(edits) = fuzzy::edits(&typed.text).map(usize::from) else { return 0.0 };
    let most = u32::try_from(edits).unwrap_or(u32::MAX);
    if typed.lacks(word) > most {
        return 0.0;
    }
    let lengths_differ = typed.chars.len().abs_diff(word.chars.len());
    if lengths_differ <= edits && word.lacks(typed) <= most {
        let distance = strsim::osa_distance(&typed.text, &word.text);
        if distance <= edits {
            return SLIPPED * fuzzy::closeness(&typed.text, &word.text);
        }
    }
    let begins = open && !fuzzy::is_short(&typed.text) && begins_nearly(typed, word, edits);
    if begins { SLIPPED_BEGINS } else { 0.0 }
}

/// Whether a word begins with what was typed but for so many slips, which may have left out or doubled a
/// letter.
fn begins_nearly(typed: &Letters, word: &Letters, edits: usize) -> bool {
    let length = typed.chars.len();
    (length.saturating_sub(1)..=length + 1).any(|length| {
        let beginning: String = word.chars.iter().take(length).collect();
        strsim::osa_distance(&typed.text, &beginning) <= edits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands_for(typed: &str, open: bool, word: &str) -> f32 {
        likeness(&Letters::new(typed), open, &Letters::new(word))
    }

    #[test]
    fn a_word_stands_for_its_beginning_its_inflection_and_its_slips() {
        for (typed, open, word, stands) in [
            ("banden", false, "banden", true),
            ("ban", true, "banden", true),
            ("band", false, "banden", true),
            ("netwerken", false, "netwerk", true),
            ("zwake", false, "zwakke", true),
            ("inovatie", false, "innovatie", true),
            ("inovat", true, "innovatie", true),
            ("inovat", false, "innovatie", false),
            ("netwrek", true, "netwerken", true),
            ("kat", true, "hond", false),
            ("tcp", false, "top", false),
            ("de", true, "den", true),
            ("deel", false, "de", false),
        ] {
            assert_eq!(stands_for(typed, open, word) > 0.0, stands, "{typed} {word}");
        }
        assert!(stands_for("zwak", true, "zwakke") > stands_for("zwak", false, "zwakke"));
        assert!(stands_for("zwake", false, "zwakke") > stands_for("zwke", true, "zwakkere"));
    }
}

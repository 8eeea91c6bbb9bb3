//! In which language is a short text, going by the little words in it?
//!
//! The stop words of the two languages tell most; what people drop letters from (`don't`, `'t`) tells
//! as much. Names and terms are no help: both languages have them.

use crate::domain::Language;
use crate::search::text::stop_words::StopWords;
use crate::search::text::tokens::{Word, is_apostrophe};

/// What English leaves a letter out of, as its contractions end.
const ENGLISH_ENDINGS: &[&str] = &["n't", "'m", "'re", "'ve", "'ll"];

/// Those contractions that are no stop words, as people type them without the apostrophe.
const ENGLISH_BARE: &[&str] = &[
    "aint", "hes", "hows", "itll", "mustnt", "neednt", "shes", "theyd", "theyll", "theyre", "theyve", "weve",
    "whens", "whys", "youd", "youll", "youre", "youve",
];

/// What Dutch leaves letters out of, within a word.
const DUTCH_WITHIN: &[&str] = &["d'r", "da's", "m'n", "zo'n", "z'n"];

/// What is left of a Dutch word after an apostrophe: `'t`, `'n`, `'s avonds`, `'k`, `'m`.
const DUTCH_LEFT: &[&str] = &["k", "m", "n", "s", "t"];

/// A shorter word with `'s` may be the Dutch plural of an abbreviation: `tv's`, `zzp's`.
const SHORTEST_OWNER: usize = 4;

/// How much in a text is Dutch, and how much English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Votes {
    dutch: usize,
    english: usize,
}

impl Votes {
    /// Counts one for a language.
    pub(crate) fn add(&mut self, language: Option<Language>) {
        match language {
            Some(Language::Dutch) => self.dutch += 1,
            Some(Language::English) => self.english += 1,
            None => {}
        }
    }

    /// The language that has most; `None` for a tie.
    pub(crate) fn leader(self) -> Option<Language> {
        match self.dutch.cmp(&self.english) {
            std::cmp::Ordering::Greater => Some(Language::Dutch),
            std::cmp::Ordering::Less => Some(Language::English),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// The language that a word gives away by being a stop word or a contraction; `None` for one that
/// both languages have, or neither.
pub(crate) fn little(text: &str, word: &Word, stop: &StopWords) -> Option<Language> {
    let typed = plain(&text[word.range.clone()]);
    let cut_off = text[..word.range.start].ends_with(is_apostrophe);
    if cut_off && DUTCH_LEFT.contains(&typed.as_str()) || DUTCH_WITHIN.contains(&typed.as_str()) {
        return Some(Language::Dutch);
    }
    let contracted = ENGLISH_ENDINGS.iter().any(|ending| typed.ends_with(ending));
    if contracted || ENGLISH_BARE.contains(&word.text.as_str()) {
        return Some(Language::English);
    }
    stop.language_of_word(&word.text)
}

/// Whether a word ends as an English owner does: `Ostrom's`. In Dutch, `'s` follows a long vowel
/// (`foto's`) or an abbreviation (`NGO's`). A hint only: Dutch writers borrow it.
pub(crate) fn is_english_owner(text: &str, word: &Word) -> bool {
    let typed = &text[word.range.clone()];
    let Some(owner) = plain(typed).strip_suffix("'s").map(str::to_owned) else { return false };
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let after_consonant = owner.ends_with(|c: char| c == 'e' || (c.is_alphabetic() && !vowel(c)));
    let abbreviated = !owner.contains(vowel) || typed.chars().nth(1).is_some_and(char::is_uppercase);
    after_consonant && !abbreviated && owner.chars().count() >= SHORTEST_OWNER
}

/// In lower case, with straight apostrophes.
fn plain(typed: &str) -> String {
    typed.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::tokens::tokenize;

    fn tells(text: &str) -> Option<Language> {
        let stop = StopWords::new();
        let mut votes = Votes::default();
        tokenize(text).iter().for_each(|word| votes.add(little(text, word, &stop)));
        votes.leader()
    }

    #[test]
    fn contractions_are_english_with_any_apostrophe_or_none() {
        for text in ["Isn't", "isn’t", "ISN`T", "isnt", "I'm", "im", "they're", "theyre", "we’ve", "you'll"]
        {
            assert_eq!(tells(text), Some(Language::English), "{text}");
        }
    }

    #[test]
    fn what_dutch_leaves_out_stays_dutch_and_its_plurals_tell_nothing() {
        for text in ["'t netwerk", "’n netwerk", "zo'n netwerk", "zo’n netwerk", "'s avonds", "m'n buurt"]
        {
            assert_eq!(tells(text), Some(Language::Dutch), "{text}");
        }
        for text in ["zzp'er", "zzp’ers", "foto's", "netwerk", "Ostrom's", "", "3.0"] {
            assert_eq!(tells(text), None, "{text}");
        }
    }

    #[test]
    fn an_owner_is_told_from_a_plural() {
        let owner = |text: &str| tokenize(text).iter().any(|word| is_english_owner(text, word));
        for text in ["Ostrom's", "Metcalfe’s", "Reed's", "someone's"] {
            assert!(owner(text), "{text}");
        }
        for text in ["foto's", "baby's", "NGO's", "tv's", "app's", "PDF's", "zzp'ers", "laws", "'s"] {
            assert!(!owner(text), "{text}");
        }
    }
}

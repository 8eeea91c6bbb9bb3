//! In which language is a short text, going by the little words in it?
//!
//! The stop words of the two languages tell most; what people drop letters from (`don't`, `'t`) tells
//! as much. Names and terms are no help: both languages have them.

use crate::domain::Language;
use crate::search::text::stop_words::{is_stop_word, language_of_word};
use crate::search::text::tokens::{Word, is_apostrophe};
use crate::search::weights::OWNER_LETTERS;
use crate::search::word_lists::{AFTER_APOSTROPHE, BARE_CONTRACTIONS, CONTRACTION_ENDINGS, CONTRACTIONS};

/// How much in a text is of each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Votes([usize; Language::ALL.len()]);

impl Votes {
    /// Counts one for a language.
    pub(crate) fn add(&mut self, language: Option<Language>) {
        if let Some(language) = language {
            self.0[language as usize] += 1;
        }
    }

    /// The language that has most; `None` for a tie.
    pub(crate) fn leader(self) -> Option<Language> {
        let most = self.0.into_iter().max().unwrap_or_default();
        let mut leading = Language::ALL.into_iter().filter(|language| self.0[*language as usize] == most);
        leading.next().filter(|_| leading.next().is_none())
    }
}

/// The language that a word gives away by being a stop word or a contraction; `None` for one that
/// several languages have, or none.
pub(crate) fn little(text: &str, word: &Word) -> Option<Language> {
    let typed = plain(&text[word.range.clone()]);
    let cut_off = text[..word.range.start].ends_with(is_apostrophe);
    let contracted = |language: &Language| {
        (cut_off && AFTER_APOSTROPHE.of(*language).contains(&typed))
            || CONTRACTIONS.of(*language).contains(&typed)
            || CONTRACTION_ENDINGS.of(*language).iter().any(|ending| typed.ends_with(ending))
            || BARE_CONTRACTIONS.of(*language).contains(&word.text)
    };
    Language::ALL.into_iter().find(contracted).or_else(|| language_of_word(&word.text))
}

/// The language whose stop words a text uses most; `fallback` where neither leads.
pub(crate) fn by_stop_words<'a>(words: impl Iterator<Item = &'a str>, fallback: Language) -> Language {
    let mut votes = Votes::default();
    for word in words {
        for language in Language::ALL.into_iter().filter(|language| is_stop_word(word, *language)) {
            votes.add(Some(language));
        }
    }
    votes.leader().unwrap_or(fallback)
}

/// Whether a word ends as an English owner does: `Ostrom's`. In Dutch, `'s` follows a long vowel
/// (`foto's`) or an abbreviation (`NGO's`). A hint only: Dutch writers borrow it.
pub(crate) fn is_english_owner(text: &str, word: &Word) -> bool {
    let typed = &text[word.range.clone()];
    let Some(owner) = plain(typed).strip_suffix("'s").map(str::to_owned) else { return false };
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let after_consonant = owner.ends_with(|c: char| c == 'e' || (c.is_alphabetic() && !vowel(c)));
    let abbreviated = !owner.contains(vowel) || typed.chars().nth(1).is_some_and(char::is_uppercase);
    after_consonant && !abbreviated && owner.chars().count() >= OWNER_LETTERS
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
        let mut votes = Votes::default();
        tokenize(text).iter().for_each(|word| votes.add(little(text, word)));
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

//! Which words of a question say nothing about its subject?
//!
//! Function words, and the words that questions and requests are phrased with.

use super::letters::Letters;
use crate::domain::Language;
use crate::search::weights::LONG_STOP_WORD;
use crate::search::word_lists::{SHORT_STOP_WORDS, STOP_WORDS};

/// Is the folded word a stop word of the language?
pub(crate) fn is_stop_word(word: &str, language: Language) -> bool {
    [&STOP_WORDS, &SHORT_STOP_WORDS].iter().any(|list| list.of(language).contains(word))
}

/// Is the folded word a stop word of any language?
pub(crate) fn is_stop_word_anywhere(word: &str) -> bool {
    Language::ALL.into_iter().any(|language| is_stop_word(word, language))
}

/// The language of which the folded word is a stop word; `None` for one of several, or of none. Where
/// it is a word of one and only short for one of the others, it is the former: `wat` is Dutch.
pub(crate) fn language_of_word(word: &str) -> Option<Language> {
    let with = || Language::ALL.into_iter().filter(|language| is_stop_word(word, *language));
    let in_full = with().filter(|language| !SHORT_STOP_WORDS.of(*language).contains(word));
    only(with()).or_else(|| only(in_full))
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// Is the folded word a stop word of the language with one slip of the pen in it? Only long
/// ones count: a short word is one slip away from many others.
pub(crate) fn is_nearly_stop_word(word: &str, language: Language) -> bool {
    let long = |word: &str| word.len() >= LONG_STOP_WORD;
    let mut known = [&STOP_WORDS, &SHORT_STOP_WORDS].into_iter().flat_map(|list| list.of(language).iter());
    let asked = Letters::of(word);
    let may_be = |known: &str| long(known) && Letters::of(known).may_be_within(1, asked);
    long(word) && known.any(|known| may_be(known) && strsim::osa_distance(word, known) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_one_language_is_not_the_shorthand_of_the_other() {
        for (word, language) in [
            ("hoe", Some(Language::Dutch)),
            ("wat", Some(Language::Dutch)),
            ("about", Some(Language::English)),
            ("is", None),
            ("netwerk", None),
        ] {
            assert_eq!(language_of_word(word), language, "{word}");
        }
    }
}

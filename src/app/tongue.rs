//! In which language is a question asked?
//!
//! Only the little words tell the two apart in a short question; where they don't, the caller
//! knows better: the member's locale, the server's, the default.

use crate::domain::Language;
use crate::search::folded_words;

const DUTCH: &[&str] = &[
    "aan", "bij", "dat", "de", "deze", "die", "dit", "door", "een", "en", "er", "gaat", "geen", "hebben",
    "heeft", "het", "hoe", "hoeveel", "ik", "je", "kan", "kun", "maar", "mag", "met", "mijn", "moet", "naar",
    "niet", "ook", "op", "over", "te", "tussen", "uit", "van", "voor", "waar", "waarom", "wanneer", "wat",
    "welke", "wie", "wij", "wordt", "zijn",
];

const ENGLISH: &[&str] = &[
    "a", "an", "and", "are", "between", "by", "can", "do", "does", "for", "from", "how", "i", "it", "its",
    "many", "much", "my", "not", "should", "that", "the", "their", "there", "these", "this", "to", "what",
    "when", "where", "which", "who", "why", "will", "with", "you", "your",
];

/// The language whose little words the text has more of; `None` when that doesn't tell.
#[must_use]
pub fn language_of(text: &str) -> Option<Language> {
    let words = folded_words(text);
    let count =
        |known: &[&str]| words.iter().filter(|word| known.binary_search(&word.as_str()).is_ok()).count();
    match count(DUTCH).cmp(&count(ENGLISH)) {
        std::cmp::Ordering::Greater => Some(Language::Dutch),
        std::cmp::Ordering::Less => Some(Language::English),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_by_the_little_words() {
        assert_eq!(language_of("Wat is een netwerkorganisatie?"), Some(Language::Dutch));
        assert_eq!(language_of("what is a network organisation"), Some(Language::English));
        assert_eq!(language_of("Society 3.0"), None);
    }

    #[test]
    fn the_lists_are_sorted_for_the_search_in_them() {
        assert!(DUTCH.is_sorted() && ENGLISH.is_sorted());
    }
}

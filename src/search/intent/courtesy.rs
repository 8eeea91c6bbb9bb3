//! Is a message nothing but a greeting, thanks or a farewell, and in which language?

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::domain::Language;
use crate::search::question::Courtesy;
use crate::search::text::phrase::has;
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::word_lists::{COURTESY_COMPANY, FAREWELLS, GREETINGS, THANKS, WordList};

/// What is said, by what it is: thanks before a farewell before a greeting, where several are said.
static SAID: [(Courtesy, &LazyLock<WordList>); 3] =
    [(Courtesy::Thanks, &THANKS), (Courtesy::Farewell, &FAREWELLS), (Courtesy::Greeting, &GREETINGS)];

/// Everything that is a courtesy.
pub(crate) static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&[&THANKS, &FAREWELLS, &GREETINGS]));

/// What folded words are, when they are a courtesy and nothing else.
pub(crate) fn courtesy(words: &[&str]) -> Option<Courtesy> {
    if !is_only(&[&PHRASES], words) {
        return None;
    }
    let said = |phrases: &WordList| phrases.iter().any(|phrase| has(words, phrase));
    SAID.iter().find(|(_, phrases)| said(phrases)).map(|(courtesy, _)| *courtesy)
}

/// Whether folded words are some of these phrases, and beside them nothing but stop words and
/// [`COURTESY_COMPANY`].
pub(crate) fn is_only(openers: &[&Phrases], words: &[&str]) -> bool {
    let mut opened = vec![false; words.len()];
    for at in 0..words.len() {
        if let Some(length) = openers.iter().filter_map(|list| list.at_start(&words[at..])).max() {
            opened[at..at + length].fill(true);
        }
    }
    let company = |word: &str| is_stop_word_anywhere(word) || COURTESY_COMPANY.contains(word);
    opened.contains(&true) && words.iter().zip(&opened).all(|(word, opened)| *opened || company(word))
}

/// The languages of the courtesies in folded words, one for each that is said in one language alone.
pub(crate) fn languages(words: &[&str]) -> Vec<Language> {
    let mut spoken = Vec::new();
    for (_, phrases) in &SAID {
        for language in Language::ALL {
            let said = phrases.of_only(language).filter(|phrase| has(words, phrase)).count();
            spoken.extend(std::iter::repeat_n(language, said));
        }
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_courtesy_is_told_from_a_question_that_begins_with_one() {
        for (text, expected) in [
            ("hoi", Some(Courtesy::Greeting)),
            ("hoi allemaal", Some(Courtesy::Greeting)),
            ("hello there", Some(Courtesy::Greeting)),
            ("hallo wat kan jij", Some(Courtesy::Greeting)),
            ("dank je wel voor je hulp", Some(Courtesy::Thanks)),
            ("hey thanks a lot", Some(Courtesy::Thanks)),
            ("bedankt en tot morgen", Some(Courtesy::Thanks)),
            ("doei", Some(Courtesy::Farewell)),
            ("have a nice weekend", Some(Courtesy::Farewell)),
            ("hoi wat is een netwerk", None),
            ("bedankt hoe werkt crowdfunding", None),
            ("vertel een mop", None),
            ("wat is een dag", None),
            ("", None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(courtesy(&words), expected, "{text}");
        }
    }

    #[test]
    fn a_courtesy_has_the_language_of_its_words() {
        let of = |text: &str| languages(&text.split(' ').collect::<Vec<_>>()).first().copied();
        assert_eq!(of("hoi allemaal"), Some(Language::Dutch));
        assert_eq!(of("thanks a lot"), Some(Language::English));
        assert_eq!(of("hi"), None);
        assert_eq!(of("netwerk"), None);
    }
}

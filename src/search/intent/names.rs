//! Does a sentence name somebody?

use crate::search::text::tokens::{self, Word};
use crate::search::word_lists::{MONTHS, NAME_PARTICLES};

/// Fewest letters of a name that stands alone: `AI` and `EU` are nobody's.
const LETTERS: usize = 3;

/// Whether a sentence has the name of somebody whom the question does not name: words with a capital, of which
/// the first word of a sentence has one in any case.
pub(crate) fn names_somebody(sentence: &str, said: &[String]) -> bool {
    let words = tokens::tokenize(sentence);
    let is_name = |word: &Word| {
        let typed = &sentence[word.range.clone()];
        let lower = typed.chars().skip(1).any(char::is_lowercase);
        typed.starts_with(char::is_uppercase)
            && lower
            && typed.chars().count() >= LETTERS
            && !MONTHS.contains(&word.text)
    };
    let is_new = |word: &Word| !said.contains(&word.text);
    words.iter().enumerate().any(|(at, word)| {
        if !is_name(word) || !is_new(word) {
            return false;
        }
        let rest = words[at + 1..].iter().skip_while(|word| NAME_PARTICLES.contains(&word.text));
        at > 0 || rest.clone().next().is_some_and(is_name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_the_first_word_and_from_those_of_the_question() {
        for (question, sentence, expected) in [
            ("wie bedacht het", "Mark Granovetter bedacht het in 1973.", true),
            ("wie bedacht het", "Het begrip komt van Eli Pariser.", true),
            ("wie bedacht het", "Jan van den Hoff schreef erover.", true),
            ("wie bedacht het", "Het begrip is al oud.", false),
            ("wie bedacht het", "In mei was het al oud, zegt de EU.", false),
            ("wie kent granovetter", "Iedereen kent Granovetter.", false),
        ] {
            let said = tokens::folded_words(question);
            assert_eq!(names_somebody(sentence, &said), expected, "{question}: {sentence}");
        }
    }
}

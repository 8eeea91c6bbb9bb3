//! Which words of a question are names?
//!
//! A capital within a sentence tells, in the question or, since on a phone few people type capitals,
//! in the passage.

use super::types::Query;
use crate::corpus::sentence_ranges;
use crate::search::text::tokens;

/// Tells for each word of a question whether it is a name, beside a passage. A word that the passage
/// writes without a capital anywhere is none.
pub(crate) fn among(question: &str, query: &Query, passage: &str) -> Vec<bool> {
    let written = Capitals::of(passage);
    // Somebody who types in capitals alone says nothing by them.
    let asked =
        if question.chars().any(char::is_lowercase) { Capitals::of(question) } else { Capitals::default() };
    let is_name = |word: &str| {
        !written.without.iter().any(|other| other == word)
            && (asked.with.iter().any(|other| other == word)
                || written.with.iter().any(|other| other == word))
    };
    query.words.iter().map(|word| is_name(&word.text)).collect()
}

/// The words of a text, folded, by how they are written.
#[derive(Default)]
struct Capitals {
    /// With a capital, though they don't begin a sentence.
    with: Vec<String>,
    without: Vec<String>,
}

impl Capitals {
    fn of(text: &str) -> Self {
        let mut capitals = Self::default();
        for range in sentence_ranges(text) {
            let sentence = &text[range];
            for (at, word) in tokens::tokenize(sentence).into_iter().enumerate() {
                let mut letters = sentence[word.range].chars();
                let begins = letters.next().is_some_and(char::is_uppercase);
                let within = letters.any(char::is_uppercase);
                if within || (begins && at > 0) {
                    capitals.with.push(word.text);
                } else if !begins {
                    capitals.without.push(word.text);
                }
            }
        }
        capitals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_tells_within_a_sentence_only() {
        let capitals =
            Capitals::of("Mensen op LinkedIn helpen elkaar. Buurtzorg en Waag ook. EHBO is een cursus.");
        assert_eq!(capitals.with, ["linkedin", "waag", "ehbo"]);
        assert!(
            ["op", "helpen", "elkaar", "cursus"]
                .iter()
                .all(|word| capitals.without.iter().any(|w| w == word))
        );
        assert!(
            !capitals.without.iter().any(|word| word == "mensen"),
            "nothing is known of what begins a sentence"
        );
    }
}

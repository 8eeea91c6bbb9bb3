//! Is a text in neither Dutch nor English?
//!
//! Told only where it is sure, since a misspelt question looks foreign too: by its script, or by the
//! little words of the languages that guests most often ask in.

use crate::search::text::tokens::Word;
use crate::search::weights::FOREIGN_WORDS;
use crate::search::word_lists::OTHER_FUNCTION_WORDS;

/// The last letter of the Latin script, the accented ones and those of Turkish and Polish included.
const LAST_LATIN: char = '\u{24f}';

/// Whether a text is in neither language: most of its letters are of another script, or it has more
/// little words of other languages than words that are known. `is_known` tells the words of Dutch,
/// English and the documents.
pub(crate) fn is_foreign(words: &[Word], is_known: impl Fn(&str) -> bool) -> bool {
    // As folded: letters in fancy dress (`𝗛𝗼𝗶`) are Latin.
    let letters = || words.iter().flat_map(|word| word.text.chars()).filter(|c| c.is_alphabetic());
    if 2 * letters().filter(|c| *c > LAST_LATIN).count() > letters().count() {
        return true;
    }
    let (little, rest): (Vec<&Word>, Vec<&Word>) =
        words.iter().partition(|word| OTHER_FUNCTION_WORDS.contains(&word.text));
    little.len() >= FOREIGN_WORDS && little.len() > rest.iter().filter(|word| is_known(&word.text)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::tokens::tokenize;

    #[test]
    fn other_scripts_and_the_little_words_of_neighbours_are_foreign() {
        let known = ["capital", "social", "network", "what", "is", "hoe"];
        let judge = |text: &str| is_foreign(&tokenize(text), |word| known.contains(&word));
        for text in [
            "Что такое социальный капитал?",
            "ما هو رأس المال الاجتماعي؟",
            "什么是社会资本",
            "Was ist eine Filterblase?",
            "Warum funktioniert das nicht",
            "Qu'est-ce que le capital social ?",
            "¿Qué es el capital social?",
            "sosyal sermaye nedir ve nasil",
        ] {
            assert!(judge(text), "{text}");
        }
        for text in [
            "",
            "3.0",
            "Café",
            "hoe ist",
            "what is que",
            "wederkerighied",
            "𝗛𝗼𝗶",
            "xqzwv jkhgf",
            "Ἀgora network",
        ] {
            assert!(!judge(text), "{text}");
        }
    }
}

//! Which words of a question are about the text or the question itself, and not about its subject?
//!
//! "According to the passage, which of the following statements is true?" asks nothing about
//! passages, statements or truth, and "Klopt het dat ..." nothing about what is right. Such words cannot
//! be stop words, since a text may well be about passages; they say nothing only in these phrases.

use crate::search::text::phrase::after;
use crate::search::word_lists::{NAMES_OF_THE_TEXT, QUESTION_FRAMES};

/// Marks the words that are part of such a phrase.
pub(crate) fn mark(words: &[&str]) -> Vec<bool> {
    let mut marked = vec![false; words.len()];
    for at in 0..words.len() {
        for phrase in QUESTION_FRAMES.iter() {
            let left = match phrase.strip_suffix(" *") {
                Some(head) => after(&words[at..], head).and_then(after_text),
                None => after(&words[at..], phrase),
            };
            if let Some(left) = left {
                marked[at..words.len() - left.len()].fill(true);
            }
        }
    }
    marked
}

/// The words after the longest name for the text that they begin with.
fn after_text<'w>(words: &'w [&'w str]) -> Option<&'w [&'w str]> {
    NAMES_OF_THE_TEXT.iter().filter_map(|text| after(words, text)).min_by_key(|left| left.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_phrase_is_marked() {
        fn marked(text: &str) -> Vec<&str> {
            let words: Vec<&str> = text.split(' ').collect();
            let marked = mark(&words);
            words.into_iter().zip(marked).filter(|(_, marked)| !marked).map(|(word, _)| word).collect()
        }
        assert_eq!(
            marked("according to the passage which of the following is a fish"),
            ["which", "is", "a", "fish"]
        );
        assert_eq!(marked("wat kost volgens de tekst een kaartje"), ["wat", "kost", "een", "kaartje"]);
        assert_eq!(marked("flow through a passage"), ["flow", "through", "a", "passage"]);
    }
}

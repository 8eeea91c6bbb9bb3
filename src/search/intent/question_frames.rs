//! Which words of a question are about the text or the question itself, and not about its subject?
//!
//! "According to the passage, which of the following statements is true?" asks nothing about
//! passages, statements or truth, and "Klopt het dat ..." nothing about what is right. Such words cannot
//! be stop words, since a text may well be about passages; they say nothing only in these phrases.

use crate::search::text::phrase::after;

/// Phrases by which a question refers to the text or to itself, folded. `*` stands for one of [`TEXTS`].
const PHRASES: &[&str] = &[
    "according to *",
    "based on *",
    "mentioned in *",
    "described in *",
    "discussed in *",
    "stated in *",
    "given in *",
    "in *",
    "from *",
    "of the following statements",
    "of the following facts",
    "of the following",
    "is not true",
    "is true",
    "are not true",
    "are true",
    "volgens *",
    "op basis van *",
    "genoemd in *",
    "genoemd wordt in *",
    "beschreven in *",
    "in *",
    "uit *",
    "van de volgende beweringen",
    "van de volgende uitspraken",
    "van de volgende stellingen",
    "van de volgende feiten",
    "van de volgende",
    "is niet waar",
    "is waar",
    "is het waar dat",
    "klopt het dat",
    "klopt dat",
    "leg uit",
    "leg me uit",
    "kun je uitleggen",
    "kan iemand uitleggen",
    "uitleg over",
    "in gewone taal",
    "in het kort",
    "kort samengevat",
    "is it true that",
    "is it right that",
    "explain",
    "in short",
    "in simple terms",
    "in plain english",
];

const TEXTS: &[&str] = &[
    "the passage",
    "this passage",
    "the text",
    "this text",
    "the article",
    "the paragraph",
    "the information",
    "the information in the passage",
    "the information given in the passage",
    "de passage",
    "deze passage",
    "de tekst",
    "deze tekst",
    "het artikel",
    "de alinea",
    "de informatie",
    "de informatie in de passage",
];

/// Marks the words that are part of such a phrase.
pub(crate) fn mark(words: &[&str]) -> Vec<bool> {
    let mut marked = vec![false; words.len()];
    for at in 0..words.len() {
        for phrase in PHRASES {
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
    TEXTS.iter().filter_map(|text| after(words, text)).min_by_key(|left| left.len())
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

//! Does a question leave out what it is about, so that it takes that from the question before?
//!
//! "En in Nederland?", "Wie bedacht dat?": it begins as one who goes on, or points at something, and says
//! nothing beside that but what can be asked of anything.

use std::ops::Range;
use std::sync::LazyLock;

use super::bare;
use super::phrases::Phrases;
use super::said::Said;
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::weights::{MOST_ADDED, MOST_OF_ANYTHING, MOST_POINTED};
use crate::search::word_lists::{ASKED_OF_ANYTHING, GOING_ON, POINTERS, QUESTION_WORDS};

static GOES_ON: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&GOING_ON]));

/// Whether the only question of a message lacks its subject.
pub(crate) fn lacks_subject(said: &Said<'_>) -> bool {
    let parts: Vec<Range<usize>> = said.sentences.iter().map(|sentence| bare::core(said, sentence)).collect();
    let mut parts = parts.into_iter().filter(|part| !part.is_empty());
    let (Some(part), None) = (parts.next(), parts.next()) else { return false };
    let words = said.texts(&part);
    let asked = said.ending(&(part.start..said.words.len())).contains('?')
        || words.iter().take(3).any(|word| QUESTION_WORDS.contains(word));
    let telling: Vec<&str> = words.iter().copied().filter(|word| !is_stop_word_anywhere(word)).collect();
    let own = telling.iter().filter(|word| !ASKED_OF_ANYTHING.contains(word)).count();
    let most = if GOES_ON.at_start(&words).is_some() {
        MOST_ADDED
    } else if points(&words) {
        MOST_POINTED
    } else {
        0
    };
    asked && own <= most && telling.len() <= MOST_OF_ANYTHING
}

/// Whether one of the words points at what was said, and not at the word behind it: `het netwerk`.
fn points(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let names = |next: &&str| !is_stop_word_anywhere(next) && !ASKED_OF_ANYTHING.contains(next);
        POINTERS.contains(word) && !words.get(at + 1).is_some_and(names)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_that_names_its_subject_is_told_from_one_that_goes_on() {
        for text in [
            "En in Nederland?",
            "wie bedacht dat?",
            "and when did that start?",
            "en de nadelen?",
            "hoelang duurt dat meestal",
            "waarom eigenlijk",
            "Heb je daar een voorbeeld van?",
            "ok en wat kost zoiets",
            "so which one would you pick",
            "who came up with it",
            "Could you give me a second reason?",
            "Maar hoe doe je dat dan in een grote organisatie?",
        ] {
            assert!(lacks_subject(&Said::of(text)), "{text}");
        }
        for text in [
            "Wat is een zwakke band?",
            "wat is het fediverse",
            "Wie bedacht de term netwerksamenleving?",
            "en hoe werkt crowdfunding voor een vereniging met vrijwilligers?",
            "zwakke banden",
            "Dat klopt niet",
            "How do you keep volunteers?",
        ] {
            assert!(!lacks_subject(&Said::of(text)), "{text}");
        }
    }
}

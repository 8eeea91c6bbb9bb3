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
use crate::search::weights::{MOST_ADDED, MOST_AFTER_PREPOSITION, MOST_OF_ANYTHING, MOST_POINTED};
use crate::search::word_lists::{
    ASKED_OF_ANYTHING, GOING_ON, POINTERS, PREPOSITIONS, QUESTION_WORDS, VERBS_FIRST,
};

static GOES_ON: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&GOING_ON]));

/// Whether the only question of a message lacks its subject.
pub(crate) fn lacks_subject(said: &Said<'_>) -> bool {
    let parts: Vec<Range<usize>> = said.sentences.iter().map(|sentence| bare::core(said, sentence)).collect();
    let mut parts = parts.into_iter().filter(|part| !part.is_empty());
    let (Some(part), None) = (parts.next(), parts.next()) else { return false };
    let words = said.texts(&part);
    let asked = said.ending(&(part.start..said.words.len())).contains('?')
        || words.iter().take(3).any(|word| QUESTION_WORDS.contains(word))
        || words.first().is_some_and(|first| VERBS_FIRST.contains(first));
    let going_on = GOES_ON.at_start(&words);
    let (opener, words) = words.split_at(going_on.unwrap_or_default());
    // `what about Germany` asks what was asked before.
    let asks = |words: &[&str]| words.iter().any(|word| QUESTION_WORDS.contains(word));
    let elliptic = opener.last().is_some_and(|last| PREPOSITIONS.contains(last));
    let asks_anew = asks(words) || (!elliptic && asks(opener));
    let telling: Vec<&str> = words.iter().copied().filter(|word| !is_stop_word_anywhere(word)).collect();
    let own = telling.iter().filter(|word| is_own(word)).count();
    let most = match (going_on.is_some(), points(words)) {
        (true, true) => MOST_ADDED,
        (true, false) if adds(words, asks_anew) => MOST_ADDED,
        (false, true) => MOST_POINTED,
        (_, false) => 0,
    };
    asked && own <= most && telling.len() <= MOST_OF_ANYTHING
}

/// Whether a word tells a subject.
fn is_own(word: &str) -> bool {
    !is_stop_word_anywhere(word) && !ASKED_OF_ANYTHING.contains(word)
}

/// Whether one of the words points at what was said before, and neither at the word behind it, as in `het
/// netwerk`, nor at one that the question names first.
fn points(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        // `is dat legaal` has no noun behind it.
        let after_verb = at == 1 && VERBS_FIRST.contains(words[0]);
        let names = !after_verb && words.get(at + 1).is_some_and(|next| is_own(next));
        POINTERS.contains(word) && !names && !words[..at].iter().any(|word| is_own(word))
    })
}

/// Whether words add a circumstance to what was asked before: `en in Nederland`, `en scholen`; while `en hoe werkt
/// crowdfunding` asks something new.
fn adds(words: &[&str], asks: bool) -> bool {
    if !asks {
        return true;
    }
    let is_added = |at: usize| {
        words[at.saturating_sub(MOST_AFTER_PREPOSITION)..at].iter().any(|word| PREPOSITIONS.contains(word))
    };
    (0..words.len()).all(|at| !is_own(words[at]) || is_added(at))
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
            "what about Germany?",
            "werkt dat ook in scholen",
            "is that legal?",
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
            "En hoe werkt crowdfunding?",
            "What is a commons and who came up with it?",
            "Is het fediverse een netwerk van netwerken?",
            "zwakke banden",
            "Dat klopt niet",
            "How do you keep volunteers?",
        ] {
            assert!(!lacks_subject(&Said::of(text)), "{text}");
        }
    }
}

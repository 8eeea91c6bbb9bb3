//! Which questions does a message hold that can be asked alone?

use std::ops::Range;

use super::said::Said;
use super::{bare, follow_up, message};
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::weights::FEWEST_OF_ITS_OWN;
use crate::search::word_lists::{AND_ASKS, POINTERS, QUESTION_WORDS};

/// The questions of a message, first one first, as byte ranges of it; those without a subject of their own are
/// part of what they go on from.
pub(crate) fn questions(text: &str) -> Vec<Range<usize>> {
    let said = Said::of(text);
    let asking: Vec<_> = said.sentences.iter().filter(|sentence| message::asks(&said, sentence)).collect();
    // Who puts a mark behind their question tells by it what is none: "ik zoek iemand die dat kan. Wie weet er een?"
    let is_marked = |sentence: &&&Range<usize>| said.ending(sentence).contains('?');
    let has_marks = asking.iter().any(|sentence| is_marked(&sentence));
    let asking = asking.iter().filter(|sentence| !has_marks || is_marked(sentence));
    let parts = asking.flat_map(|sentence| apart(&said, bare::core(&said, sentence)));
    let own = parts.filter(|part| !follow_up::lacks_subject(&Said::of(&text[bytes(&said, part)])));
    own.map(|part| bytes(&said, &without_joint(&said, part))).collect()
}

/// A question without what joins it to the sentence before: `En hoe werkt crowdfunding?`
fn without_joint(said: &Said<'_>, part: Range<usize>) -> Range<usize> {
    let joined = part.len() > 1 && AND_ASKS.contains(&said.words[part.start].text);
    part.start + usize::from(joined)..part.end
}

/// How many sentences a message has that say something.
pub(crate) fn sentences(text: &str) -> usize {
    Said::of(text).sentences.len()
}

/// A sentence that asks two things as two: `wat is een commons en hoe werkt crowdfunding`.
fn apart(said: &Said<'_>, core: Range<usize>) -> Vec<Range<usize>> {
    let words = said.texts(&core);
    let joint = (1..words.len().saturating_sub(1)).find(|at| {
        let asks = *at > 1 && AND_ASKS.contains(words[*at]) && QUESTION_WORDS.contains(words[at + 1]);
        asks && tells_its_own(&words[..*at]) && tells_its_own(&words[at + 1..])
    });
    match joint {
        Some(joint) => vec![core.start..core.start + joint, core.start + joint + 1..core.end],
        None => vec![core],
    }
}

/// Whether words have a subject of their own, and point at none that was named before.
fn tells_its_own(words: &[&str]) -> bool {
    let own = words.iter().filter(|word| !is_stop_word_anywhere(word)).count();
    own >= FEWEST_OF_ITS_OWN && !words.iter().any(|word| POINTERS.contains(word))
}

/// The bytes of some words, with the question mark behind them.
fn bytes(said: &Said<'_>, part: &Range<usize>) -> Range<usize> {
    let end = said.words[part.end - 1].range.end;
    let mark = usize::from(said.text[end..].starts_with('?'));
    said.words[part.start].range.start..end + mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_questions_are_two_and_what_goes_on_is_part_of_the_one_before() {
        for (text, expected) in [
            (
                "Wat is een zwakke band? Hoe werkt crowdfunding?",
                vec!["Wat is een zwakke band?", "Hoe werkt crowdfunding?"],
            ),
            (
                "Hoi! wat is een zwakke band en hoe begin ik crowdfunding, alvast bedankt",
                vec!["wat is een zwakke band", "hoe begin ik crowdfunding"],
            ),
            (
                "Wat is een zwakke band? En hoe werkt crowdfunding?",
                vec!["Wat is een zwakke band?", "hoe werkt crowdfunding?"],
            ),
            ("Wat is een zwakke band? En in Nederland?", vec!["Wat is een zwakke band?"]),
            ("Wat is een zwakke band? En waarom eigenlijk?", vec!["Wat is een zwakke band?"]),
            (
                "What is a commons and who came up with it?",
                vec!["What is a commons and who came up with it?"],
            ),
            (
                "Ik ben nieuw hier. Mijn buurt is stil. Hoe begin ik een community",
                vec!["Hoe begin ik een community"],
            ),
            (
                "We're four volunteers behind an open calendar. Do we have to rename the project?",
                vec!["Do we have to rename the project?"],
            ),
            ("zwakke banden", vec![]),
        ] {
            let found: Vec<&str> = questions(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

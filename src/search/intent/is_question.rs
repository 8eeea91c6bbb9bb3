//! Is what people say to each other a question that somebody wants answered?
//!
//! In a channel for questions the bot is not named, so that its manners depend on this: better
//! silent at a question than chiming in on what is none. What remains is asked, and only a sure
//! answer is given.

use crate::search::text::phrase::after;
use crate::search::text::tokens::folded_words;
use crate::search::weights::{QUESTION_FEWEST_WORDS, QUESTION_MOST_WORDS};
use crate::search::word_lists::{EXCLAMATIONS, QUESTION_WORDS};

/// Whether a text asks something: it has a question mark at the end of a sentence, or begins with a
/// question word and calls nothing out.
#[must_use]
pub fn is_real_question(text: &str) -> bool {
    let text = without_addresses_and_code(text);
    let words = folded_words(&text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if !(QUESTION_FEWEST_WORDS..=QUESTION_MOST_WORDS).contains(&words.len()) {
        return false;
    }
    let calls_out =
        EXCLAMATIONS.iter().any(|call| after(&words, call).is_some()) || text.trim_end().ends_with('!');
    has_question_mark(&text)
        || (!calls_out && words.first().is_some_and(|word| QUESTION_WORDS.contains(word)))
}

/// A question mark behind a word, with nothing of that word after it.
fn has_question_mark(text: &str) -> bool {
    text.match_indices('?').any(|(at, _)| {
        let after = text[at + 1..].chars().next();
        let before = text[..at].trim_end_matches(['?', '!', '"', '\'', ')', ' ']).chars().next_back();
        after.is_none_or(|c| !c.is_alphanumeric()) && before.is_some_and(char::is_alphanumeric)
    })
}

/// A question mark in a link, in code or in what somebody else said is none of the writer's.
fn without_addresses_and_code(text: &str) -> String {
    let outside: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let own = outside.lines().filter(|line| !line.trim_start().starts_with('>'));
    let words = own.flat_map(str::split_whitespace).filter(|word| !word.contains("://"));
    words.filter(|word| !(word.starts_with('<') && word.ends_with('>'))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn these_are_questions() {
        for text in [
            "Wat is een zwakke band?",
            "hoe begin ik een community",
            "Weet iemand wat een netwerkorganisatie is ?",
            "Hoi allemaal! Waarom helpen zwakke banden eigenlijk??",
            "what is a weak tie",
            "Does anybody know what Dunbar's number is? Thanks!",
            "Which kinds of ties are there",
            "Is dit een netwerk (of niet)?",
        ] {
            assert!(is_real_question(text), "{text}");
        }
    }

    #[test]
    fn these_are_none() {
        for text in [
            "Bedankt, dat helpt!",
            "Echt waar?",
            "And you?",
            "???",
            "Wat een mooie dag is het vandaag",
            "What a lovely meeting that was",
            "How nice of you all",
            "Wat goed van jullie allemaal!",
            "Kijk op https://example.org/zoek?q=band&p=2 voor meer",
            "De code is `a ? b : c` en dat werkt",
            "> Wat is een zwakke band?\nDat vroeg ik me ook af",
            "Ik weet wel wat een zwakke band is.",
            "",
        ] {
            assert!(!is_real_question(text), "{text}");
        }
    }
}

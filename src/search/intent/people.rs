//! Does somebody ask for people, and not for what a document says?
//!
//! "Wie weet een zaal in Zwolle?", "Has anyone here tried this?": told by how it begins, after a greeting, or
//! after a comma or colon within it; and by whom it addresses, wherever that stands. Slips of the pen in *iemand* and
//! *anyone* are read as meant.

use std::ops::Range;
use std::sync::LazyLock;

use super::bare;
use super::phrases::Phrases;
use super::said::Said;
use crate::search::word_lists::{ASKS_NO_PEOPLE, ASKS_PEOPLE, ASKS_PEOPLE_ANYWHERE, ASKS_SOMEBODY};

static PEOPLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&ASKS_PEOPLE]));
static NO_PEOPLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&ASKS_NO_PEOPLE]));
static ANYWHERE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&ASKS_PEOPLE_ANYWHERE]));

/// Within how many words after the verb.
const SOON: usize = 3;
/// The words that such questions turn on.
const SOMEBODY: [&str; 5] = ["iemand", "anyone", "anybody", "someone", "somebody"];

/// Whether a message asks for people who know, have or want something. It may have an answer in the documents
/// all the same.
#[must_use]
pub fn asks_for_people(message: &str) -> bool {
    let said = Said::of(message);
    said.sentences.iter().any(|sentence| {
        begins(&said, sentence).any(|at| asks_from(&said, at..sentence.end))
            || ANYWHERE.are_in(&words(&said, sentence))
    })
}

/// Where in a sentence something may begin: its words without politeness, and each part after a comma or colon.
fn begins<'s>(said: &'s Said<'_>, sentence: &Range<usize>) -> impl Iterator<Item = usize> + use<'s> {
    let (start, end) = (sentence.start, sentence.end);
    let core = bare::core(said, sentence).start;
    let parts = (start + 1..end).filter(move |at| said.is_set_off(at - 1));
    [start, core.min(end)].into_iter().chain(parts)
}

fn asks_from(said: &Said<'_>, part: Range<usize>) -> bool {
    let words = words(said, &part);
    (PEOPLE.at_start(&words).is_some() || asks_somebody(&words)) && NO_PEOPLE.at_start(&words).is_none()
}

/// Whether it begins with a verb, and asks it of *iemand* or *anyone*: "Werkt er hier iemand ...", "Does anyone ...".
fn asks_somebody(words: &[&str]) -> bool {
    let Some((first, others)) = words.split_first() else { return false };
    ASKS_SOMEBODY.contains(first) && others.iter().take(SOON).any(|word| SOMEBODY.contains(word))
}

/// The words of a part, with *iemand* and its like as they were meant.
fn words<'s>(said: &'s Said<'_>, part: &Range<usize>) -> Vec<&'s str> {
    said.texts(part).into_iter().map(|word| meant(word).unwrap_or(word)).collect()
}

/// *Niemand* is no slip of *iemand*: the first letter is as it should be.
fn meant(word: &str) -> Option<&'static str> {
    let is_near =
        |known: &&&str| word.chars().next() == known.chars().next() && strsim::osa_distance(word, known) == 1;
    SOMEBODY.iter().find(is_near).copied()
}

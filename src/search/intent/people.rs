//! Does somebody ask for people, and not for what a document says?
//!
//! "Wie weet een zaal in Zwolle?", "Has anyone here tried this?": told by how it begins, after a greeting, or
//! after a comma or colon within it.

use std::ops::Range;
use std::sync::LazyLock;

use super::bare;
use super::phrases::Phrases;
use super::said::Said;
use crate::search::word_lists::{ASKS_NO_PEOPLE, ASKS_PEOPLE};

static PEOPLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&ASKS_PEOPLE]));
static NO_PEOPLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&ASKS_NO_PEOPLE]));

/// Whether a message asks for people who know, have or want something. It may have an answer in the documents
/// all the same.
#[must_use]
pub fn asks_for_people(message: &str) -> bool {
    let said = Said::of(message);
    said.sentences.iter().any(|sentence| begins(&said, sentence).any(|at| asks_from(&said, at..sentence.end)))
}

/// Where in a sentence something may begin: its words without politeness, and each part after a comma or colon.
fn begins<'s>(said: &'s Said<'_>, sentence: &Range<usize>) -> impl Iterator<Item = usize> + use<'s> {
    let (start, end) = (sentence.start, sentence.end);
    let core = bare::core(said, sentence).start;
    let parts = (start + 1..end).filter(move |at| said.is_set_off(at - 1));
    [start, core.min(end)].into_iter().chain(parts)
}

fn asks_from(said: &Said<'_>, part: Range<usize>) -> bool {
    let words = said.texts(&part);
    PEOPLE.at_start(&words).is_some() && NO_PEOPLE.at_start(&words).is_none()
}

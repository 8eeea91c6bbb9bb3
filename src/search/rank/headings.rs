//! Is a passage's own heading what is asked?
//!
//! A section is headed by the question that it answers, and an opening paragraph by the subject
//! that it defines. So the passage whose heading says what the question says, and nothing else, is
//! meant, whatever other passages of its document say about the same words.

use super::known_headings::{Heading, HeadingWord, Section};
use crate::search::index::vocabulary::stem_hash;
use crate::search::query::types::{AskedWord, Query};
use crate::search::weights::{LISTED_QUESTION, WORDING};

/// Compares headings with a question.
pub(crate) struct Headings<'a> {
    query: &'a Query,
    /// The hashes of all its words.
    said: Vec<u32>,
}

impl<'a> Headings<'a> {
    pub(crate) fn new(query: &'a Query) -> Self {
        Self { query, said: query.said.iter().map(|word| stem_hash(word)).collect() }
    }

    /// How like the question the heading of a passage is, or the likest of the questions that it
    /// answers: 0 to 1.
    pub(crate) fn likest(&self, section: &Section) -> f32 {
        let likeness = |heading: &Heading| self.likeness(heading, &section.title);
        let questions = section.questions.iter().map(|question| LISTED_QUESTION * likeness(question));
        questions.fold(likeness(&section.heading), f32::max)
    }

    /// The share of the question that a heading has, or the title that it stands under, times the share of
    /// the heading that was asked.
    fn likeness(&self, heading: &Heading, title: &[u32]) -> f32 {
        self.content(&heading.content, title) * (1.0 - WORDING + WORDING * self.wording(&heading.said))
    }

    /// The likeness as far as it lies in words that say something about the subject.
    fn content(&self, heading: &[HeadingWord], title: &[u32]) -> f32 {
        let has = |stem| heading.iter().any(|word| word.stems.contains(&stem));
        let has_with_title = |stem| has(stem) || title.contains(&stem);
        let found_in_title = |word: &AskedWord| {
            let by_stem = title.iter().map(|stem| stands_for(word, *stem));
            by_stem.fold(by_name(word, has_with_title), f32::max)
        };
        let mut found: Vec<f32> = self.query.words.iter().map(found_in_title).collect();
        let (mut weight, mut meant) = (0.0, 0.0);
        for own in heading {
            let mut best = 0.0_f32;
            for (found, word) in found.iter_mut().zip(&self.query.words) {
                for stem in &own.stems {
                    *found = found.max(stands_for(word, *stem));
                    best = best.max(stands_for(word, *stem)).max(in_name(word, *stem, has));
                }
            }
            weight += own.weight;
            meant += own.weight * best;
        }
        let asked = self.query.weight();
        if asked <= 0.0 || weight <= 0.0 {
            return 0.0;
        }
        let said: f32 = self.query.words.iter().zip(&found).map(|(word, found)| word.idf * found).sum();
        (said / asked) * (meant / weight)
    }

    /// The share of all words, stop words too, that question and heading have in common.
    fn wording(&self, heading: &[u32]) -> f32 {
        let same = heading.iter().filter(|word| self.said.contains(word)).count();
        #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
        let share = same as f32 / self.said.len().max(heading.len()).max(1) as f32;
        share
    }
}

/// How well a heading stands for a word of the question by another name of several words: 0 to 1.
fn by_name(word: &AskedWord, has: impl Fn(u32) -> bool + Copy) -> f32 {
    word.names.iter().map(|name| name.found(has)).fold(0.0, f32::max)
}

/// The same, of those names that a stem is a word of.
fn in_name(word: &AskedWord, stem: u32, has: impl Fn(u32) -> bool + Copy) -> f32 {
    let of_stem = word.names.iter().filter(|name| name.words.iter().flatten().any(|own| *own == stem));
    of_stem.map(|name| name.found(has)).fold(0.0, f32::max)
}

/// How well a stem stands for a word of the question: 0 to 1.
fn stands_for(word: &AskedWord, stem: u32) -> f32 {
    let stem_matches =
        word.stems.iter().filter(|stem_match| stem_match.stem == stem && stem_match.part.is_none());
    stem_matches.map(|stem_match| stem_match.weight).fold(0.0, f32::max)
}

//! Is a passage's own heading what is asked?
//!
//! A section is headed by the question that it answers, and an opening paragraph by the subject
//! that it defines. So the passage whose heading says what the question says, and nothing else, is
//! meant, whatever other passages of its document say about the same words.

use super::hash_table::Table;
use super::known_headings::{Heading, HeadingWord, Section};
use crate::search::index::vocabulary::stem_hash;
use crate::search::query::types::{AskedWord, Query};
use crate::search::weights::{LISTED_QUESTION, WORDING};

/// Compares headings with a question.
pub(crate) struct Headings<'a> {
    query: &'a Query,
    /// The hashes of all its words.
    said: Vec<u32>,
    /// The stems that stand for its words.
    stems: Table,
    /// By stem: the words that it stands for, by their places, and how well.
    stands_for: Vec<Vec<(usize, f32)>>,
    /// The words that have other names of several words, by their places.
    named: Vec<usize>,
}

impl<'a> Headings<'a> {
    pub(crate) fn new(query: &'a Query) -> Self {
        let words = query.words.iter().enumerate();
        let whole = |word: &'a AskedWord| word.stems.iter().filter(|stem_match| stem_match.part.is_none());
        let matches: Vec<(u32, usize, f32)> = words
            .clone()
            .flat_map(|(at, word)| whole(word).map(move |found| (found.stem, at, found.weight)))
            .collect();
        let mut stems: Vec<u32> = matches.iter().map(|(stem, ..)| *stem).collect();
        stems.sort_unstable();
        stems.dedup();
        let of_stem = |stem: &u32| {
            let own = matches.iter().filter(|(found, ..)| found == stem);
            own.map(|(_, at, weight)| (*at, *weight)).collect()
        };
        Self {
            query,
            said: query.said.iter().map(|word| stem_hash(word)).collect(),
            stands_for: stems.iter().map(of_stem).collect(),
            stems: Table::new(&stems),
            named: words.filter(|(_, word)| !word.names.is_empty()).map(|(at, _)| at).collect(),
        }
    }

    /// How like the question the heading of a passage is, or the likest of the questions that it
    /// answers: 0 to 1.
    pub(crate) fn likest(&self, section: &Section) -> f32 {
        let in_title = self.found(section.title.iter().copied());
        let likeness = |heading: &Heading| {
            let content = self.content(&heading.content, (&section.title, &in_title));
            if content > 0.0 {
                content * (1.0 - WORDING + WORDING * self.wording(&heading.said))
            } else {
                0.0
            }
        };
        let questions = section.questions.iter().map(|question| LISTED_QUESTION * likeness(question));
        questions.fold(likeness(&section.heading), f32::max)
    }

    /// How well some stems stand for each word of the question: 0 to 1.
    fn found(&self, stems: impl Iterator<Item = u32>) -> Vec<f32> {
        let mut found = vec![0.0_f32; self.query.words.len()];
        for (at, weight) in stems.flat_map(|stem| self.words_of(stem)) {
            found[*at] = found[*at].max(*weight);
        }
        found
    }

    /// The words that a stem stands for, and how well.
    fn words_of(&self, stem: u32) -> &[(usize, f32)] {
        self.stems.place(stem).map_or(&[], |at| &self.stands_for[at])
    }

    /// The share of the question that a heading has, or the title that it stands under, times the share of
    /// the heading that was asked, as far as both lie in words that say something about the subject.
    fn content(&self, heading: &[HeadingWord], (title, in_title): (&[u32], &[f32])) -> f32 {
        let has = |stem| heading.iter().any(|word| word.stems.contains(&stem));
        let (mut weight, mut meant) = (0.0, 0.0);
        for own in heading {
            let stands = own.stems.iter().flat_map(|stem| self.words_of(*stem)).map(|(_, weight)| *weight);
            let named = own.stems.iter().flat_map(|stem| {
                self.named.iter().map(move |at| in_name(&self.query.words[*at], *stem, has))
            });
            weight += own.weight;
            meant += own.weight * stands.chain(named).fold(0.0, f32::max);
        }
        let asked = self.query.weight();
        if asked <= 0.0 || weight <= 0.0 || meant <= 0.0 {
            return 0.0;
        }
        let mut found = self.found(heading.iter().flat_map(|word| word.stems.iter().copied()));
        found.iter_mut().zip(in_title).for_each(|(found, in_title)| *found = found.max(*in_title));
        for at in &self.named {
            found[*at] =
                found[*at].max(by_name(&self.query.words[*at], |stem| has(stem) || title.contains(&stem)));
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

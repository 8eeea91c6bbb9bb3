//! Is a passage's own heading what is asked?
//!
//! A section is headed by the question that it answers, and an opening paragraph by the subject
//! that it defines. So the passage whose heading says what the question says, and nothing else, is
//! meant, whatever other passages of its document say about the same words.

use super::hash_table::Table;
use crate::search::index::sections::{Heading, Section};
use crate::search::index::vocabulary::stem_hash;
use crate::search::query::types::{AskedWord, Query};
use crate::search::weights::{LISTED_QUESTION, WORDING};

/// Compares headings with a question.
pub(crate) struct Headings<'a> {
    query: &'a Query,
    /// What all its words together tell.
    asked: f32,
    /// The hashes of all its words.
    said: Vec<u32>,
    /// The stems that stand for its words.
    stems: Table,
    /// By stem: the words that it stands for, by their places, and how well.
    stands_for: Vec<Vec<(usize, f32)>>,
    /// The words that have other names of several words, by their places.
    named: Vec<usize>,
    /// The stems of those names.
    of_names: Table,
}

/// The title that a heading stands under.
struct Title<'s> {
    stems: &'s [u32],
    /// How well it stands for each word of the question.
    found: &'s [f32],
}

impl<'a> Headings<'a> {
    pub(crate) fn new(query: &'a Query) -> Self {
        let words = query.words.iter().enumerate();
        let names = query.words.iter().flat_map(|word| &word.names);
        let mut of_names: Vec<u32> = names.flat_map(|name| name.words.iter().flatten().copied()).collect();
        of_names.sort_unstable();
        of_names.dedup();
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
            asked: query.weight(),
            said: query.said.iter().map(|word| stem_hash(word)).collect(),
            stands_for: stems.iter().map(of_stem).collect(),
            stems: Table::new(&stems),
            of_names: Table::new(&of_names),
            named: words.filter(|(_, word)| !word.names.is_empty()).map(|(at, _)| at).collect(),
        }
    }

    /// How like the question the heading of a passage is, or the likest of the questions that it
    /// answers: 0 to 1.
    pub(crate) fn likest(&self, section: Section<'_>) -> f32 {
        let mut in_title = vec![0.0; self.query.words.len()];
        self.add_found(section.title, &mut in_title);
        let title = Title { stems: section.title, found: &in_title };
        let mut found = Vec::with_capacity(in_title.len());
        let likeness = section.headings().enumerate().map(|(at, heading)| {
            let content = self.content(heading, &title, &mut found);
            let share = if at == 0 { 1.0 } else { LISTED_QUESTION };
            if content > 0.0 {
                share * (content * (1.0 - WORDING + WORDING * self.wording(heading.said)))
            } else {
                0.0
            }
        });
        likeness.fold(0.0, f32::max)
    }

    /// Adds how well some stems stand for each word of the question: 0 to 1.
    fn add_found(&self, stems: &[u32], found: &mut [f32]) {
        for (at, weight) in stems.iter().flat_map(|stem| self.words_of(*stem)) {
            found[*at] = found[*at].max(*weight);
        }
    }

    /// The words that a stem stands for, and how well.
    fn words_of(&self, stem: u32) -> &[(usize, f32)] {
        self.stems.place(stem).map_or(&[], |at| &self.stands_for[at])
    }

    /// The share of the question that a heading has, or the title that it stands under, times the share of
    /// the heading that was asked, as far as both lie in words that say something about the subject. What is found of
    /// each word of the question is noted in `found`, whatever stood there.
    fn content(&self, heading: Heading<'_>, title: &Title<'_>, found: &mut Vec<f32>) -> f32 {
        let (mut weight, mut meant) = (0.0, 0.0);
        for (stems, own) in heading.words() {
            weight += own;
            meant += own * stems.iter().map(|stem| self.meant(*stem, heading)).fold(0.0, f32::max);
        }
        let asked = self.asked;
        if asked <= 0.0 || weight <= 0.0 || meant <= 0.0 {
            return 0.0;
        }
        found.clear();
        found.extend_from_slice(title.found);
        heading.words().for_each(|(stems, _)| self.add_found(stems, found));
        let has = |stem| heading.has(stem) || title.stems.contains(&stem);
        for at in &self.named {
            found[*at] = found[*at].max(by_name(&self.query.words[*at], has));
        }
        let said: f32 = self.query.words.iter().zip(&*found).map(|(word, found)| word.idf * found).sum();
        (said / asked) * (meant / weight)
    }

    /// How well a stem of a heading stands for a word of the question, or for one of several words of its other
    /// names: 0 to 1.
    fn meant(&self, stem: u32, heading: Heading<'_>) -> f32 {
        let stands = self.words_of(stem).iter().map(|(_, weight)| *weight).fold(0.0, f32::max);
        if self.of_names.place(stem).is_none() {
            return stands;
        }
        let has = |stem| heading.has(stem);
        self.named.iter().map(|at| in_name(&self.query.words[*at], stem, has)).fold(stands, f32::max)
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

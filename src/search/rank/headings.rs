//! Is a passage's own heading what is asked?
//!
//! A section is headed by the question that it answers, and an opening paragraph by the subject
//! that it defines. So the passage whose heading says what the question says, and nothing else, is
//! meant, whatever other passages of its document say about the same words.

use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::index::segment::IndexReaders;
use crate::search::index::vocabulary::stem_hash;
use crate::search::query::types::{AskedWord, Query};
use crate::search::retrieve::bm25::idf;
use crate::search::text::stem::Stems;
use crate::search::text::stop_words::StopWords;
use crate::search::text::tokens::{self, Word};

/// What a heading that is the question counts for, beside all words of the question.
pub(crate) const WEIGHT: f32 = 1.5;
/// What a question that the passage answers counts for, beside its heading: where two passages
/// answer the same question, the one that is headed by it says more about it.
const QUESTION: f32 = 0.9;

/// What the wording counts for, stop words too, where the content is the same: `Wat is een hub?` and
/// `Hoe ontstaat een hub?` differ in nothing else.
const WORDING: f32 = 0.1;

/// Compares headings with a question.
pub(crate) struct Headings<'a> {
    pub(crate) readers: &'a IndexReaders,
    pub(crate) stems: &'a Stems,
    pub(crate) stop: &'a StopWords,
    pub(crate) query: &'a Query,
}

impl Headings<'_> {
    /// How like the question the heading of a passage is, or the likest of the questions that it
    /// answers: 0 to 1.
    pub(crate) fn likest(&self, passage: &Passage) -> f32 {
        let title = tokens::tokenize(&passage.document.title);
        let title: Vec<u32> =
            self.stems_of(&title, passage.language()).map(|stem| stem_hash(&stem)).collect();
        let likeness = |heading: &str| self.likeness(heading, &title, passage.language());
        let questions = passage.questions.iter().map(|question| QUESTION * likeness(question));
        questions.fold(likeness(passage.heading()), f32::max)
    }

    /// The share of the question that a heading has, or the title that it stands under, times the share of
    /// the heading that was asked.
    fn likeness(&self, heading: &str, title: &[u32], language: Language) -> f32 {
        let words = tokens::tokenize(heading);
        let stems: Vec<(u32, f32)> =
            self.stems_of(&words, language).map(|stem| (stem_hash(&stem), self.weight(&stem))).collect();
        self.content(&stems, title) * (1.0 - WORDING + WORDING * self.wording(&words))
    }

    /// The likeness as far as it lies in words that say something about the subject.
    fn content(&self, heading: &[(u32, f32)], title: &[u32]) -> f32 {
        let has = |stem| heading.iter().any(|(own, _)| *own == stem);
        let has_with_title = |stem| has(stem) || title.contains(&stem);
        let found_in_title = |word: &AskedWord| {
            let stem_matches = title.iter().map(|stem| stands_for(word, *stem));
            stem_matches.fold(by_name(word, has_with_title), f32::max)
        };
        let mut found: Vec<f32> = self.query.words.iter().map(found_in_title).collect();
        let (mut weight, mut meant) = (0.0, 0.0);
        for (stem, word_weight) in heading {
            let mut best = 0.0_f32;
            for (found, word) in found.iter_mut().zip(&self.query.words) {
                *found = found.max(stands_for(word, *stem));
                best = best.max(stands_for(word, *stem)).max(in_name(word, *stem, has));
            }
            weight += word_weight;
            meant += word_weight * best;
        }
        let asked = self.query.weight();
        if asked <= 0.0 || weight <= 0.0 {
            return 0.0;
        }
        let said: f32 = self.query.words.iter().zip(&found).map(|(word, found)| word.idf * found).sum();
        (said / asked) * (meant / weight)
    }

    /// The stems of the words that say something about the subject.
    fn stems_of<'w>(
        &self,
        words: &'w [Word],
        language: Language,
    ) -> impl Iterator<Item = String> + use<'_, 'w> {
        let content = words.iter().filter(move |word| !self.stop.contains(&word.text, language));
        content.map(move |word| self.stems.stem(&word.text, language))
    }

    /// The share of all words, stop words too, that question and heading have in common.
    fn wording(&self, heading: &[Word]) -> f32 {
        let same = heading.iter().filter(|word| self.query.said.contains(&word.text)).count();
        #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
        let share = same as f32 / self.query.said.len().max(heading.len()).max(1) as f32;
        share
    }

    fn weight(&self, stem: &str) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
        let passages = self.readers.passages_with(stem) as f32;
        idf(passages, self.readers.passages)
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

//! Which terms does each word of the corpus stand for?
//!
//! A corpus has far fewer different words than words, so that each is analysed once.

use super::occurrences::{Ends, Occurrences, STOP};
use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::text::analyzer::Analyzer;
use crate::search::text::compound;

/// What a word of the corpus is indexed as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The word, folded.
    pub(crate) word: String,
    /// The place of the word in the dictionary, which is sorted by bytes.
    pub(crate) number: u32,
    /// Its stems, with the mark of its language: mostly one.
    pub(crate) stems: Vec<String>,
    /// The stems of its parts when it is a compound.
    pub(crate) parts: Vec<String>,
}

/// The terms of every word of a corpus, and the order in which each passage says them.
pub(crate) struct Terms {
    /// By word, and by language where both have the word.
    terms: Vec<Term>,
    /// The places in `terms` of what all passages say, one after the other.
    said: Vec<u32>,
    /// By passage: where that ends.
    ends: Vec<Ends>,
}

/// What a passage says, stop words left out.
pub(crate) struct PassageTerms<'a> {
    terms: &'a [Term],
    titles: &'a [u32],
    text: &'a [u32],
    questions: &'a [u32],
}

impl Terms {
    /// Analyses every word of the passages.
    pub(crate) fn of(passages: &[Passage], analyzer: &Analyzer) -> Self {
        let Occurrences { words, pieces, mut said, ends } = Occurrences::collect(passages, analyzer);
        let dutch = &words[Language::Dutch as usize];
        let known = |word: &str| analyzer.is_word(word, Language::Dutch) || dutch.contains_key(word);
        let analyse = |word: &str, language: Language, pieces: &[String]| {
            let split: Vec<&str> = match (pieces.is_empty(), language) {
                (false, _) => pieces.iter().map(String::as_str).collect(),
                (true, Language::Dutch) => compound::all_parts(word, &known),
                (true, Language::English) => Vec::new(),
            };
            let parts = split.into_iter().filter(|part| !analyzer.is_stop_word(part, language));
            Term {
                word: word.to_owned(),
                number: 0,
                stems: analyzer.stems(word, language),
                parts: parts.flat_map(|part| analyzer.stems(part, language)).collect(),
            }
        };
        let by_language = words.iter().zip(Language::ALL);
        let mut sorted: Vec<(&str, Language, u32)> = by_language
            .flat_map(|(words, language)| words.iter().map(move |(word, at)| (word.as_str(), language, *at)))
            .filter(|(_, _, at)| *at != STOP)
            .collect();
        sorted.sort_unstable();
        let mut places = vec![0; pieces.len()];
        let mut terms: Vec<Term> = Vec::with_capacity(sorted.len());
        for (place, (word, language, at)) in (0..).zip(sorted) {
            places[at as usize] = place;
            let mut term = analyse(word, language, &pieces[at as usize]);
            term.number = terms.last().map_or(0, |last| last.number + u32::from(last.word != term.word));
            terms.push(term);
        }
        said.iter_mut().for_each(|at| *at = places[*at as usize]);
        Self { terms, said, ends }
    }

    /// How many passages there are.
    pub(crate) fn passages(&self) -> usize {
        self.ends.len()
    }

    /// What a passage says.
    pub(crate) fn said(&self, passage: usize) -> PassageTerms<'_> {
        let start = passage.checked_sub(1).map_or(0, |before| self.ends[before].questions);
        let ends = self.ends[passage];
        PassageTerms {
            terms: &self.terms,
            titles: &self.said[start..ends.titles],
            text: &self.said[ends.titles..ends.text],
            questions: &self.said[ends.text..ends.questions],
        }
    }

    /// The words of the dictionary in order, each with its terms: one, or one in each language.
    pub(crate) fn dictionary(&self) -> impl Iterator<Item = &[Term]> {
        self.terms.chunk_by(|a, b| a.number == b.number)
    }
}

impl Term {
    /// The stems of the word and of its parts.
    pub(crate) fn all_stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().chain(&self.parts).map(String::as_str)
    }
}

impl<'a> PassageTerms<'a> {
    /// All its terms, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a Term> {
        self.titles().chain(self.text()).chain(self.questions())
    }

    /// The terms of its titles.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &'a Term> {
        of(self.terms, self.titles)
    }

    /// The terms of its text.
    pub(crate) fn text(&self) -> impl Iterator<Item = &'a Term> {
        of(self.terms, self.text)
    }

    /// The terms of the questions that it answers.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &'a Term> {
        of(self.terms, self.questions)
    }
}

fn of<'a>(terms: &'a [Term], places: &'a [u32]) -> impl Iterator<Item = &'a Term> {
    places.iter().map(|place| &terms[*place as usize])
}

//! What does the corpus have of a word? (Term lookup.)

use std::cell::RefCell;
use std::rc::Rc;

use fnv::FnvHashMap as HashMap;
use tantivy::postings::TermInfo;

use super::known_names::KnownNames;
use super::synonyms::Synonyms;
use super::types::{Matches, StemMatch};
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::index::vocabulary::stem_hash;
use crate::search::retrieve::index::Index;
use crate::search::retrieve::postings::{Field, Node};
use crate::search::text::analyzer::Analyzer;
use crate::search::weights::PART;

/// Takes a question apart.
pub(crate) struct Planner<'a> {
    pub(crate) index: &'a Index,
    pub(crate) analyzer: &'a Analyzer,
    pub(crate) synonyms: &'a Synonyms,
    pub(crate) names: &'a KnownNames,
    /// The stems of the words that it has met, by language: each is asked for several times.
    stems: RefCell<HashMap<String, [Stems; Language::ALL.len()]>>,
}

/// The stems of a word in a language.
pub(crate) type Stems = Rc<[String]>;

/// Where the corpus has a stem.
struct Found {
    /// Its hash.
    stem: u32,
    /// In the text or the titles.
    text: Option<TermInfo>,
    /// In a question that a passage is said to answer.
    question: Option<TermInfo>,
    /// Within a compound.
    part: Option<TermInfo>,
}

impl Found {
    /// In how many passages it stands as a word of its own.
    fn passages(&self) -> u32 {
        passages(self.text.as_ref()).max(passages(self.question.as_ref()))
    }
}

fn passages(info: Option<&TermInfo>) -> u32 {
    info.map_or(0, |info| info.doc_freq)
}

impl<'a> Planner<'a> {
    /// A planner for one question.
    pub(crate) fn new(
        index: &'a Index,
        analyzer: &'a Analyzer,
        synonyms: &'a Synonyms,
        names: &'a KnownNames,
    ) -> Self {
        Self { index, analyzer, synonyms, names, stems: RefCell::default() }
    }

    /// The stems of a folded word, by language.
    pub(crate) fn stems(&self, word: &str) -> [Stems; Language::ALL.len()] {
        if let Some(known) = self.stems.borrow().get(word) {
            return known.clone();
        }
        let stems = Language::ALL.map(|language| Stems::from(self.analyzer.stems(word, language)));
        self.stems.borrow_mut().insert(word.to_owned(), stems.clone());
        stems
    }

    /// The share of passages of ordinary language that have a folded word, in any inflection: 0 to 1.
    pub(crate) fn share(&self, word: &str) -> f32 {
        self.analyzer.share(word, &self.stems(word))
    }

    /// What the corpus has of a word, in any language and inflection; `weight` tells how well the word
    /// stands for the one that was asked.
    pub(crate) fn known(&self, word: &str, weight: f32) -> Result<Matches, SearchError> {
        let share = self.share(word);
        let mut each = Vec::with_capacity(Language::ALL.len());
        for stems in self.stems(word) {
            each.push(stems.iter().map(|stem| self.find(stem)).collect::<Result<Vec<_>, _>>()?);
        }
        // What is common in one language tells little, however rare it is in the other. Of several stems in
        // one language the commonest counts: a word that stands for both stands in the passages of both.
        let most = |stems: &Vec<Found>| stems.iter().map(Found::passages).max().unwrap_or_default();
        let common: u32 = each.iter().map(most).sum();
        let mut matches = Matches::default();
        for Found { stem, text, question, part } in each.into_iter().flatten() {
            let within = passages(part.as_ref());
            let fields = [
                (Field::Stem, text, common, weight),
                (Field::Question, question, common, weight),
                (Field::Part, part, within, weight * PART),
            ];
            let ways = fields.into_iter().filter_map(|(field, info, passages, weight)| {
                #[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
                let weight = weight * self.index.readers.idf(passages as f32, share);
                info.map(|info| Node::Term { field, info, weight })
            });
            let before = matches.ways.len();
            matches.ways.extend(ways);
            if matches.ways.len() > before {
                matches.stems.push(StemMatch { stem, weight, part: None });
            }
        }
        Ok(matches)
    }

    fn find(&self, stem: &str) -> Result<Found, SearchError> {
        let readers = &self.index.readers;
        Ok(Found {
            stem: stem_hash(stem),
            text: readers.stem.terms().get(stem)?,
            question: readers.question.terms().get(stem)?,
            part: readers.part.terms().get(stem)?,
        })
    }

    /// Whether the corpus has a word as it is written here.
    pub(crate) fn has_word(&self, word: &str) -> Result<bool, SearchError> {
        Ok(self.index.readers.words.get(word)?.is_some())
    }

    /// Whether it is a word of the corpus, or of Dutch.
    pub(crate) fn is_known(&self, word: &str) -> Result<bool, SearchError> {
        Ok(self.analyzer.is_word(word, Language::Dutch) || self.has_word(word)?)
    }

    /// Whether the corpus has a Dutch word with the stem of this one, or such a part of a compound.
    pub(crate) fn has_stem(&self, word: &str) -> Result<bool, SearchError> {
        let readers = &self.index.readers;
        for stem in self.stems(word)[Language::Dutch as usize].iter() {
            if readers.stem.terms().get(stem)?.is_some() || readers.part.terms().get(stem)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

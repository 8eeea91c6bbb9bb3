//! What does a question look for?

use tantivy::postings::TermInfo;

use super::fuzzy::{closeness, edits, neighbours};
use super::synonyms::Synonyms;
use super::types::{AskedWord, Query, Resolution, Slot, StemMatch};
use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::index::segment::IndexReaders;
use crate::search::index::vocabulary::stem_hash;
use crate::search::intent::{question_frames, requests, small_talk};
use crate::search::retrieve::bm25::idf;
use crate::search::retrieve::postings::{Field, Node};
use crate::search::text::compound::{self, MOST_PARTS};
use crate::search::text::stem::Stems;
use crate::search::text::stop_words::StopWords;
use crate::search::text::tokens::{self, Word};

/// What a part of a compound counts for, beside the same word by itself.
const PART: f32 = 0.6;
/// What the parts of an asked compound count for, beside the compound itself.
const SPLIT: f32 = 0.7;
/// What a word near one that is spelt right counts for, beside one near a misspelling.
const REAL: f32 = 0.5;

/// A longer question is cut: nobody asks a question of more words.
pub(crate) const MOST_WORDS: usize = 64;

/// Takes questions apart.
pub(crate) struct Planner<'a> {
    pub(crate) readers: &'a IndexReaders,
    pub(crate) stems: &'a Stems,
    pub(crate) stop: &'a StopWords,
    pub(crate) synonyms: &'a Synonyms,
}

impl Planner<'_> {
    /// Plans the search for a question.
    pub(crate) fn plan(&self, text: &str, asker: Language) -> Result<Query, SearchError> {
        let mut all = tokens::tokenize(text);
        all.truncate(MOST_WORDS);
        let language = self.stop.language_of(all.iter().map(|word| word.text.as_str()), asker);
        let texts: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
        if small_talk::is_small_talk(&texts, |word| self.stop.contains_in_any(word))
            || requests::is_request(&texts)
        {
            return Ok(Query { said: Vec::new(), words: Vec::new(), slots: Vec::new() });
        }
        let frames = question_frames::mark(&texts);
        let says_nothing = |at: usize, word: &Word| {
            frames[at]
                || self.stop.contains(&word.text, language)
                || (!self.is_known(&word.text) && self.stop.nearly_contains(&word.text, language))
        };
        let content: Vec<(usize, Word)> =
            all.clone().into_iter().enumerate().filter(|(at, word)| !says_nothing(*at, word)).collect();
        let said = all.iter().map(|word| word.text.clone()).collect();
        let mut query = Query { said, words: Vec::new(), slots: Vec::new() };
        for (at, (_, word)) in content.iter().enumerate() {
            let (asked, node) = self.word(word)?;
            query.words.push(asked);
            if let Some(node) = node {
                query.slots.push(Slot { words: at..at + 1, node });
            }
        }
        self.join(&content, &mut query)?;
        self.rename(&texts, &content, &mut query)?;
        Ok(query)
    }

    fn word(&self, word: &Word) -> Result<(AskedWord, Option<Node>), SearchError> {
        let mut asked = AskedWord {
            text: word.text.clone(),
            range: word.range.clone(),
            resolution: Resolution::Unknown,
            stems: Vec::new(),
            names: Vec::new(),
            parts: 0,
            idf: idf(0.0, self.readers.passages),
        };
        let mut ways = Vec::new();
        let itself = self.known(&word.text, 1.0, None, &mut ways, &mut asked.stems)?;
        let mut renamed = self.expand(std::slice::from_ref(&word.text), 1.0)?;
        asked.stems.append(&mut renamed.stems);
        asked.names.append(&mut renamed.names);
        let known = itself || !renamed.ways.is_empty();
        if known {
            asked.resolution = Resolution::Known;
        }
        let parts = self.parts(word);
        asked.parts = parts.len();
        let mut split = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let mut part_ways = Vec::new();
            if self.known(part, SPLIT, Some(at), &mut part_ways, &mut asked.stems)? {
                split.push(Node::Best(part_ways));
            }
        }
        if !split.is_empty() {
            if !known && split.len() == parts.len() {
                asked.resolution = Resolution::Split(parts.clone());
            }
            ways.push(Node::Sum(split));
        }
        if !known {
            let real = self.stems.lexicon().is_spelt_right(&word.text);
            let doubt = if real { REAL } else { 1.0 };
            let near = neighbours(&word.text, self.readers)?;
            for term in self.synonyms.near(&word.text, edits(&word.text).unwrap_or(0).into()) {
                let close = doubt * term.first().map_or(0.0, |term| closeness(&word.text, term));
                let mut near = self.expand(term, close)?;
                ways.append(&mut near.ways);
                asked.stems.append(&mut near.stems);
                asked.names.append(&mut near.names);
            }
            for neighbour in &near {
                self.known(&neighbour.word, neighbour.closeness * doubt, None, &mut ways, &mut asked.stems)?;
            }
            if asked.resolution == Resolution::Unknown && !near.is_empty() {
                asked.resolution = Resolution::Near(near);
            }
        }
        if known {
            // Another name may be rarer, but what was asked is this word.
            asked.idf = weight(if itself { &ways } else { &renamed.ways });
        }
        ways.append(&mut renamed.ways);
        let node = (!ways.is_empty()).then_some(Node::Best(ways));
        Ok((asked, node))
    }

    /// Adds the ways in which the corpus has a word, and tells whether there are any.
    pub(crate) fn known(
        &self,
        word: &str,
        weight: f32,
        part_of: Option<usize>,
        ways: &mut Vec<Node>,
        stems: &mut Vec<StemMatch>,
    ) -> Result<bool, SearchError> {
        let before = ways.len();
        let mut each = Vec::with_capacity(Language::ALL.len());
        for language in Language::ALL {
            let stem = self.stems.stem(word, language);
            let whole = self.readers.stem.terms().get(&stem)?;
            let part = self.readers.part.terms().get(&stem)?;
            let question = self.readers.question.terms().get(&stem)?;
            each.push((stem, whole, part, question));
        }
        // What is common in one language tells little, however rare it is in the other.
        let found = |info: &Option<TermInfo>| info.as_ref().map_or(0, |info| info.doc_freq);
        let passages: u32 =
            each.iter().map(|(_, whole, _, question)| found(whole).max(found(question))).sum();
        for (stem, whole, part, question) in each {
            if whole.is_some() || part.is_some() || question.is_some() {
                stems.push(StemMatch { stem: stem_hash(&stem), weight, part: part_of });
            }
            let within = found(&part);
            let fields = [
                (Field::Stem, whole, passages, weight),
                (Field::Question, question, passages, weight),
                (Field::Part, part, within, weight * PART),
            ];
            for (field, info, passages, weight) in fields {
                if let Some(info) = info {
                    #[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
                    let weight = weight * idf(passages as f32, self.readers.passages);
                    ways.push(Node::Term { field, info, weight });
                }
            }
        }
        Ok(ways.len() > before)
    }

    fn parts(&self, word: &Word) -> Vec<String> {
        if !word.pieces.is_empty() {
            return word.pieces.clone();
        }
        let is_word = |part: &str| self.stems.lexicon().contains(part) || self.has_word(part);
        let with_own_parts = |part| {
            let own = if self.has_stem(part) { Vec::new() } else { compound::split(part, &is_word) };
            if own.is_empty() { vec![part] } else { own }
        };
        compound::split(&word.text, &is_word)
            .into_iter()
            .flat_map(with_own_parts)
            .take(MOST_PARTS)
            .filter(|part| !self.stop.contains(part, Language::Dutch))
            .map(str::to_owned)
            .collect()
    }

    fn is_known(&self, word: &str) -> bool {
        self.has_word(word) || self.stems.lexicon().contains(word)
    }

    /// Whether the corpus has a Dutch word with the stem of this one, or such a part of a compound.
    fn has_stem(&self, word: &str) -> bool {
        let stem = self.stems.stem(word, Language::Dutch);
        [&self.readers.stem, &self.readers.part]
            .iter()
            .any(|field| matches!(field.terms().get(&stem), Ok(Some(_))))
    }

    fn has_word(&self, word: &str) -> bool {
        matches!(self.readers.words.get(word), Ok(Some(_)))
    }

    /// Where the corpus writes neighbouring words as one, looks for that as well: the better of
    /// the two counts.
    fn join(&self, content: &[(usize, Word)], query: &mut Query) -> Result<(), SearchError> {
        for (at, pair) in content.windows(2).enumerate() {
            let [(first, left), (second, right)] = pair else { continue };
            if first + 1 != *second {
                continue;
            }
            let mut ways = Vec::new();
            for link in ["", "s"] {
                let joined = format!("{}{link}{}", left.text, right.text);
                if self.has_word(&joined) {
                    self.known(&joined, 1.0, None, &mut ways, &mut Vec::new())?;
                }
            }
            if !ways.is_empty() {
                query.join(at..at + 2, ways);
            }
        }
        Ok(())
    }
}

/// What the best of some ways to have a word tells.
fn weight(ways: &[Node]) -> f32 {
    ways.iter().map(Node::ceiling).fold(0.0, f32::max) / (crate::search::retrieve::bm25::K1 + 1.0)
}

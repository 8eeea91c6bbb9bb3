//! Which words does the corpus use, and what is known of each?
//!
//! Grams, stems and parts are kept for each word of the vocabulary: which of them a passage has
//! follows from which words it has, and there are far fewer words than places where they stand.

use std::path::Path;

use fnv::FnvHashMap as HashMap;

use super::lists::Lists;
use super::segment::IndexReaders;
use super::terms::{Term, Terms};
use crate::search::error::SearchError;
use crate::search::text::ngrams::grams;

/// The words of the corpus, by their number in the dictionary of the index.
pub(crate) struct Vocabulary {
    /// How many stems each word has, then those, then its grams: in one list, since finding a list
    /// takes longer than reading it.
    words: Lists,
    /// In how many passages a gram occurs, estimated from the words that have it.
    gram_passages: HashMap<u32, f32>,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known<'a> {
    /// The hashes of its stems, and of those of its parts.
    pub(crate) stems: &'a [u32],
    /// The hashes of its grams.
    pub(crate) grams: &'a [u32],
}

/// The hashes of the stems of each word and of its parts, in the order of the dictionary: what takes
/// long to find out, and is kept beside the index.
pub(crate) struct StemLists(Lists);

impl StemLists {
    /// Those of the words of these terms.
    pub(crate) fn of(terms: &Terms) -> Self {
        let mut stems = Lists::new();
        for same in terms.dictionary() {
            stems.push(same.iter().flat_map(Term::all_stems).map(stem_hash));
        }
        Self(stems)
    }

    /// Reads what [`StemLists::write`] has written.
    pub(crate) fn read(file: &Path) -> Result<Self, SearchError> {
        Lists::read(&std::fs::read(file)?).map(Self).ok_or(SearchError::Vocabulary)
    }

    /// Writes them to a file.
    pub(crate) fn write(&self, file: &Path) -> Result<(), SearchError> {
        Ok(std::fs::write(file, self.0.bytes())?)
    }
}

impl Vocabulary {
    /// The vocabulary of an index, of whose words these are the stems.
    pub(crate) fn new(readers: &IndexReaders, stems: &StemLists) -> Result<Self, SearchError> {
        if stems.0.len() != readers.words.num_terms() {
            return Err(SearchError::Vocabulary);
        }
        let mut lists = Lists::new();
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let passages = readers.passages.max(1) as f32;
        let mut absent: HashMap<u32, f32> = HashMap::default();
        let mut words = readers.words.stream()?;
        let mut number = 0;
        while let Some((bytes, info)) = words.next() {
            let word = std::str::from_utf8(bytes).unwrap_or_default();
            #[expect(clippy::cast_precision_loss, reason = "an estimate")]
            let share = (info.doc_freq as f32 / passages).min(1.0);
            for gram in grams(word) {
                *absent.entry(gram).or_insert(1.0) *= 1.0 - share;
            }
            let stems = stems.0.of(number);
            let count = u32::try_from(stems.len()).unwrap_or(u32::MAX);
            lists.push(std::iter::once(count).chain(stems.iter().copied()).chain(grams(word)));
            number += 1;
        }
        let gram_passages =
            absent.into_iter().map(|(gram, absent)| (gram, passages * (1.0 - absent))).collect();
        Ok(Self { words: lists, gram_passages })
    }

    /// What is known of a word.
    pub(crate) fn of(&self, word: u64) -> Known<'_> {
        let Some((count, rest)) = self.words.of(word).split_first() else { return Known::default() };
        let (stems, grams) = rest.split_at((*count as usize).min(rest.len()));
        Known { stems, grams }
    }

    /// In about how many passages a gram occurs: as many as there would be if its words stood in
    /// passages independently of each other.
    pub(crate) fn gram_passages(&self, gram: u32) -> f32 {
        self.gram_passages.get(&gram).copied().unwrap_or(0.0)
    }
}

/// A short stand-in for a stem, for comparing the words of a passage with those of a question.
///
/// FNV-1a; two stems of a question and a passage share one by accident in one of four billion
/// pairs.
pub(crate) fn stem_hash(stem: &str) -> u32 {
    stem.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

//! Which words does the corpus use, and what is known of each?
//!
//! Grams and stems are kept for each word of the vocabulary and not in the index: which grams a
//! passage has follows from which words it has, and there are far fewer words than places where
//! they stand.

use std::collections::HashMap;

use super::SearchError;
use super::analysis::grams::grams;
use super::analysis::stem::Stems;
use super::index::IndexReaders;
use crate::domain::Language;

/// The words of the corpus, by their number in the dictionary of the index.
pub(crate) struct Vocabulary {
    /// Where the grams of each word begin in `grams`; one more than there are words.
    starts: Vec<u32>,
    grams: Vec<u32>,
    /// The hashes of the stems of each word: Dutch, English.
    stems: Vec<[u64; 2]>,
    /// In how many passages a gram occurs, estimated from the words that have it.
    gram_passages: HashMap<u32, f32>,
}

impl Vocabulary {
    pub(crate) fn read(readers: &IndexReaders, stems: &Stems) -> Result<Self, SearchError> {
        let mut vocabulary =
            Self { starts: vec![0], grams: Vec::new(), stems: Vec::new(), gram_passages: HashMap::new() };
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let passages = readers.passages.max(1) as f32;
        let mut absent: HashMap<u32, f32> = HashMap::new();
        let mut words = readers.word.terms().stream()?;
        while let Some((bytes, info)) = words.next() {
            let word = std::str::from_utf8(bytes).unwrap_or_default();
            #[expect(clippy::cast_precision_loss, reason = "an estimate")]
            let share = (info.doc_freq as f32 / passages).min(1.0);
            let first = vocabulary.grams.len();
            vocabulary.grams.extend(grams(word));
            for gram in &vocabulary.grams[first..] {
                *absent.entry(*gram).or_insert(1.0) *= 1.0 - share;
            }
            vocabulary.starts.push(u32::try_from(vocabulary.grams.len()).unwrap_or(u32::MAX));
            vocabulary.stems.push(Language::ALL.map(|language| stem_hash(&stems.stem(word, language))));
        }
        vocabulary.gram_passages =
            absent.into_iter().map(|(gram, absent)| (gram, passages * (1.0 - absent))).collect();
        Ok(vocabulary)
    }

    /// The grams of a word.
    pub(crate) fn grams(&self, word: u64) -> &[u32] {
        let at = usize::try_from(word).unwrap_or(usize::MAX);
        match (self.starts.get(at), self.starts.get(at.saturating_add(1))) {
            (Some(start), Some(end)) => &self.grams[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The hashes of a word's stems, Dutch and English.
    pub(crate) fn stems(&self, word: u64) -> [u64; 2] {
        usize::try_from(word).ok().and_then(|at| self.stems.get(at)).copied().unwrap_or_default()
    }

    /// In about how many passages a gram occurs: as many as there would be if its words stood in
    /// passages independently of each other.
    pub(crate) fn gram_passages(&self, gram: u32) -> f32 {
        self.gram_passages.get(&gram).copied().unwrap_or(0.0)
    }
}

/// A short stand-in for a stem, for comparing the words of a passage with those of a question.
pub(crate) fn stem_hash(stem: &str) -> u64 {
    use std::hash::Hasher as _;
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(stem.as_bytes());
    hasher.finish()
}

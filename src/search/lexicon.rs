//! Is this a word of the Dutch language, whether or not the corpus uses it?

use fst::Set;

use super::SearchError;

/// The OpenTaal word list, words of 4 to 16 letters, folded (see `data/NOTICE.md`).
static DUTCH: &[u8] = include_bytes!("data/dutch.fst");

/// The Dutch words that compounds are made of.
pub(crate) struct Lexicon(Set<&'static [u8]>);

impl Lexicon {
    pub(crate) fn new() -> Result<Self, SearchError> {
        Set::new(DUTCH).map(Self).map_err(|error| SearchError::Lexicon(error.to_string()))
    }

    /// Does the list have the folded word?
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

//! Is this a word of Dutch or of English, whether or not the corpus uses it?

use fst::Set;

use crate::search::error::SearchError;

/// The OpenTaal word list, words of 4 to 16 letters, folded (see `data/NOTICE.md`).
static DUTCH: &[u8] = include_bytes!("../data/dutch.fst");
/// The SCOWL word list of American and British English, the same way.
static ENGLISH: &[u8] = include_bytes!("../data/english.fst");

/// The words of both languages.
pub(crate) struct Lexicon {
    dutch: Set<&'static [u8]>,
    english: Set<&'static [u8]>,
}

impl Lexicon {
    pub(crate) fn new() -> Result<Self, SearchError> {
        let set = |list| Set::new(list).map_err(|error| SearchError::Lexicon(error.to_string()));
        Ok(Self { dutch: set(DUTCH)?, english: set(ENGLISH)? })
    }

    /// Is the folded word a Dutch word, of which compounds can be made?
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.dutch.contains(word)
    }

    /// Is the folded word spelt as it should be, in either language?
    pub(crate) fn is_spelt_right(&self, word: &str) -> bool {
        self.dutch.contains(word) || self.english.contains(word)
    }
}

//! Is this a word of Dutch or of English, whether or not the corpus uses it? (The spelling dictionary.)

use fst::Set;

use crate::domain::Language;
use crate::search::error::SearchError;

/// The words of every language: in the order of [`Language::ALL`], words of 2 to 16 letters, folded
/// (see `data/NOTICE.md`): the OpenTaal list, and the SCOWL list of American and British English.
static WORDS: [&[u8]; Language::ALL.len()] =
    [include_bytes!("../data/nl/words.fst"), include_bytes!("../data/en/words.fst")];

/// The words of all languages.
pub(crate) struct Lexicon([Set<&'static [u8]>; Language::ALL.len()]);

impl Lexicon {
    pub(crate) fn new() -> Result<Self, SearchError> {
        let set = |words| Set::new(words).map_err(|error| SearchError::Lexicon(error.to_string()));
        let [dutch, english] = WORDS.map(set);
        Ok(Self([dutch?, english?]))
    }

    /// Is the folded word a word of the language?
    pub(crate) fn contains(&self, word: &str, language: Language) -> bool {
        self.0[language as usize].contains(word)
    }

    /// Is the folded word spelt as it should be, in any language?
    pub(crate) fn is_spelt_right(&self, word: &str) -> bool {
        self.0.iter().any(|words| words.contains(word))
    }
}

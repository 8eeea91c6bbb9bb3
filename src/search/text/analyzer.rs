//! Which terms stand for a word, and which words say nothing about a subject? (The analyzer.)

use super::lexicon::Lexicon;
use super::stem::Stems;
use super::stop_words;
use super::tokens::Word;
use crate::domain::Language;
use crate::search::error::SearchError;

/// Analyses words, of documents and of questions alike: stop words, stems and the spelling dictionary.
pub(crate) struct Analyzer {
    stems: Stems,
}

impl Analyzer {
    /// An analyzer for all languages.
    ///
    /// # Errors
    /// When a word list within the program is damaged.
    pub(crate) fn new() -> Result<Self, SearchError> {
        Ok(Self { stems: Stems::new(Lexicon::new()?) })
    }

    /// The stem of a folded word, with the mark of its language in front.
    pub(crate) fn stem(&self, word: &str, language: Language) -> String {
        self.stems.stem(word, language)
    }

    /// Is the folded word a stop word of the language?
    pub(crate) fn is_stop_word(&self, word: &str, language: Language) -> bool {
        stop_words::is_stop_word(word, language)
    }

    /// Is the folded word in the spelling dictionary of the language?
    pub(crate) fn is_word(&self, word: &str, language: Language) -> bool {
        self.stems.lexicon().contains(word, language)
    }

    /// Is the folded word spelt as it should be, in any language?
    pub(crate) fn is_spelt_right(&self, word: &str) -> bool {
        self.stems.lexicon().is_spelt_right(word)
    }

    /// The stems of those words that are no stop words.
    pub(crate) fn content_stems<'a>(
        &'a self,
        words: &'a [Word],
        language: Language,
    ) -> impl Iterator<Item = String> + use<'a> {
        let content = words.iter().filter(move |word| !self.is_stop_word(&word.text, language));
        content.map(move |word| self.stem(&word.text, language))
    }
}

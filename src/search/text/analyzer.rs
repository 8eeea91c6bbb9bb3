//! Which terms stand for a word, and which words say nothing about a subject? (The analyzer.)

use std::collections::HashSet;

use super::dictionary::Dictionary;
use super::frequencies::Frequencies;
use super::separable;
use super::stem::Stems;
use super::stop_words;
use super::tokens::Word;
use crate::domain::Language;
use crate::search::error::SearchError;

/// Analyses words, of documents and of questions alike: stop words, stems and the spelling dictionary.
pub(crate) struct Analyzer {
    stems: Stems,
    frequencies: Frequencies,
    dictionary: Dictionary,
}

impl Analyzer {
    /// An analyzer for all languages.
    ///
    /// # Errors
    /// When a word list within the program is damaged.
    pub(crate) fn new() -> Result<Self, SearchError> {
        Ok(Self { stems: Stems::new()?, frequencies: Frequencies::new()?, dictionary: Dictionary::new()? })
    }

    /// The stems of a folded word, each with the mark of its language in front: several where it is an
    /// inflection of several words.
    pub(crate) fn stems(&self, word: &str, language: Language) -> Vec<String> {
        self.stems.of(word, language)
    }

    /// What a folded word of either language is called in the other one, the most usual first, none twice; no stop
    /// words.
    pub(crate) fn translations(&self, word: &str) -> Vec<String> {
        let mut translations = Vec::new();
        for (language, other) in [(Language::Dutch, Language::English), (Language::English, Language::Dutch)]
        {
            if !self.is_stop_word(word, language) {
                let stems = self.stems(word, language);
                let words = stems.iter().flat_map(|stem| self.dictionary.words(stem));
                translations.extend(words.filter(|word| !self.is_stop_word(word, other)));
            }
        }
        let mut seen = HashSet::new();
        translations.retain(|word| seen.insert(word.clone()));
        translations
    }

    /// The share of passages of ordinary language that have a folded word with these stems: 0 to 1, in the language
    /// where that is most. A language in which it is a stop word tells nothing of what it means in the other.
    pub(crate) fn share<S: AsRef<[String]>>(&self, word: &str, stems: &[S; Language::ALL.len()]) -> f32 {
        let each = Language::ALL.into_iter().zip(stems);
        let own = each.filter(|(language, _)| !self.is_stop_word(word, *language));
        own.map(|(language, stems)| self.share_of(stems.as_ref(), language)).fold(0.0, f32::max)
    }

    /// The same of a word with these stems of a language: that of the commonest.
    pub(crate) fn share_of(&self, stems: &[String], language: Language) -> f32 {
        let shares = stems.iter().filter_map(|stem| stem.get(1..));
        shares.map(|stem| self.frequencies.share(stem, language)).fold(0.0, f32::max)
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

    /// The words of a text with its separable verbs as one, each with its place among them.
    pub(crate) fn whole_verbs(&self, words: &[Word], language: Language) -> Vec<(usize, Word)> {
        let is_verb = |particle: &str, verb: &str| self.stems.is_separable(particle, verb, language);
        separable::whole(words, is_verb)
    }
}

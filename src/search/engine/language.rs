//! In which language is a question asked?

use super::build::Engine;
use crate::domain::Language;
use crate::search::intent::courtesy;
use crate::search::language::foreign;
use crate::search::language::function_words::{Votes, is_english_owner, little};
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::text::tokens::{Word, tokenize};
use crate::search::weights::LANGUAGE_RATIO;

impl Engine {
    /// The language of a question: that of most of its little words, or else that in whose documents
    /// most of its other words stand. `None` where neither tells: then the asker's own, or that of
    /// the place, is the better guess.
    #[must_use]
    pub fn language_of(&self, text: &str) -> Option<Language> {
        let words = tokenize(text);
        let mut votes = Votes::default();
        words.iter().for_each(|word| votes.add(little(text, word)));
        votes.leader().or_else(|| self.language_of_documents(text, &words))
    }

    /// Whether a question is surely in neither Dutch nor English.
    #[must_use]
    pub fn is_foreign(&self, text: &str) -> bool {
        foreign::is_foreign(&tokenize(text), |word| self.is_known(word))
    }

    /// The language in whose documents most of the words stand, or in which people greet and thank
    /// with them.
    fn language_of_documents(&self, text: &str, words: &[Word]) -> Option<Language> {
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let mut votes = Votes::default();
        courtesy::languages(&texts).into_iter().for_each(|language| votes.add(Some(language)));
        for word in words {
            votes.add(is_english_owner(text, word).then_some(Language::English));
            if !is_stop_word_anywhere(&word.text) {
                votes.add(self.language_of_word(&word.text));
            }
        }
        votes.leader()
    }

    /// Whether it is a word of Dutch, of English or of the documents.
    fn is_known(&self, word: &str) -> bool {
        is_stop_word_anywhere(word)
            || self.analyzer.is_spelt_right(word)
            || Language::ALL.into_iter().any(|language| self.passages_with(word, language) > 0)
    }

    fn language_of_word(&self, word: &str) -> Option<Language> {
        let times = |language| {
            let others = Language::ALL.into_iter().filter(|other| *other != language);
            let most = others.map(|other| self.passages_with(word, other)).max().unwrap_or_default();
            self.passages_with(word, language) > LANGUAGE_RATIO * most
        };
        Language::ALL.into_iter().find(|language| times(*language))
    }

    /// In how many passages an inflection of the word stands. An index that fails tells nothing here: the
    /// search that follows tells that it fails.
    fn passages_with(&self, word: &str, language: Language) -> u32 {
        self.index.readers.passages_with(&self.analyzer.stem(word, language)).unwrap_or_default()
    }
}

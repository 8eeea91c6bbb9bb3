//! In which language is a question asked?

use super::build::Engine;
use crate::domain::Language;
use crate::search::intent::{courtesy, signs};
use crate::search::language::foreign;
use crate::search::language::function_words::{Votes, is_english_owner, little};
use crate::search::query::fuzzy::neighbours;
use crate::search::text::stop_words::{is_nearly_stop_word, is_stop_word_anywhere};
use crate::search::text::tokens::{Word, tokenize};
use crate::search::weights::LANGUAGE_RATIO;

impl Engine {
    /// The language of a question: that of most of its little words, or else that in whose documents
    /// most of its other words stand or whose dictionary has them, or else that of the words which they are nearly.
    /// `None` where nothing tells: then the asker's own, or that of the place, is the better guess.
    #[must_use]
    pub fn language_of(&self, text: &str) -> Option<Language> {
        let text = signs::without(text);
        let words = tokenize(&text);
        let mut votes = Votes::default();
        words.iter().for_each(|word| votes.add(little(&text, word)));
        if let Some(spoken) = votes.leader() {
            return Some(spoken);
        }
        let documents = self.votes_of_documents(&text, &words);
        // Where they are torn between two, spelling knows no better.
        if documents == Votes::default() { self.language_by_spelling(&words) } else { documents.leader() }
    }

    /// Whether a question is surely in neither Dutch nor English.
    #[must_use]
    pub fn is_foreign(&self, text: &str) -> bool {
        foreign::is_foreign(&tokenize(text), |word| self.is_known(word))
    }

    /// What the words tell by the documents that they stand in, of each language, or by being what people greet
    /// and thank with.
    fn votes_of_documents(&self, text: &str, words: &[Word]) -> Votes {
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let mut votes = Votes::default();
        courtesy::languages(&texts).into_iter().for_each(|language| votes.add(Some(language)));
        for word in words {
            votes.add(is_english_owner(text, word).then_some(Language::English));
            if !is_stop_word_anywhere(&word.text) {
                votes.add(self.language_of_word(&word.text));
            }
        }
        votes
    }

    /// The language that has most of the words in its dictionary, or words of which they are slips. An index
    /// that fails tells nothing here.
    fn language_by_spelling(&self, words: &[Word]) -> Option<Language> {
        let mut votes = Votes::default();
        for word in words.iter().map(|word| word.text.as_str()) {
            if self.is_known(word) {
                votes.add(only(|language| self.analyzer.is_word(word, language)));
                continue;
            }
            votes.add(only(|language| is_nearly_stop_word(word, language)));
            let near = neighbours(word, &self.index.readers).unwrap_or_default();
            votes.add(near.first().and_then(|near| self.language_of_word(&near.word)));
        }
        votes.leader()
    }

    /// Whether it is a word of Dutch, of English or of the documents.
    #[must_use]
    pub fn is_known(&self, word: &str) -> bool {
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
        let stems = self.analyzer.stems(word, language).into_iter();
        let passages = stems.map(|stem| self.index.readers.passages_with(&stem).unwrap_or_default());
        passages.max().unwrap_or_default()
    }
}

/// The only language of which something is true.
fn only(is_true: impl Fn(Language) -> bool) -> Option<Language> {
    let mut languages = Language::ALL.into_iter().filter(|language| is_true(*language));
    languages.next().filter(|_| languages.next().is_none())
}

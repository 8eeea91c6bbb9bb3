//! Which words of a short text tell what it is about, and under which stems do they stand?
//!
//! For texts that no index is made of: what a member wrote about themselves, or asked the group.

use crate::domain::Language;
use crate::search::error::SearchError;
use crate::search::intent::signs;
use crate::search::text::analyzer::Analyzer;
use crate::search::text::stop_words::is_stop_word_anywhere;
use crate::search::text::tokens::tokenize;

/// Takes texts apart into the words that say something.
pub struct ContentWords {
    analyzer: Analyzer,
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentWord {
    /// The word, folded.
    pub word: String,
    /// The stems that it may stand for, of every language, each with the mark of its language in front.
    pub stems: Vec<String>,
}

impl ContentWords {
    /// With the word lists and tables of all languages.
    ///
    /// # Errors
    /// When a word list within the program is damaged.
    pub fn new() -> Result<Self, SearchError> {
        Ok(Self { analyzer: Analyzer::new()? })
    }

    /// The words of a text that are no stop words of any language, in order. Mentions, emoji, addresses and
    /// code say nothing.
    #[must_use]
    pub fn of(&self, text: &str) -> Vec<ContentWord> {
        let own = signs::without(text);
        let words = tokenize(&own).into_iter().map(|word| word.text);
        words.filter(|word| word.len() > 1 && !is_stop_word_anywhere(word)).map(|w| self.content(w)).collect()
    }

    fn content(&self, word: String) -> ContentWord {
        let mut stems: Vec<String> =
            Language::ALL.into_iter().flat_map(|language| self.analyzer.stems(&word, language)).collect();
        stems.dedup();
        ContentWord { word, stems }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_left_out_and_inflections_share_a_stem() {
        let words = ContentWords::new().expect("the word lists");
        let of = |text| words.of(text).into_iter().map(|word| word.word).collect::<Vec<_>>();
        assert_eq!(of("Wie weet hoe je een straatfeest organiseert?"), ["straatfeest", "organiseert"]);
        assert_eq!(of("<@123> is er iemand?"), Vec::<String>::new());
        let (one, other) = (words.of("organiseren"), words.of("organiseert"));
        assert!(one[0].stems.iter().any(|stem| other[0].stems.contains(stem)));
    }
}

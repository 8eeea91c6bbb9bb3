//! Which questions and terms can be offered while somebody types?

use std::collections::HashSet;

use crate::corpus::Corpus;
use crate::domain::Language;
use crate::search::folded_words;

/// All that can be offered: the titles and headings of the corpus, the questions that its sections
/// are said to answer, and the terms of the glossary; each with the words it can be found by.
pub(crate) struct Offers(pub(crate) Vec<Offer>);

pub(crate) struct Offer {
    pub(crate) words: Vec<String>,
    pub(crate) shown: String,
    pub(crate) language: Language,
}

impl Offers {
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let in_passages = corpus.passages.iter().flat_map(|passage| {
            let headings = [passage.document.title.as_str(), passage.heading()];
            let questions = passage.questions.iter().map(String::as_str);
            headings.into_iter().chain(questions).map(|shown| (passage.language(), shown))
        });
        let terms = corpus.glossary.entries.iter().flat_map(|entry| entry.all());
        let mut seen = HashSet::new();
        let fresh = in_passages.chain(terms).filter(|offer| seen.insert(*offer));
        Self(fresh.map(|(language, shown)| Offer::of(language, shown)).collect())
    }
}

impl Offer {
    fn of(language: Language, shown: &str) -> Self {
        Self { words: folded_words(shown), shown: shown.to_owned(), language }
    }

    /// Whether each typed word begins a word of it.
    pub(crate) fn fits(&self, typed: &[String]) -> bool {
        typed.iter().all(|typed| self.words.iter().any(|word| word.starts_with(typed.as_str())))
    }
}

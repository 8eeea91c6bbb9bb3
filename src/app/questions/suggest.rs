//! Which questions can be offered while a member is typing?

use std::collections::HashSet;

use crate::app::library::Library;
use crate::corpus::Corpus;
use crate::domain::Language;
use crate::search::folded_words;

/// The most that Discord shows; more is no help in a terminal either.
const MOST: usize = 25;

/// All that can be offered: the titles and headings of the corpus, the questions that its sections
/// are said to answer, and the terms of the glossary; each with the words it can be found by.
pub(crate) struct Offers(Vec<Offer>);

struct Offer {
    words: Vec<String>,
    shown: String,
    language: Language,
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
    fn fits(&self, typed: &[String]) -> bool {
        typed.iter().all(|typed| self.words.iter().any(|word| word.starts_with(typed.as_str())))
    }
}

/// What can be offered in which each typed word begins a word; in the member's language first, and the
/// short ones first, since there the typed words are most of it.
pub(crate) fn suggest(library: &Library, typed: &str, language: Language) -> Vec<String> {
    let typed = folded_words(typed);
    let mut found: Vec<_> = library.offers.0.iter().filter(|offer| offer.fits(&typed)).collect();
    found.sort_by_key(|offer| (offer.language != language, offer.words.len()));
    // A heading and a term may differ in their capitals only.
    let mut seen = HashSet::new();
    let fresh = found.into_iter().filter(|offer| seen.insert(&offer.words));
    fresh.take(MOST).map(|offer| offer.shown.clone()).collect()
}

//! Which questions can be offered while a member is typing?

use super::library::Library;
use crate::corpus::Corpus;
use crate::domain::Language;
use crate::search::folded_words;

/// The most that Discord shows; more is no help in a terminal either.
const MOST: usize = 25;

/// Every heading and title of the corpus, with the words it can be found by.
pub(crate) struct Headings(Vec<Heading>);

struct Heading {
    words: Vec<String>,
    shown: String,
    language: Language,
}

impl Headings {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let mut headings: Vec<Heading> = Vec::new();
        for passage in &corpus.passages {
            let shown = passage.heading();
            if headings.last().is_none_or(|last| last.shown != shown) {
                headings.push(Heading {
                    words: folded_words(shown),
                    shown: shown.to_owned(),
                    language: passage.language(),
                });
            }
        }
        Self(headings)
    }
}

/// Headings in which each typed word begins a word; in the member's language first, and the short
/// ones first, since there the typed words are most of it.
pub(super) fn suggest(library: &Library, typed: &str, language: Language) -> Vec<String> {
    let typed = folded_words(typed);
    let matches = |heading: &&Heading| {
        typed.iter().all(|typed| heading.words.iter().any(|word| word.starts_with(typed.as_str())))
    };
    let mut found: Vec<_> = library.headings.0.iter().filter(matches).collect();
    found.sort_by_key(|heading| (heading.language != language, heading.words.len()));
    let mut shown: Vec<String> = Vec::new();
    for heading in found {
        if shown.len() < MOST && !shown.contains(&heading.shown) {
            shown.push(heading.shown.clone());
        }
    }
    shown
}

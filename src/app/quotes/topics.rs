//! On which topics are there quotable lines?

use std::collections::BTreeSet;

use crate::app::bot::App;
use crate::app::questions::browse::{self, ShelfKey};
use crate::corpus::Corpus;
use crate::domain::Language;

impl App {
    /// The topics that there are quotable lines on in which this has been typed, those in the reader's
    /// language first.
    #[must_use]
    pub fn quote_topics(&self, typed: &str, reader: Language) -> Vec<String> {
        let (library, typed) = (self.library(), typed.trim().to_lowercase());
        let mut languages = Language::ALL;
        languages.sort_by_key(|language| *language != reader);
        let mut found: Vec<String> = Vec::new();
        for topic in languages.into_iter().flat_map(|language| named_in(&library.corpus, language)) {
            if topic.to_lowercase().contains(&typed) && !found.contains(&topic) {
                found.push(topic);
            }
        }
        found
    }

    /// The short name of the topic that was typed, in capitals or not; `None` where there is no
    /// quotable line on such a topic.
    #[must_use]
    pub fn quote_topic(&self, typed: &str) -> Option<ShelfKey> {
        let typed = typed.trim().to_lowercase();
        let topics = self.quote_topics(&typed, Language::Dutch);
        topics.iter().find(|topic| topic.to_lowercase() == typed).map(|topic| browse::key(topic))
    }
}

/// The topics that there are quotable lines on in a language, by name.
fn named_in(corpus: &Corpus, language: Language) -> BTreeSet<String> {
    let spoken = corpus.quotes.iter().filter(|quote| quote.document.language == language);
    spoken.flat_map(|quote| quote.document.topics.iter().cloned()).collect()
}

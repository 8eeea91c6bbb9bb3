//! Which quotable lines does somebody want: on which topic, in which language?

use super::pool::quotes_on;
use crate::app::questions::browse::{self, ShelfKey};
use crate::corpus::{Corpus, Quote};
use crate::domain::Language;
use crate::texts::texts;

/// What somebody wants of a quotable line; nothing by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuoteWish {
    /// The short name of the topic it is to be on.
    pub topic: Option<ShelfKey>,
    /// The language it is to be in; where that is left open, the reader's if there is one.
    pub spoken: Option<Language>,
}

impl QuoteWish {
    /// The lines that fit, for a reader of a language.
    pub(crate) fn lines(self, corpus: &Corpus, reader: Language) -> Vec<&Quote> {
        let topic = self.topic.map(|topic| name(corpus, topic));
        // The topic is there no more, and so are its lines.
        if topic == Some(None) {
            return Vec::new();
        }
        let topics: Vec<_> = topic.flatten().into_iter().collect();
        let found = quotes_on(corpus, &topics, self.spoken.unwrap_or(reader));
        if !found.is_empty() || self.spoken.is_some() {
            return found;
        }
        Language::ALL.into_iter().flat_map(|language| quotes_on(corpus, &topics, language)).collect()
    }

    /// What to say where no line fits, in the reader's language.
    pub(crate) fn refusal(self, reader: Language) -> String {
        match self {
            Self { spoken: Some(spoken), .. } => texts(reader).no_quote_in(spoken),
            Self { topic: Some(_), .. } => texts(reader).passages_gone(),
            Self { topic: None, spoken: None } => texts(reader).no_quotes(),
        }
    }
}

/// The name of a topic.
fn name(corpus: &Corpus, topic: ShelfKey) -> Option<String> {
    let mut names = corpus.documents.iter().flat_map(|document| &document.topics);
    names.find(|name| browse::key(name) == topic).cloned()
}

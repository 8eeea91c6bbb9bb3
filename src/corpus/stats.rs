//! How much has the bot read?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::collection::Corpus;
use super::document::Document;
use super::passage::Passage;
use crate::domain::{Language, Source};

/// Counts over the whole corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// A row a language, in the order of [`Language::ALL`].
    pub languages: Vec<LanguageStats>,
    /// The topics, by language and name.
    pub topics: Vec<TopicStats>,
    /// How many entries the glossary has.
    pub glossary: usize,
    /// How many works the documents rest on, each counted once.
    pub sources: usize,
    /// The earliest year of such a work, and the work; of those that tell their year.
    pub oldest: Option<(u16, Source)>,
    /// The documents that exist in one language only.
    pub untranslated: Vec<String>,
}

/// Counts over the documents in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanguageStats {
    /// Which language.
    pub language: Language,
    /// How many documents.
    pub documents: usize,
    /// How many passages.
    pub passages: usize,
    /// How many words in those passages.
    pub words: usize,
    /// How many quotable lines.
    pub quotes: usize,
    /// How many questions the sections are said to answer.
    pub questions: usize,
}

/// Counts over the documents on one topic, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicStats {
    /// Which language.
    pub language: Language,
    /// Which topic.
    pub topic: String,
    /// How many documents are filed under it.
    pub documents: usize,
    /// How many words in their passages.
    pub words: usize,
    /// How many quotable lines.
    pub quotes: usize,
}

impl Corpus {
    /// Counts what is there.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let sources: BTreeSet<(&str, &str)> = self
            .sources()
            .map(|source| (source.author.as_deref().unwrap_or_default(), source.title.as_str()))
            .collect();
        Stats {
            languages: Language::ALL.into_iter().map(|language| self.language_stats(language)).collect(),
            topics: self.topics(),
            glossary: self.glossary.entries.len(),
            sources: sources.len(),
            oldest: self.oldest(),
            untranslated: self.untranslated(),
        }
    }

    fn language_stats(&self, language: Language) -> LanguageStats {
        let passages = || self.passages.iter().filter(move |passage| passage.language() == language);
        LanguageStats {
            language,
            documents: self.documents.iter().filter(|document| document.language == language).count(),
            passages: passages().count(),
            words: passages().map(words).sum(),
            quotes: self.quotes.iter().filter(|quote| quote.document.language == language).count(),
            questions: questions(passages()),
        }
    }

    fn topics(&self) -> Vec<TopicStats> {
        let names: BTreeSet<(Language, &String)> = self
            .documents
            .iter()
            .flat_map(|document| document.topics.iter().map(|topic| (document.language, topic)))
            .collect();
        names.into_iter().map(|(language, topic)| self.topic_stats(language, topic)).collect()
    }

    fn topic_stats(&self, language: Language, topic: &String) -> TopicStats {
        let on_topic = |document: &Document| document.language == language && document.topics.contains(topic);
        let passages = self.passages.iter().filter(|passage| on_topic(&passage.document));
        TopicStats {
            language,
            topic: topic.clone(),
            documents: self.documents.iter().filter(|document| on_topic(document)).count(),
            words: passages.map(words).sum(),
            quotes: self.quotes.iter().filter(|quote| on_topic(&quote.document)).count(),
        }
    }

    fn sources(&self) -> impl Iterator<Item = &Source> {
        self.documents.iter().flat_map(|document| &document.sources)
    }

    fn oldest(&self) -> Option<(u16, Source)> {
        let dated = self.sources().filter_map(|source| Some((year(source.date.as_deref()?)?, source)));
        dated.min_by_key(|(year, _)| *year).map(|(year, source)| (year, source.clone()))
    }

    fn untranslated(&self) -> Vec<String> {
        let translated =
            |id: &String| self.documents.iter().any(|other| other.translation_of.as_ref() == Some(id));
        let alone = self
            .documents
            .iter()
            .filter(|document| document.translation_of.is_none() && !translated(&document.id));
        alone.map(|document| document.id.clone()).collect()
    }
}

fn words(passage: &Passage) -> usize {
    passage.text().split_whitespace().count()
}

/// Each section's questions stand with every passage of it, and count once.
fn questions<'a>(passages: impl Iterator<Item = &'a Passage>) -> usize {
    let lists: BTreeMap<*const [String], usize> =
        passages.map(|passage| (Arc::as_ptr(&passage.questions), passage.questions.len())).collect();
    lists.values().sum()
}

/// The year in a date as people write it: `1973`, `3 mei 2012`, `2012-05-03`.
fn year(date: &str) -> Option<u16> {
    let numbers = date.split(|c: char| !c.is_ascii_digit());
    numbers.filter(|number| number.len() == 4).find_map(|number| number.parse().ok())
}

//! How much has the bot read?

use super::load::Corpus;
use crate::domain::Language;

/// Counts over the whole corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// A row a language, in the order of [`Language::ALL`].
    pub languages: Vec<LanguageStats>,
    /// The topics, sorted, with the number of documents filed under each.
    pub topics: Vec<(String, usize)>,
    /// How many entries the glossary has.
    pub glossary: usize,
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
}

impl Corpus {
    /// Counts what is there.
    #[must_use]
    pub fn stats(&self) -> Stats {
        Stats {
            languages: Language::ALL.into_iter().map(|language| self.language_stats(language)).collect(),
            topics: self.topics(),
            glossary: self.glossary.entries.len(),
            untranslated: self.untranslated(),
        }
    }

    fn language_stats(&self, language: Language) -> LanguageStats {
        let passages = || self.passages.iter().filter(move |passage| passage.language() == language);
        LanguageStats {
            language,
            documents: self.documents.iter().filter(|document| document.language == language).count(),
            passages: passages().count(),
            words: passages().map(|passage| passage.text().split_whitespace().count()).sum(),
            quotes: self.quotes.iter().filter(|quote| quote.document.language == language).count(),
        }
    }

    fn topics(&self) -> Vec<(String, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        for topic in self.documents.iter().flat_map(|document| &document.topics) {
            *counts.entry(topic.clone()).or_insert(0) += 1;
        }
        counts.into_iter().collect()
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

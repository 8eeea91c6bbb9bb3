//! How are the documents looked through: topics, then documents, then sections?

use std::collections::BTreeMap;
use std::hash::Hasher as _;
use std::sync::Arc;

use crate::corpus::{Corpus, Document, Passage, PassageKey, joined};
use crate::domain::Language;

/// A short name of a topic or a document, made from its name, so that a menu works after a restart
/// and knows when it is gone. 32 bits: among a thousand the odds of any two sharing a key are about
/// one in 8,600 (birthday bound, n²/2^33).
pub type ShelfKey = u32;

/// A topic, with how many documents are filed under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its short name.
    pub key: ShelfKey,
    /// Its name; `None` for what is filed under no topic.
    pub name: Option<String>,
    /// How many documents.
    pub documents: usize,
}

/// The passages under one heading of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The document.
    pub document: Arc<Document>,
    /// Its first passage.
    pub key: PassageKey,
    /// The headings it stands under, outermost first; none at the beginning of a document.
    pub headings: Arc<[String]>,
    text: String,
}

impl Section {
    /// Its words, exactly as in the document.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The innermost heading, or the document's title where there is none.
    #[must_use]
    pub fn heading(&self) -> &str {
        self.headings.last().unwrap_or(&self.document.title)
    }
}

/// All documents, those in the reader's language first.
#[must_use]
pub fn all(corpus: &Corpus, language: Language) -> Vec<&Arc<Document>> {
    let mut documents: Vec<_> = corpus.documents.iter().collect();
    documents.sort_by_key(|document| document.language != language);
    documents
}

/// The documents for a reader of a language: those in it, or all where there are none.
fn documents(corpus: &Corpus, language: Language) -> Vec<&Arc<Document>> {
    let spoken: Vec<_> = corpus.documents.iter().filter(|document| document.language == language).collect();
    if spoken.is_empty() { corpus.documents.iter().collect() } else { spoken }
}

/// The topics for a reader of a language, by name; last what is filed under none.
#[must_use]
pub fn topics(corpus: &Corpus, language: Language) -> Vec<Topic> {
    let (mut named, mut unfiled) = (BTreeMap::new(), 0);
    for document in documents(corpus, language) {
        unfiled += usize::from(document.topics.is_empty());
        for topic in &document.topics {
            *named.entry(topic).or_insert(0) += 1;
        }
    }
    let topic =
        |(name, documents): (&String, usize)| Topic { key: key(name), name: Some(name.clone()), documents };
    let mut topics: Vec<_> = named.into_iter().map(topic).collect();
    if unfiled > 0 {
        topics.push(Topic { key: UNFILED, name: None, documents: unfiled });
    }
    topics
}

/// The documents filed under a topic, by title, for a reader of a language.
#[must_use]
pub fn documents_on(corpus: &Corpus, language: Language, topic: ShelfKey) -> Vec<Arc<Document>> {
    let is_on = |document: &&Arc<Document>| {
        document.topics.iter().any(|name| key(name) == topic)
            || (topic == UNFILED && document.topics.is_empty())
    };
    let mut found: Vec<_> = documents(corpus, language).into_iter().filter(is_on).cloned().collect();
    found.sort_by(|a, b| a.title.cmp(&b.title));
    found
}

/// The sections of a document, in order; none when it is gone.
#[must_use]
pub fn sections(corpus: &Corpus, document: ShelfKey) -> Vec<Section> {
    let passages: Vec<_> =
        corpus.passages.iter().filter(|passage| key(&passage.document.id) == document).collect();
    let same = |one: &&Passage, next: &&Passage| {
        one.headings == next.headings && one.document.id == next.document.id
    };
    passages.chunk_by(same).map(section).collect()
}

fn section(passages: &[&Passage]) -> Section {
    let first = passages[0];
    let passages: Vec<Passage> = passages.iter().map(|passage| (*passage).clone()).collect();
    Section {
        document: first.document.clone(),
        key: first.key(),
        headings: first.headings.clone(),
        text: joined(&passages),
    }
}

/// The key of a topic without a name, which no name has but by accident.
const UNFILED: ShelfKey = 0;

/// The short name of a topic's name or of a document's id.
#[must_use]
pub fn key(name: &str) -> ShelfKey {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(name.as_bytes());
    let hash = hasher.finish();
    // The halves together are as good as any 32 bits of them.
    ((hash >> 32) ^ (hash & u64::from(u32::MAX))) as ShelfKey
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn corpus() -> Corpus {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        Corpus::load(&folder, Language::Dutch).expect("the documents can be read")
    }

    #[test]
    fn every_document_and_passage_can_be_reached_from_a_topic() {
        let corpus = corpus();
        for language in Language::ALL {
            let topics = topics(&corpus, language);
            let on = topics.iter().flat_map(|topic| documents_on(&corpus, language, topic.key));
            let mut reached: Vec<_> = on.map(|document| document.id.clone()).collect();
            reached.sort();
            reached.dedup();
            assert_eq!(reached.len(), documents(&corpus, language).len(), "{language}");
            for id in reached {
                let sections = sections(&corpus, key(&id));
                let passages = corpus.passages.iter().filter(|passage| passage.document.id == id);
                for passage in passages {
                    assert!(sections.iter().any(|section| section.text().contains(passage.text())), "{id}");
                }
            }
        }
    }

    #[test]
    fn a_section_holds_words_to_read_and_nothing_else() {
        let corpus = corpus();
        for document in &corpus.documents {
            for section in sections(&corpus, key(&document.id)) {
                let text = section.text();
                let heading = text.lines().any(|line| line.starts_with('#'));
                assert!(!heading && !text.contains("<!--"), "{}: {text}", document.id);
            }
        }
    }
}

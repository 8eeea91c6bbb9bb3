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

/// What there is to look through in one place: the documents, and on a server its own.
#[derive(Clone, Copy)]
pub struct Shelf<'c> {
    corpus: &'c Corpus,
    own: Option<&'c Corpus>,
}

impl<'c> Shelf<'c> {
    /// The documents alone.
    #[must_use]
    pub fn of(corpus: &'c Corpus) -> Self {
        Self { corpus, own: None }
    }

    /// The same, and what a server has of its own, if anything.
    #[must_use]
    pub fn with(self, own: Option<&'c Corpus>) -> Self {
        Self { own, ..self }
    }

    /// All documents, those in the reader's language first, and of these the server's own.
    #[must_use]
    pub fn all(self, language: Language) -> Vec<&'c Arc<Document>> {
        let mut documents: Vec<_> = self.owned().chain(&self.corpus.documents).collect();
        documents.sort_by_key(|document| document.language != language);
        documents
    }

    fn owned(self) -> impl Iterator<Item = &'c Arc<Document>> {
        self.own.into_iter().flat_map(|own| &own.documents)
    }

    /// The documents for a reader of a language: those in it, or all where there are none. A server's own are for all:
    /// nobody wrote them twice.
    fn for_reader(self, language: Language) -> Vec<&'c Arc<Document>> {
        let of_all = || self.corpus.documents.iter();
        let spoken: Vec<_> = of_all().filter(|document| document.language == language).collect();
        let shown = if spoken.is_empty() { of_all().collect() } else { spoken };
        self.owned().chain(shown).collect()
    }

    /// The topics for a reader of a language, by name; last what is filed under none.
    #[must_use]
    pub fn topics(self, language: Language) -> Vec<Topic> {
        let (mut named, mut unfiled) = (BTreeMap::new(), 0);
        for document in self.for_reader(language) {
            unfiled += usize::from(document.topics.is_empty());
            for topic in &document.topics {
                *named.entry(topic).or_insert(0) += 1;
            }
        }
        let topic = |(name, documents): (&String, usize)| Topic {
            key: key(name),
            name: Some(name.clone()),
            documents,
        };
        let mut topics: Vec<_> = named.into_iter().map(topic).collect();
        if unfiled > 0 {
            topics.push(Topic { key: UNFILED, name: None, documents: unfiled });
        }
        topics
    }

    /// The documents filed under a topic, by title, for a reader of a language.
    #[must_use]
    pub fn documents_on(self, language: Language, topic: ShelfKey) -> Vec<Arc<Document>> {
        let is_on = |document: &&Arc<Document>| {
            document.topics.iter().any(|name| key(name) == topic)
                || (topic == UNFILED && document.topics.is_empty())
        };
        let mut found: Vec<_> = self.for_reader(language).into_iter().filter(is_on).cloned().collect();
        found.sort_by(|a, b| a.title.cmp(&b.title));
        found
    }

    /// The sections of a document, in order; none when it is gone.
    #[must_use]
    pub fn sections(self, document: ShelfKey) -> Vec<Section> {
        let passages = self.own.into_iter().chain([self.corpus]).flat_map(|corpus| &corpus.passages);
        let passages: Vec<_> = passages.filter(|passage| is_of(passage, document)).collect();
        let same = |one: &&Passage, next: &&Passage| {
            one.headings == next.headings && one.document.id == next.document.id
        };
        passages.chunk_by(same).map(section).collect()
    }
}

/// Whether a passage stands in a document. A member's answer stands in none that can be looked through.
fn is_of(passage: &Passage, document: ShelfKey) -> bool {
    passage.document.answered_by.is_none() && key(&passage.document.id) == document
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
        let shelf = Shelf::of(&corpus);
        for language in Language::ALL {
            let topics = shelf.topics(language);
            let on = topics.iter().flat_map(|topic| shelf.documents_on(language, topic.key));
            let mut reached: Vec<_> = on.map(|document| document.id.clone()).collect();
            reached.sort();
            reached.dedup();
            assert_eq!(reached.len(), shelf.for_reader(language).len(), "{language}");
            for id in reached {
                let sections = shelf.sections(key(&id));
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
            for section in Shelf::of(&corpus).sections(key(&document.id)) {
                let text = section.text();
                let heading = text.lines().any(|line| line.starts_with('#'));
                assert!(!heading && !text.contains("<!--"), "{}: {text}", document.id);
            }
        }
    }
}

//! What does a topic of the documents say of who chose it?

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::{Corpus, Document};

/// By topic: the titles and headings of each of its documents.
pub(crate) type TopicTexts = BTreeMap<String, Vec<String>>;

/// The texts of all topics.
pub(super) fn topic_texts(corpus: &Corpus) -> TopicTexts {
    let mut texts = TopicTexts::new();
    let passages = corpus.passages.chunk_by(|one, next| one.document.id == next.document.id);
    for passages in passages {
        let document = &passages[0].document;
        let headings: BTreeSet<&str> =
            passages.iter().flat_map(|passage| passage.headings.iter().map(String::as_str)).collect();
        let text = std::iter::once(document.title.as_str()).chain(headings).collect::<Vec<_>>().join("\n");
        // Who chose `netwerken` knows what is told of `networks` too.
        let topics: BTreeSet<&String> = same(corpus, document).flat_map(|other| &other.topics).collect();
        for topic in topics {
            texts.entry(topic.clone()).or_default().push(text.clone());
        }
    }
    texts
}

/// A document, and those that tell the same in the other language.
pub(super) fn same<'c>(corpus: &'c Corpus, document: &'c Document) -> impl Iterator<Item = &'c Document> {
    let is_same = move |other: &&Document| {
        other.id == document.id
            || other.translation_of.as_deref() == Some(document.id.as_str())
            || document.translation_of.as_deref() == Some(other.id.as_str())
    };
    corpus.documents.iter().map(|other| &**other).filter(is_same)
}

//! What does a topic of the documents say of who chose it?

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Corpus;

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
        for topic in &document.topics {
            texts.entry(topic.clone()).or_default().push(text.clone());
        }
    }
    texts
}

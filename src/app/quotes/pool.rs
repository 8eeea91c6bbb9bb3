//! Which quotes may a schedule post?

use std::collections::{BTreeSet, HashSet};

use crate::corpus::{Corpus, Document, Quote};
use crate::domain::Language;

/// The quotes in a language on one of these topics; no topics means all.
#[must_use]
pub fn quotes_on<'c>(corpus: &'c Corpus, topics: &[String], language: Language) -> Vec<&'c Quote> {
    let documents = documents_on(corpus, topics);
    let fits = |quote: &&Quote| {
        quote.document.language == language && documents.contains(quote.document.id.as_str())
    };
    corpus.quotes.iter().filter(fits).collect()
}

/// The topics that have a quote in each of these languages, in either of them, sorted.
#[must_use]
pub fn topics_with_quotes(corpus: &Corpus, languages: &[Language]) -> Vec<String> {
    let topics: BTreeSet<&String> = corpus.documents.iter().flat_map(|document| &document.topics).collect();
    let has_quotes = |topic: &&String| {
        let topic = [(*topic).clone()];
        languages.iter().all(|language| !quotes_on(corpus, &topic, *language).is_empty())
    };
    topics.into_iter().filter(has_quotes).cloned().collect()
}

/// The ids of the documents on one of these topics: a document, or the one that tells the same in the
/// other language, so that `netwerken` finds what is filed under `networks` too.
fn documents_on<'c>(corpus: &'c Corpus, topics: &[String]) -> HashSet<&'c str> {
    let wanted: Vec<_> = topics.iter().map(|topic| topic.to_lowercase()).collect();
    let is_on = |document: &Document| {
        wanted.is_empty() || document.topics.iter().any(|topic| wanted.contains(&topic.to_lowercase()))
    };
    let direct: Vec<_> = corpus.documents.iter().filter(|document| is_on(document)).collect();
    let mut found: HashSet<_> = direct.iter().map(|document| document.id.as_str()).collect();
    found.extend(direct.iter().filter_map(|document| document.translation_of.as_deref()));
    let tells_the_same = |document: &&std::sync::Arc<Document>| {
        let other = document.translation_of.as_deref();
        other.is_some_and(|other| direct.iter().any(|document| document.id == other))
    };
    found.extend(corpus.documents.iter().filter(tells_the_same).map(|document| document.id.as_str()));
    found
}

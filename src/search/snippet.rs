//! Which sentence of a passage answers the question?

use std::ops::Range;

use super::analysis::words;
use super::index::IndexReaders;
use super::query::Query;
use super::vocabulary::Vocabulary;
use crate::corpus::Passage;

/// The sentence that holds most of what is asked, as a byte range of the passage's text; the
/// earlier of two that hold as much, and the whole text when it has no sentence.
pub(crate) fn highlight(
    passage: &Passage,
    query: &Query,
    readers: &IndexReaders,
    vocabulary: &Vocabulary,
) -> Range<usize> {
    let text = passage.text();
    let mut best = (0..text.len(), 0.0);
    for (at, sentence) in passage.sentences().into_iter().enumerate() {
        let score = score(&text[sentence.clone()], query, readers, vocabulary);
        if at == 0 || score > best.1 {
            best = (sentence, score);
        }
    }
    best.0
}

fn score(sentence: &str, query: &Query, readers: &IndexReaders, vocabulary: &Vocabulary) -> f32 {
    let mut found = vec![0.0_f32; query.words.len()];
    for word in words::words(sentence) {
        let Ok(Some(number)) = readers.word.terms().term_ord(&word.text) else { continue };
        for (asked, best) in query.words.iter().zip(&mut found) {
            for stand in &asked.stems {
                if vocabulary.stems(number).contains(&stand.stem) {
                    *best = best.max(stand.weight * asked.idf);
                }
            }
        }
    }
    found.iter().sum()
}

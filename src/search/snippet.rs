//! Which sentence of a passage answers the question?

use std::ops::Range;

use super::query::Query;
use super::terms::Terms;
use super::vocabulary::stem_hash;
use crate::corpus::Passage;

/// The sentence that holds most of what is asked, as a byte range of the passage's text; the
/// earlier of two that hold as much, and the whole text when it has no sentence.
pub(crate) fn highlight(passage: &Passage, query: &Query, terms: &Terms) -> Range<usize> {
    let text = passage.text();
    let mut best = (0..text.len(), 0.0);
    for (at, sentence) in passage.sentences().into_iter().enumerate() {
        let score = score(&text[sentence.clone()], passage, query, terms);
        if at == 0 || score > best.1 {
            best = (sentence, score);
        }
    }
    best.0
}

fn score(sentence: &str, passage: &Passage, query: &Query, terms: &Terms) -> f32 {
    let mut found = vec![0.0_f32; query.words.len()];
    terms.each(sentence, passage.language(), |term| {
        for stem in std::iter::once(&term.stem).chain(&term.parts) {
            let hash = stem_hash(stem);
            for (word, best) in query.words.iter().zip(&mut found) {
                for (asked, weight) in &word.stems {
                    if *asked == hash {
                        *best = best.max(weight * word.idf);
                    }
                }
            }
        }
    });
    found.iter().sum()
}

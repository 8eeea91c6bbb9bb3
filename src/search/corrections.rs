//! Which words were searched for as other words, and which word may have been meant instead?

use std::collections::BTreeSet;

use super::Correction;
use super::SearchError;
use super::index::IndexReaders;
use super::neighbours::{Neighbour, neighbours};
use super::query::{Query, Standing};

/// A word in more passages than this is taken to be what was meant.
const RARE: u32 = 2;
/// So many times as many passages must hold the other word.
const COMMONER: u32 = 5;
/// Each suggestion costs a search.
const MOST_TRIES: usize = 2;

/// The words of a question that the first passage has only as other words.
///
/// Of several neighbours, the closest that stands in the passage was the one that counted.
pub(crate) fn made(query: &Query, readers: &IndexReaders, first: Option<tantivy::DocId>) -> Vec<Correction> {
    let words: BTreeSet<u64> = first.iter().flat_map(|doc| readers.words_of(*doc)).collect();
    let stands_in = |word: &str| {
        readers.words.term_ord(word).ok().flatten().is_some_and(|number| words.contains(&number))
    };
    let corrected = query.words.iter().filter_map(|word| match &word.standing {
        Standing::Near(near) => {
            let used = near.iter().find(|neighbour| stands_in(&neighbour.word))?;
            Some(Correction { from: word.text.clone(), to: used.word.clone() })
        }
        Standing::Known | Standing::Split(_) | Standing::Unknown => None,
    });
    corrected.collect()
}

/// The question with a rare word replaced by a much commoner one near it, the rarest first.
///
/// The corpus knows the word, so that it is never replaced silently: `aap` may well be meant.
pub(crate) fn suggestions(
    question: &str,
    query: &Query,
    readers: &IndexReaders,
) -> Result<Vec<String>, SearchError> {
    let mut rare = Vec::new();
    for word in query.words.iter().filter(|word| word.standing == Standing::Known) {
        match readers.words.get(&word.text)? {
            Some(info) if info.doc_freq <= RARE => rare.push((info.doc_freq, word)),
            Some(_) | None => {}
        }
    }
    rare.sort_by_key(|(passages, word)| (*passages, word.range.start));
    let mut found = Vec::new();
    for (passages, word) in rare.into_iter().take(MOST_TRIES) {
        let commoner = |near: &Neighbour| near.word != word.text && near.passages >= COMMONER * passages;
        if let Some(other) = neighbours(&word.text, readers)?.into_iter().find(commoner) {
            let mut text = question.to_owned();
            text.replace_range(word.range.clone(), &other.word);
            found.push(text);
        }
    }
    Ok(found)
}

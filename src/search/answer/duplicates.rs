//! Which of the passages say the same? (Near-duplicates.)

use fnv::FnvHashSet as HashSet;
use tantivy::DocId;

use crate::search::index::segment::IndexReaders;
use crate::search::weights::{DUPLICATE, SHORT_PASSAGE};

/// The words of a passage, for telling duplicates.
pub(crate) fn words(readers: &IndexReaders, doc: DocId) -> HashSet<u64> {
    readers.words_of(doc).collect()
}

/// Do two passages say the same? By the Jaccard similarity of their words.
#[expect(clippy::cast_precision_loss, reason = "numbers of words")]
pub(crate) fn same(a: &HashSet<u64>, b: &HashSet<u64>) -> bool {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if a.len().min(b.len()) < SHORT_PASSAGE {
        return shared == all && all > 0;
    }
    shared as f64 >= DUPLICATE * all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_passages_may_differ_in_a_word_and_short_ones_may_not() {
        let set = |range: std::ops::Range<u64>| range.collect::<HashSet<u64>>();
        assert!(same(&set(0..20), &set(0..19)));
        assert!(!same(&set(0..20), &set(0..17)));
        assert!(!same(&set(0..5), &set(0..4)));
        assert!(same(&set(0..5), &set(0..5)));
    }
}

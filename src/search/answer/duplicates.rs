//! Which of the passages say the same, and which of two translations is to be shown?

use fnv::FnvHashSet as HashSet;
use tantivy::DocId;

use crate::search::index::segment::IndexReaders;

/// Two passages say the same when they share this much of their words (Jaccard).
const SAME: f64 = 0.9;
/// Shorter passages have to be equal: a single other word may change their meaning.
const SHORT: usize = 8;

/// The words of a passage, for telling duplicates.
pub(crate) fn words(readers: &IndexReaders, doc: DocId) -> HashSet<u64> {
    readers.words_of(doc).collect()
}

/// Do two passages say the same?
#[expect(clippy::cast_precision_loss, reason = "numbers of words")]
pub(crate) fn same(a: &HashSet<u64>, b: &HashSet<u64>) -> bool {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if a.len().min(b.len()) < SHORT {
        return shared == all && all > 0;
    }
    shared as f64 >= SAME * all as f64
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

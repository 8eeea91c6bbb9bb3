//! Which of the passages say the same, and which of two translations is to be shown?

use fnv::FnvHashMap as HashMap;
use fnv::FnvHashSet as HashSet;
use tantivy::DocId;

use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::index::segment::IndexReaders;

/// Two passages say the same when they share this much of their words (Jaccard).
const SAME: f64 = 0.9;
/// Shorter passages have to be equal: a single other word may change their meaning.
const SHORT: usize = 8;

/// The passages of a document by the document's translations.
pub(crate) struct Translations {
    /// By document: the name that it shares with its translations.
    group: HashMap<String, String>,
    /// By that name and the language: the passages, in order.
    passages: HashMap<(String, Language), Vec<usize>>,
}

impl Translations {
    pub(crate) fn of(passages: &[Passage]) -> Self {
        let mut translations = Self { group: HashMap::default(), passages: HashMap::default() };
        for passage in passages {
            if let Some(original) = &passage.document.translation_of {
                for id in [&passage.document.id, original] {
                    translations.group.insert(id.clone(), original.clone());
                }
            }
        }
        for (at, passage) in passages.iter().enumerate() {
            if let Some(group) = translations.group.get(&passage.document.id) {
                let key = (group.clone(), passage.language());
                translations.passages.entry(key).or_default().push(at);
            }
        }
        translations
    }

    /// The passage to show in place of one in another language: that of the translation with the
    /// highest place in the ranking, or else the one at the same place.
    pub(crate) fn in_language(
        &self,
        at: usize,
        passages: &[Passage],
        language: Language,
        ranking: &[DocId],
    ) -> Option<usize> {
        let passage = passages.get(at)?;
        if passage.language() == language {
            return None;
        }
        let group = self.group.get(&passage.document.id)?;
        let others = self.passages.get(&(group.clone(), language))?;
        let ranked = ranking.iter().map(|doc| *doc as usize).find(|doc| others.contains(doc));
        ranked.or_else(|| others.get(passage.position).or(others.last()).copied())
    }
}

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

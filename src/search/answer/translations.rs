//! Which passage of a translation is to be shown in the place of one that was found?

use fnv::FnvHashMap as HashMap;
use tantivy::DocId;

use crate::corpus::Passage;
use crate::domain::Language;

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

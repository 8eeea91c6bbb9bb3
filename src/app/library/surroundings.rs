//! What stands around a passage, and which passage says the same in the other language?

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::corpus::{Corpus, Document, Passage, joined};

/// Where each document's passages stand, and which documents are translations of each other.
pub(crate) struct Shelves {
    passages: HashMap<String, Range<usize>>,
    translations: HashMap<String, String>,
}

impl Shelves {
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let (mut passages, mut translations) = (HashMap::new(), HashMap::new());
        let mut start = 0;
        for chunk in corpus.passages.chunk_by(|one, next| one.document.id == next.document.id) {
            let document = &chunk[0].document;
            passages.insert(document.id.clone(), start..start + chunk.len());
            start += chunk.len();
            if let Some(original) = &document.translation_of {
                translations.insert(document.id.clone(), original.clone());
                translations.entry(original.clone()).or_insert_with(|| document.id.clone());
            }
        }
        translations.retain(|_, other| passages.contains_key(other));
        Self { passages, translations }
    }

    /// The passages of the document that this one stands in, in order.
    pub(crate) fn document<'c>(&self, corpus: &'c Corpus, passage: &Passage) -> &'c [Passage] {
        let range = self.passages.get(&passage.document.id);
        range.and_then(|range| corpus.passages.get(range.clone())).unwrap_or_default()
    }

    /// The passage with the one before and the one after it, as one, and where in it the passage begins;
    /// `None` where there are none. The comments between them are not part of it.
    pub(crate) fn around(&self, corpus: &Corpus, passage: &Passage) -> Option<(Passage, usize)> {
        let (near, first) = self.neighbours(corpus, passage)?;
        let text = joined(near);
        let own = passage.position - first;
        let begins = joined(&near[..=own]).len() - passage.text().len();
        let document = Document { text, ..Document::clone(&passage.document) };
        let range = 0..document.text.len();
        Some((Passage { document: Arc::new(document), range, ..passage.clone() }, begins))
    }

    /// Whether there is something around a passage in its document.
    pub(crate) fn has_around(&self, corpus: &Corpus, passage: &Passage) -> bool {
        self.neighbours(corpus, passage).is_some()
    }

    /// The passage with the one before and the one after it, and the place of the first; `None` where there are
    /// none.
    fn neighbours<'c>(&self, corpus: &'c Corpus, passage: &Passage) -> Option<(&'c [Passage], usize)> {
        let whole = self.document(corpus, passage);
        let first = passage.position.saturating_sub(1);
        let near = whole.get(first..whole.len().min(passage.position + 2))?;
        (near.len() > 1).then_some((near, first))
    }

    /// The passage of the document's translation that stands in the same section, as far into it;
    /// where the sections of the two don't match, as far into the whole.
    pub(crate) fn translation<'c>(&self, corpus: &'c Corpus, passage: &Passage) -> Option<&'c Passage> {
        let original = self.document(corpus, passage);
        let other = self.translations.get(&passage.document.id)?;
        let translated = corpus.passages.get(self.passages.get(other)?.clone())?;
        let (ours, theirs) = (sections(original), sections(translated));
        let at = passage.position;
        let section = ours.iter().position(|section| section.contains(&at))?;
        if ours.len() == theirs.len() {
            let (ours, theirs) = (&ours[section], &theirs[section]);
            return translated.get(theirs.start + as_far(at - ours.start, ours.len(), theirs.len()));
        }
        translated.get(as_far(at, original.len(), translated.len()))
    }
}

/// The stretches of passages that stand under the same heading.
fn sections(passages: &[Passage]) -> Vec<Range<usize>> {
    let mut start = 0;
    let chunks = passages.chunk_by(|one, next| one.headings == next.headings);
    chunks
        .map(|chunk| {
            let range = start..start + chunk.len();
            start = range.end;
            range
        })
        .collect()
}

/// The place among `theirs` that is as far on as `at` is among `ours`.
fn as_far(at: usize, ours: usize, theirs: usize) -> usize {
    (at * theirs / ours.max(1)).min(theirs.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::Language;

    fn shipped() -> Corpus {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        Corpus::load(&folder, Language::Dutch).expect("the corpus")
    }

    #[test]
    fn every_passage_of_the_shipped_corpus_has_its_counterpart_in_the_same_section() {
        let corpus = shipped();
        let shelves = Shelves::of(&corpus);
        for passage in &corpus.passages {
            let other = shelves.translation(&corpus, passage).expect("all is translated");
            assert_ne!(other.language(), passage.language());
            let section = |of: &Passage| {
                let sections = sections(shelves.document(&corpus, of));
                sections.iter().position(|section| section.contains(&of.position))
            };
            assert_eq!(section(other), section(passage), "{}: {}", passage.document.id, passage.heading());
        }
    }

    #[test]
    fn what_stands_around_a_passage_holds_it_and_its_neighbours() {
        let corpus = shipped();
        let shelves = Shelves::of(&corpus);
        for passage in &corpus.passages {
            let Some((around, _)) = shelves.around(&corpus, passage) else { continue };
            let parts = shelves.document(&corpus, passage);
            let from = passage.position.saturating_sub(1);
            let to = (passage.position + 1).min(parts.len() - 1);
            assert!(parts[from..=to].iter().all(|part| around.text().contains(part.text())));
            assert!(!around.text().contains("<!--"), "{}", around.text());
        }
    }
}

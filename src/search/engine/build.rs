//! What does the engine hold, and how is it made of passages?

use std::path::Path;
use std::sync::{Arc, OnceLock};

use fnv::FnvHashMap as HashMap;

use crate::corpus::{Glossary, Passage, PassageKey};
use crate::search::answer::translations::Translations;
use crate::search::error::SearchError;
use crate::search::index::storage;
use crate::search::query::known_names::KnownNames;
use crate::search::query::synonyms::Synonyms;
use crate::search::question::Watch;
use crate::search::retrieve::index::Index;
use crate::search::text::analyzer::Analyzer;
use crate::search::vectors::meaning::Meaning;

/// Answers questions from a corpus.
pub struct Engine {
    pub(crate) index: Index,
    pub(crate) analyzer: Arc<Analyzer>,
    pub(crate) synonyms: Arc<Synonyms>,
    /// What the passages have of their terms.
    pub(crate) names: KnownNames,
    pub(crate) translations: Translations,
    /// By key: the number of the passage.
    pub(crate) keys: HashMap<PassageKey, usize>,
    /// What the passages mean, once there is a model that reads them.
    pub(crate) meaning: OnceLock<Meaning>,
}

impl Engine {
    /// Indexes passages in memory.
    ///
    /// # Errors
    ///
    /// When the index cannot be built, which points at a fault in the program.
    pub fn build(passages: Vec<Passage>, glossary: &Glossary) -> Result<Self, SearchError> {
        let analyzer = Arc::new(Analyzer::new()?);
        let synonyms = Arc::new(Synonyms::new(glossary, &analyzer));
        Self::in_memory(passages, analyzer, synonyms)
    }

    /// Indexes other passages in memory. It shares with this engine what no passage is needed for, so that there
    /// may be many such.
    ///
    /// # Errors
    ///
    /// When the index cannot be built, which points at a fault in the program.
    pub fn beside(&self, passages: Vec<Passage>) -> Result<Self, SearchError> {
        Self::in_memory(passages, self.analyzer.clone(), self.synonyms.clone())
    }

    fn in_memory(
        passages: Vec<Passage>,
        analyzer: Arc<Analyzer>,
        synonyms: Arc<Synonyms>,
    ) -> Result<Self, SearchError> {
        let parts = storage::in_memory(&passages, &analyzer)?;
        Ok(Self::new(Index::new(passages, parts), synonyms, analyzer))
    }

    /// Opens the index of these passages in a folder, which is made when it is not there yet.
    ///
    /// An index bears the hash of the passages in its name, so that one of other passages is never
    /// taken for it. It is built under another name and renamed when it is whole; then the older
    /// ones are removed, which does no harm to an engine that still has them open.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written, or the index cannot be built.
    pub fn open(
        passages: Vec<Passage>,
        glossary: &Glossary,
        folder: &Path,
        watch: Watch<'_>,
    ) -> Result<Self, SearchError> {
        let analyzer = Arc::new(Analyzer::new()?);
        let parts = storage::open_or_build(&passages, folder, &analyzer, watch)?;
        let synonyms = Arc::new(Synonyms::new(glossary, &analyzer));
        Ok(Self::new(Index::new(passages, parts), synonyms, analyzer))
    }

    fn new(index: Index, synonyms: Arc<Synonyms>, analyzer: Arc<Analyzer>) -> Self {
        let translations = Translations::of(&index.passages);
        let keys = index.passages.iter().enumerate().map(|(at, passage)| (passage.key(), at)).collect();
        Self {
            index,
            analyzer,
            synonyms,
            names: KnownNames::default(),
            translations,
            keys,
            meaning: OnceLock::new(),
        }
    }

    /// The passage with this key, if the corpus still has it.
    #[must_use]
    pub fn passage(&self, key: PassageKey) -> Option<Passage> {
        self.index.passages.get(*self.keys.get(&key)?).cloned()
    }

    /// How many passages there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.index.passages.len()
    }

    /// Whether there are no passages at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.passages.is_empty()
    }
}

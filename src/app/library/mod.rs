//! What is there to answer from? The corpus and the engine that searches it, always together.

pub(crate) mod offers;
pub(crate) mod own;
pub(crate) mod reader;
pub(crate) mod stacks;
pub(crate) mod surroundings;
#[cfg(test)]
mod tests;
mod together;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use self::surroundings::Shelves;
use crate::corpus::{Corpus, LoadError};
use crate::domain::Language;
use crate::search::{Completion, ContentWords, Engine, SearchError, Watch};

/// How many were opened so far.
static OPENED: AtomicU64 = AtomicU64::new(0);

/// A corpus and the engine over it.
pub struct Library {
    /// What was read.
    pub corpus: Corpus,
    /// What finds passages in it.
    pub engine: Engine,
    /// The folder that it was read from.
    pub(crate) folder: PathBuf,
    /// When the newest file of the documents was last changed; `None` where the system can't tell.
    pub changed: Option<SystemTime>,
    /// The later it was opened by this process, the higher.
    pub(crate) opened: u64,
    /// Tells which words of a question say what it is about.
    pub(crate) words: ContentWords,
    /// Made when somebody types, which nobody does in a single question of a terminal.
    offers: OnceLock<Completion>,
    pub(crate) shelves: Shelves,
}

/// The library can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The corpus folder can't be read.
    #[error(transparent)]
    Corpus(#[from] LoadError),
    /// The index can't be made.
    #[error("indexing the corpus: {0}")]
    Search(#[from] SearchError),
}

impl Library {
    /// Reads a corpus folder and indexes it. What is wrong with single files is logged as a
    /// warning and stands in [`Corpus::problems`].
    ///
    /// What was read and the index are kept in the folder `index`, for the next start; an index that can't be kept is
    /// made in memory.
    ///
    /// # Errors
    /// When the corpus folder can't be opened or the index can't be made.
    pub fn open(folder: &Path, default_language: Language, index: &Path) -> Result<Self, LibraryError> {
        Self::open_watched(folder, default_language, index, &mut |_, _| {})
    }

    /// The same, with word of how far an index is that has to be built.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_watched(
        folder: &Path,
        default_language: Language,
        index: &Path,
        watch: Watch<'_>,
    ) -> Result<Self, LibraryError> {
        let corpus = Corpus::load_kept(folder, default_language, index)?;
        for problem in corpus.errors() {
            tracing::warn!("{}: {problem}", folder.display());
        }
        let engine = match Engine::open(corpus.passages.clone(), &corpus.glossary, index, watch) {
            Ok(engine) => engine,
            Err(error) => {
                tracing::warn!(%error, "keeping the index in {}: it is made in memory", index.display());
                Engine::build(corpus.passages.clone(), &corpus.glossary)?
            }
        };
        let shelves = Shelves::of(&corpus);
        let changed = corpus.changed(folder);
        let opened = OPENED.fetch_add(1, Ordering::Relaxed) + 1;
        let words = ContentWords::new()?;
        Ok(Self {
            folder: folder.to_owned(),
            corpus,
            engine,
            changed,
            opened,
            words,
            offers: OnceLock::new(),
            shelves,
        })
    }

    /// What can be offered while somebody types.
    pub(crate) fn offers(&self) -> &Completion {
        self.offers.get_or_init(|| offers::of(&self.corpus, std::iter::empty()))
    }

    /// A number that rises whenever the same question may get another answer: with another library, and when
    /// all of this one is read.
    pub(crate) fn version(&self) -> u64 {
        2 * self.opened + u64::from(self.engine.unread() == Some(0))
    }
}

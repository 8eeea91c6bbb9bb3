//! Who reads the documents with the sentence model, and where is what came of it kept?
//!
//! Nobody waits for it: questions are answered by words until the passages that a question needs are read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use meaning::{Model, ModelError, Role, Vector};

use super::Library;
use crate::search::{Question, SearchError, VectorFile};

/// The file of a corpus folder with what the model that comes with the program made of it, so that nobody
/// has to wait for that.
const SHIPPED: &str = "vectors.bin";
/// The longest that a question may take on a machine, for the model to be of use there.
const SLOWEST: Duration = Duration::from_millis(60);
/// As many words as members' questions have.
const SAMPLE: &str = "Hoe zorg je ervoor dat mensen in een online community elkaar blijven helpen?";
/// How often it is timed; the best counts, since other programs may have taken the rest.
const TIMED: usize = 5;
/// Texts that are read between two looks at whether to stop, and kept together.
const BATCH: usize = 16;

/// Which model reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelChoice {
    /// The one that comes with the program.
    Shipped,
    /// One in a folder.
    Folder(PathBuf),
}

/// Reads documents, and keeps what comes of it.
#[derive(Clone)]
pub struct Reader {
    model: Arc<Model>,
    /// The folder for what is kept.
    folder: PathBuf,
}

impl Reader {
    /// A reader that keeps its vectors in a folder.
    ///
    /// # Errors
    /// When the model can't be read; the message names the file.
    pub fn open(choice: &ModelChoice, folder: &Path) -> Result<Self, ModelError> {
        let model = match choice {
            ModelChoice::Shipped => Model::shipped()?,
            ModelChoice::Folder(folder) => Model::open(folder)?,
        };
        Ok(Self { model: Arc::new(model), folder: folder.to_owned() })
    }

    /// Whether a question is read fast enough on this machine, by a clock.
    #[must_use]
    pub fn is_fast(&self, mut clock: impl FnMut() -> Instant) -> bool {
        (0..TIMED).any(|_| {
            let start = clock();
            self.model.embed(Role::Query, SAMPLE).is_ok() && clock().duration_since(start) <= SLOWEST
        })
    }

    /// How this processor multiplies, for the log.
    #[must_use]
    pub fn kernel(&self) -> String {
        self.model.kernel()
    }

    /// The model that it reads with.
    #[must_use]
    pub fn model(&self) -> Arc<Model> {
        self.model.clone()
    }

    /// Gives a library what is known of its passages; how many texts are still to be read.
    #[must_use]
    pub fn hand_in(&self, library: &Library) -> usize {
        library.engine.understand(self.model.clone(), &[self.in_corpus(library), self.kept()]);
        library.engine.unread().unwrap_or_default()
    }

    fn kept(&self) -> VectorFile {
        VectorFile::of(&self.folder, &self.model)
    }

    fn in_corpus(&self, library: &Library) -> VectorFile {
        VectorFile::at(library.folder.join(SHIPPED), &self.model)
    }

    /// Reads a few of the texts that wait, and keeps what came of it; how many. Where it can't be kept, it
    /// is made anew at the next start.
    ///
    /// # Errors
    /// When the model fails.
    pub fn read_some(&self, library: &Library) -> Result<usize, SearchError> {
        let read = library.engine.read_next(BATCH)?;
        self.keep(&read);
        Ok(read.len())
    }

    /// Reads all that waits, with word of how much is read, on all processors.
    ///
    /// # Errors
    /// When the model fails.
    pub fn read_all(
        &self,
        library: &Library,
        watch: &mut dyn FnMut(usize, usize),
    ) -> Result<(), SearchError> {
        let all = library.engine.unread().unwrap_or_default();
        library.engine.read_all(|read| self.keep(read), &mut |left| watch(all.saturating_sub(left), all))
    }

    fn keep(&self, read: &[(u64, Vector)]) {
        if let Err(error) = self.kept().add(read) {
            tracing::debug!(%error, "keeping vectors in {}", self.folder.display());
        }
    }

    /// Reads what a question needs, as far as there is time.
    ///
    /// # Errors
    /// When the index or the model fails.
    pub fn read_for(
        &self,
        library: &Library,
        question: &Question<'_>,
        is_time: impl Fn() -> bool,
    ) -> Result<(), SearchError> {
        let mut left = library.engine.read_first_for(question)?;
        while left > 0 && is_time() {
            left = left.saturating_sub(self.read_some(library)?.max(1));
        }
        Ok(())
    }

    /// Writes what is known of a library's passages, all of which are read, into its corpus folder.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn keep_in_corpus(&self, library: &Library) -> io::Result<()> {
        let mut vectors: Vec<_> = library.engine.vectors().into_iter().collect();
        // In one order, so that the same documents make the same file.
        vectors.sort_unstable_by_key(|(key, _)| *key);
        self.in_corpus(library).replace(&vectors)
    }
}

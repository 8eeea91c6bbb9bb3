//! When do changed documents take the place of those in use?
//!
//! The folder is looked at every few seconds, rather than watched by the system: that works on
//! network drives and in containers too, where no word of a change comes. A change counts once the
//! folder has been quiet from one look to the next, so that a half-copied folder is never read. Who
//! is being answered is answered from the documents that were there when they asked.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::bot::App;
use super::library::{Library, LibraryError};
use crate::corpus::{Problem, fingerprint};
use crate::domain::Language;

/// Where the documents stand.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The corpus folder.
    pub folder: PathBuf,
    /// The language of documents that don't say theirs.
    pub default_language: Language,
    /// The folder for the index.
    pub index: PathBuf,
}

impl Shelf {
    /// Reads and indexes what stands there: see [`Library::open`].
    ///
    /// # Errors
    /// When the corpus folder can't be opened or the index can't be made.
    pub fn open(&self) -> Result<Library, LibraryError> {
        Library::open(&self.folder, self.default_language, &self.index)
    }
}

/// Why the documents in use stay in use.
#[derive(Debug, thiserror::Error)]
pub enum Kept {
    /// What stands there can't be read at all.
    #[error(transparent)]
    Unreadable(#[from] LibraryError),
    /// Reading them broke off: a fault in the program.
    #[error(transparent)]
    Failed(#[from] tokio::task::JoinError),
    /// There is no text left.
    #[error("there is no document with text in the folder any more")]
    Empty,
    /// A file that is in use now could no longer be used, or a new one can't be.
    #[error("{}", list(.0))]
    Broken(Vec<Problem>),
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

impl App {
    /// Reads the documents again and puts them in the place of those in use, unless something is
    /// wrong that was not wrong before.
    ///
    /// # Errors
    /// Why the documents in use stay in use.
    pub async fn reload(&self, shelf: &Shelf) -> Result<(), Kept> {
        let (shelf, before) = (shelf.clone(), self.library());
        let library = tokio::task::spawn_blocking(move || sound(shelf.open()?, &before)).await??;
        self.library.store(Arc::new(library));
        Ok(())
    }

    /// Reloads whenever the folder has changed, and whenever it is asked to, until it is told to
    /// stop. The folder is looked at this often; never, if `every` is zero.
    pub async fn keep_fresh(
        self,
        shelf: Shelf,
        every: Duration,
        mut asked: mpsc::Receiver<()>,
        stop: CancellationToken,
    ) {
        let mut in_use = look(&shelf).await;
        let mut before = in_use;
        loop {
            let is_asked = tokio::select! {
                () = stop.cancelled() => return,
                Some(()) = asked.recv() => true,
                () = tokio::time::sleep(every), if !every.is_zero() => false,
            };
            let now = look(&shelf).await;
            if is_asked || (now != in_use && now == before) {
                in_use = now;
                self.try_reload(&shelf).await;
            }
            before = now;
        }
    }

    async fn try_reload(&self, shelf: &Shelf) {
        match self.reload(shelf).await {
            Ok(()) => {
                let corpus = &self.library().corpus;
                let (documents, passages) = (corpus.documents.len(), corpus.passages.len());
                tracing::info!(documents, passages, "the documents have changed: the new ones are in use");
            }
            Err(kept) => tracing::error!("the documents as they were stay in use: {kept}"),
        }
    }
}

/// What the folder looks like; `None` when it can't be opened.
async fn look(shelf: &Shelf) -> Option<u64> {
    let folder = shelf.folder.clone();
    tokio::task::spawn_blocking(move || fingerprint(&folder).ok()).await.ok().flatten()
}

fn sound(library: Library, before: &Library) -> Result<Library, Kept> {
    if library.corpus.passages.is_empty() {
        return Err(Kept::Empty);
    }
    let known: HashSet<&Problem> = before.corpus.errors().collect();
    let new: Vec<Problem> =
        library.corpus.errors().filter(|problem| !known.contains(problem)).cloned().collect();
    if new.is_empty() { Ok(library) } else { Err(Kept::Broken(new)) }
}

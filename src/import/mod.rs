//! How do one's own documents, in whatever format, become documents of the corpus?
//!
//! A file is read into a [`draft::Draft`] by the module of its format, put together by
//! [`compose`], proved by the corpus' own reader, and written by [`save`].

mod compose;
mod draft;
mod files;
mod formats;
mod markdown;
mod problem;
mod read;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use self::compose::Composed;
use self::files::isolate;
use self::files::walk;
use crate::corpus;
use crate::domain::Language;
use crate::import::files::save::Shelf;

pub use problem::Problem;

/// What to bring in, and how.
#[derive(Clone, Debug)]
pub struct Order<'o> {
    /// Files, and folders to walk.
    pub paths: &'o [PathBuf],
    /// The folder of the corpus to write to.
    pub into: &'o Path,
    /// The language that the documents are in.
    pub language: Language,
    /// Whether a document that is there may be overwritten.
    pub force: bool,
}

/// What became of one file.
#[derive(Debug)]
pub struct Report {
    /// The file.
    pub path: PathBuf,
    /// The document that it became, or why it did not.
    pub result: Result<Imported, Problem>,
}

/// A document that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Its file.
    pub path: PathBuf,
    /// How many words are in it.
    pub words: usize,
    /// Whether it says of itself that it is a draft.
    pub is_draft: bool,
}

/// How it all ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many documents were written.
    pub imported: usize,
    /// How many files could not be brought in.
    pub failed: usize,
    /// How many files in the folders are of no kind that is read.
    pub passed_over: usize,
}

/// Brings files into the corpus, one by one, and tells of each what became of it.
///
/// # Errors
/// When telling fails; what was written until then stays.
pub fn run<E>(order: &Order<'_>, mut tell: impl FnMut(&Report) -> Result<(), E>) -> Result<Summary, E> {
    let found = walk::files(order.paths, order.into);
    let mut summary = Summary { passed_over: found.passed_over, ..Summary::default() };
    let mut shelf = Shelf::new(order.into, order.force);
    for (path, result) in found.files {
        let result = result.and_then(|()| import(&path, order.language, &mut shelf));
        match &result {
            Ok(_) => summary.imported += 1,
            Err(_) => summary.failed += 1,
        }
        tell(&Report { path, result })?;
    }
    Ok(summary)
}

fn import(path: &Path, language: Language, shelf: &mut Shelf) -> Result<Imported, Problem> {
    let (kind, bytes) = read::bytes(path)?;
    let (name, date) = read::name(path);
    let fallback = name.clone();
    let among_drafts = read::is_among_drafts(path);
    let compose = move || {
        let mut draft = read::draft(kind, bytes)?;
        draft.date = draft.date.or(date);
        draft.is_draft |= among_drafts;
        proved(compose::compose(draft, &fallback, language)?, language)
    };
    let composed = isolate::run(kind.name(), Duration::from_secs(problem::MAX_SECONDS), compose)?;
    let path = shelf.put(&composed.title, &name, &composed.text)?;
    Ok(Imported { path, words: composed.words, is_draft: composed.is_draft })
}

/// What the corpus would refuse is not written.
fn proved(composed: Composed, language: Language) -> Result<Composed, Problem> {
    match corpus::error_in("import.md", &composed.text, language) {
        None => Ok(composed),
        Some(problem) => Err(Problem::Refused(problem.message)),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.result {
            Ok(Imported { path, words, is_draft }) => {
                write!(f, "{} -> {}, {words} words", self.path.display(), path.display())?;
                if *is_draft { f.write_str(", a draft") } else { Ok(()) }
            }
            Err(problem) => write!(f, "{}: {problem}", self.path.display()),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} imported, {} failed", self.imported, self.failed)?;
        match self.passed_over {
            0 => Ok(()),
            passed_over => write!(f, ", {passed_over} of other kinds passed over"),
        }
    }
}

//! How do one's own documents, in whatever format, become documents of the corpus?
//!
//! A file is read into a [`draft::Draft`] by the module of its format, put together by [`compose`] and
//! proved by the corpus' own reader, all in a process of its own ([`isolate`]), and written by [`files::save`].

mod alone;
mod attachment;
mod compose;
mod draft;
mod files;
mod formats;
mod markdown;
mod problem;
mod read;
mod remark;
mod titles;
mod twins;
pub mod watch;

use std::fmt;
use std::path::{Path, PathBuf};

use self::compose::Composed;
use self::files::save::Shelf;
use self::files::{isolate, other_kinds, walk};
use self::remark::Remark;
use self::twins::Twins;
use crate::domain::{Language, Spoken};

pub use alone::read_alone;
pub use attachment::{LooseFile, NotFetched, ReadDocument};
pub use files::other_kinds::PassedOver;
pub use problem::Problem;

/// What to bring in, and how.
#[derive(Clone, Debug)]
pub struct Order<'o> {
    /// Files, and folders to walk.
    pub paths: &'o [PathBuf],
    /// Where the documents go.
    pub into: Destination<'o>,
    /// The language that they are in, as far as anybody said.
    pub spoken: Spoken,
    /// Whether a document that is there may be overwritten.
    pub force: bool,
    /// The program itself: it reads each file in a process of its own ([`read_alone`]).
    pub program: &'o Path,
}

impl Order<'_> {
    /// The one folder of documents that are kept in step with their sources: their language may change, and their
    /// place may not.
    fn folder(&self) -> PathBuf {
        self.into.folder(self.spoken.language())
    }
}

/// Where documents go.
#[derive(Clone, Copy, Debug)]
pub enum Destination<'o> {
    /// All to one folder.
    Folder(&'o Path),
    /// Each to the folder of its language in this one.
    Languages(&'o Path),
}

impl Destination<'_> {
    /// The folder for documents of a language.
    fn folder(self, language: Language) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.to_owned(),
            Self::Languages(corpus) => corpus.join(language.code()),
        }
    }

    /// All folders for documents.
    fn folders(self) -> Vec<PathBuf> {
        Language::ALL.map(|language| self.folder(language)).to_vec()
    }
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
    /// What is not as it should be in its file, and was passed over or mended.
    pub remarks: Vec<String>,
}

/// How it all ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many documents were written.
    pub imported: usize,
    /// How many files could not be brought in.
    pub failed: usize,
    /// The files in the folders that are of no kind that is read, by their kinds.
    pub passed_over: Vec<PassedOver>,
}

/// Brings files into the corpus, one by one, and tells of each what became of it.
///
/// # Errors
/// When telling fails; what was written until then stays.
pub fn run<E>(order: &Order<'_>, mut tell: impl FnMut(&Report) -> Result<(), E>) -> Result<Summary, E> {
    let found = walk::files(order.paths, &order.into.folders());
    let mut summary = Summary { passed_over: found.passed_over.into_list(), ..Summary::default() };
    let shelves = Language::ALL.map(|language| Shelf::new(&order.into.folder(language), order.force));
    let mut shelves = (shelves, Twins::default());
    for (path, result) in found.files {
        let result = result.and_then(|()| import(&path, order, &mut shelves));
        match &result {
            Ok(_) => summary.imported += 1,
            Err(_) => summary.failed += 1,
        }
        tell(&Report { path, result })?;
    }
    Ok(summary)
}

fn import(
    path: &Path,
    order: &Order<'_>,
    (shelves, twins): &mut ([Shelf; Language::ALL.len()], Twins),
) -> Result<Imported, Problem> {
    let mut composed = isolate::read(order.program, path, order.spoken, None)?;
    let (name, _) = read::name(path);
    // In one folder no two documents get one name, whatever their languages.
    let shelf = match order.into {
        Destination::Folder(_) => &mut shelves[0],
        Destination::Languages(_) => &mut shelves[composed.language as usize],
    };
    let path = shelf.put(&composed.title, &name, &composed.text)?;
    let twin = twins.add(&path, &composed.text);
    let remark = twin.map(|twin| Remark::Twin { of: twin.display().to_string() }.to_string());
    composed.remarks.extend(remark);
    Ok(Imported::of(path, composed))
}

impl Imported {
    fn of(path: PathBuf, composed: Composed) -> Self {
        let Composed { words, is_draft, remarks, .. } = composed;
        Self { path, words, is_draft, remarks }
    }
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, words, is_draft, remarks } = self;
        write!(f, "{}, {words} words{}", path.display(), if *is_draft { ", a draft" } else { "" })?;
        remarks.iter().try_for_each(|remark| write!(f, "\n  {remark}"))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.result {
            Ok(imported) => write!(f, "{} -> {imported}", self.path.display()),
            Err(problem) => write!(f, "{}: {problem}", self.path.display()),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut advised = self.passed_over.iter().filter(|kind| kind.has_advice());
        advised.try_for_each(|kind| writeln!(f, "{kind}"))?;
        other_kinds::without_advice(&self.passed_over)
            .into_iter()
            .try_for_each(|kinds| writeln!(f, "{kinds}"))?;
        write!(f, "{} imported, {} failed", self.imported, self.failed)?;
        match self.passed_over.iter().map(|kind| kind.count).sum::<usize>() {
            0 => Ok(()),
            count => write!(f, ", {count} of other kinds passed over"),
        }
    }
}

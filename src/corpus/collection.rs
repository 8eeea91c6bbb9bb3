//! How does a folder of files become a corpus?

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::document::Document;
use super::glossary::Glossary;
use super::passage::Passage;
use super::problem::{Problem, Severity};
use super::quote::Quote;
use super::{checks, document, files, passage_list};
use crate::domain::Language;

/// All that the bot has read.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// Its documents, sorted by id.
    pub documents: Vec<Arc<Document>>,
    /// Their passages, in the order of the documents.
    pub passages: Vec<Passage>,
    /// Their quotable lines, in the order of the documents.
    pub quotes: Vec<Quote>,
    /// The words that mean the same.
    pub glossary: Glossary,
    /// What is wrong with the files, sorted by path and line. What has an error is left out; the
    /// others are there.
    pub problems: Vec<Problem>,
}

/// The corpus folder itself can't be used.
#[derive(Debug, thiserror::Error)]
#[error("reading the corpus folder {}: {source}", path.display())]
pub struct LoadError {
    /// The folder, as given.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl Corpus {
    /// Reads all documents below a folder. A file that can't be used is among
    /// [`Corpus::problems`], and the others still load.
    ///
    /// # Errors
    /// When the folder itself can't be opened.
    pub fn load(folder: &Path, default_language: Language) -> Result<Self, LoadError> {
        let (files, problems) =
            files::read_all(folder).map_err(|source| LoadError { path: folder.to_owned(), source })?;
        let mut corpus = Self { problems, ..Self::default() };
        for file in files {
            match document::read(file, default_language, &mut corpus.problems) {
                Ok((document, blocks)) => {
                    corpus.passages.extend(passage_list::passages(&document, &blocks));
                    corpus.quotes.extend(passage_list::quotes(&document, &blocks));
                    corpus.documents.push(document);
                }
                Err(problem) => corpus.problems.push(problem),
            }
        }
        corpus.glossary = Glossary::load(folder, &mut corpus.problems);
        corpus.problems.extend(checks::run(&corpus));
        corpus.problems.sort();
        Ok(corpus)
    }

    /// When the newest of the documents in this folder, which it was loaded from, was last changed;
    /// `None` where the system can't tell.
    #[must_use]
    pub fn changed(&self, folder: &Path) -> Option<SystemTime> {
        let files = self.documents.iter().map(|document| folder.join(&document.id));
        files.filter_map(|file| file.metadata().ok()?.modified().ok()).max()
    }

    /// The problems that keep text out of the corpus.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error)
    }
}

/// What would keep a text out of the corpus, if it stood there under this path.
#[must_use]
pub fn error_in(path: &str, text: &str, default_language: Language) -> Option<Problem> {
    let file = files::TextFile { id: path.to_owned(), text: text.to_owned() };
    let mut problems = Vec::new();
    match document::read(file, default_language, &mut problems) {
        Ok(_) => problems.into_iter().find(|problem| problem.severity == Severity::Error),
        Err(problem) => Some(problem),
    }
}

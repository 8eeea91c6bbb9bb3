//! How does a folder of files become a corpus?

use std::io;
use std::path::{Path, PathBuf};

use super::collection::Corpus;
use super::files::TextFile;
use super::glossary::Glossary;
use super::problem::{Problem, Severity};
use super::told::Told;
use super::{checks, document, files, passage_list};
use crate::domain::Language;

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
        let mut corpus = Self::read(files, default_language);
        corpus.problems.extend(problems);
        corpus.glossary = Glossary::load(folder, &mut corpus.problems);
        corpus.problems.extend(checks::run(&corpus));
        corpus.problems.sort();
        Ok(corpus)
    }

    /// Reads documents that stand in no folder: each by its id, a path that it might have, and its text.
    #[must_use]
    pub fn of_texts(texts: Vec<(String, String)>, default_language: Language) -> Self {
        let files = texts.into_iter().map(|(id, text)| TextFile { id, text }).collect();
        let mut corpus = Self::read(files, default_language);
        corpus.problems.extend(checks::run(&corpus));
        corpus.problems.sort();
        corpus
    }

    fn read(files: Vec<TextFile>, default_language: Language) -> Self {
        let mut corpus = Self::default();
        let mut told = Told::of(files.iter().map(|file| file.id.as_str()));
        for file in files {
            match document::read(file, default_language, &mut told) {
                Ok((document, blocks)) => {
                    corpus.problems.extend(checks::works(&document, &blocks));
                    corpus.passages.extend(passage_list::passages(&document, &blocks));
                    corpus.quotes.extend(passage_list::quotes(&document, &blocks));
                    corpus.documents.push(document);
                }
                Err(problem) => corpus.problems.push(problem),
            }
        }
        corpus.problems.extend(told.into_problems());
        corpus
    }
}

/// What would keep a text out of the corpus, if it stood there under this path.
#[must_use]
pub fn error_in(path: &str, text: &str, default_language: Language) -> Option<Problem> {
    let file = TextFile { id: path.to_owned(), text: text.to_owned() };
    let mut told = Told::default();
    match document::read(file, default_language, &mut told) {
        Ok(_) => told.problems.into_iter().find(|problem| problem.severity == Severity::Error),
        Err(problem) => Some(problem),
    }
}

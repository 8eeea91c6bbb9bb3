//! How does a folder of files become a corpus?

use std::io;
use std::path::{Path, PathBuf};

use super::files::TextFile;
use super::{files, kept};
use crate::corpus::collection::Corpus;
use crate::corpus::glossary::Glossary;
use crate::corpus::problem::{Problem, Severity};
use crate::corpus::told::Told;
use crate::corpus::{checks, document, passage_list};
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
        let (files, problems) = read_all(folder)?;
        Ok(Self::read(files, default_language).with_the_rest(folder, problems))
    }

    /// The same, by way of what was kept in the folder `kept` when the files said just this; what is read now is kept
    /// there, if it can be.
    ///
    /// # Errors
    /// As [`Corpus::load`].
    pub fn load_kept(folder: &Path, default_language: Language, kept: &Path) -> Result<Self, LoadError> {
        let (mut files, problems) = read_all(folder)?;
        let place = kept::Place::of(&files, default_language, kept);
        if let Some(corpus) = place.as_ref().and_then(|place| place.take(&mut files)) {
            return Ok(corpus.with_the_rest(folder, problems));
        }
        let corpus = Self::read(files, default_language);
        if let Some(place) = place {
            place.keep(&corpus);
        }
        Ok(corpus.with_the_rest(folder, problems))
    }

    /// Reads documents that stand in no folder: each by its id, a path that it might have, and its text.
    #[must_use]
    pub fn of_texts(texts: Vec<(String, String)>, default_language: Language) -> Self {
        let files = texts.into_iter().map(|(id, text)| TextFile { id, text }).collect();
        let mut corpus = Self::read(files, default_language);
        corpus.problems.sort();
        corpus
    }

    /// What is wrong with the folder itself, and its glossary.
    fn with_the_rest(mut self, folder: &Path, problems: Vec<Problem>) -> Self {
        self.problems.extend(problems);
        self.glossary = Glossary::load(folder, &mut self.problems);
        self.problems.sort();
        self
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
        corpus.problems.extend(checks::run(&corpus));
        corpus
    }
}

fn read_all(folder: &Path) -> Result<(Vec<TextFile>, Vec<Problem>), LoadError> {
    files::read_all(folder).map_err(|source| LoadError { path: folder.to_owned(), source })
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

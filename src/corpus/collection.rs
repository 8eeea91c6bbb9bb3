//! What does a corpus hold?

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::document::Document;
use super::glossary::Glossary;
use super::passage::Passage;
use super::problem::{Problem, Severity};
use super::quote::Quote;

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

impl Corpus {
    /// When the newest of the documents in this folder, which it was loaded from, was last changed;
    /// `None` where the system can't tell.
    #[must_use]
    pub fn changed(&self, folder: &Path) -> Option<SystemTime> {
        let files = self.documents.iter().map(|document| folder.join(&document.id));
        files.filter_map(|file| file.metadata().ok()?.modified().ok()).max()
    }

    /// How many problems are of a kind.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// The problems that keep text out of the corpus.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error)
    }
}

//! What is wrong with the corpus, and where?

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether a problem keeps text out of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Something can't be used: `corpus check` fails.
    Error,
    /// Something looks unintended, but is used.
    Warning,
    /// Nothing is wrong, and something could be better to answer from.
    Advice,
}

/// One thing wrong with one file of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The path of the file within the corpus folder.
    pub path: String,
    /// The line it is in, from 1; 0 where it concerns the whole file.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, and where it can be said, what to do.
    pub message: String,
}

impl Problem {
    pub(crate) fn error(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, severity: Severity::Error, message: message.into() }
    }

    pub(crate) fn warning(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, severity: Severity::Warning, message: message.into() }
    }
}

impl Problem {
    pub(crate) fn advice(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, severity: Severity::Advice, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        match self.severity {
            Severity::Error => write!(f, ": {}", self.message),
            Severity::Warning => write!(f, ": warning: {}", self.message),
            Severity::Advice => write!(f, ": advice: {}", self.message),
        }
    }
}

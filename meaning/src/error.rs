//! What is wrong with a model's files?

use std::io;
use std::path::PathBuf;

/// Why a model can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// A file can't be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file holds something else than it should.
    #[error("{file}: {reason}")]
    Invalid {
        /// The file, or the part of the program that holds it.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl ModelError {
    pub(crate) fn invalid(file: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::Invalid { file: file.into(), reason: reason.into() }
    }
}

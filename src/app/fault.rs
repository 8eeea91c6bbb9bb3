//! What of ours can fail while a request is answered?

use super::panics::Panicked;
use crate::search::SearchError;

/// Why a request has no reply: something of ours failed, and not what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It panicked, which the panic hook has logged.
    #[error("it panicked")]
    Panicked,
    /// The index of the documents can't be searched.
    #[error("searching the index: {0}")]
    Search(#[from] SearchError),
}

impl From<Panicked> for Fault {
    fn from(Panicked: Panicked) -> Self {
        Self::Panicked
    }
}

impl Fault {
    /// Takes note of it in the log, once.
    pub(crate) fn log(&self) {
        match self {
            Self::Panicked => {}
            Self::Search(error) => tracing::error!(%error, "searching the index"),
        }
    }
}

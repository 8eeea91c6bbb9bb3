//! What is told of a round in which documents were kept in step?

use std::fmt;
use std::path::PathBuf;

use crate::import::Imported;
use crate::import::problem::Problem;

/// What became of a source and its document.
#[derive(Debug)]
pub enum Change {
    /// A new one was brought in.
    Added {
        /// Its source.
        source: String,
        /// Its document.
        imported: Imported,
    },
    /// It changed there, and with it here.
    Changed {
        /// Its source.
        source: String,
        /// Its document.
        imported: Imported,
    },
    /// It changed there, and was edited here: the document stays, and the new version stands beside it.
    Edited {
        /// Its source.
        source: String,
        /// Its document.
        document: PathBuf,
        /// What the source says now.
        incoming: PathBuf,
    },
    /// It went there, and with it here.
    Gone {
        /// Its source.
        source: String,
        /// Its document.
        document: PathBuf,
    },
    /// It went there, and was edited here: the document stays.
    GoneAndEdited {
        /// Its source.
        source: String,
        /// Its document.
        document: PathBuf,
    },
    /// It was taken away here: it stays away.
    RemovedHere {
        /// Its source.
        source: String,
        /// Where its document stood.
        document: PathBuf,
    },
    /// It could not be brought in, or looked at; what was there stays.
    Failed {
        /// Its source.
        source: String,
        /// Why.
        problem: Problem,
    },
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added { source, imported } => brought(f, "new", source, imported),
            Self::Changed { source, imported } => brought(f, "changed", source, imported),
            Self::Edited { source, document, incoming } => write!(
                f,
                "edited here: {source} changed, and so did {document}: that stays as it is. What the source says now \
                 is in {incoming}: take over what you need, and remove that file",
                document = document.display(),
                incoming = incoming.display()
            ),
            Self::Gone { source, document } => write!(f, "gone: {source} -> {} removed", document.display()),
            Self::GoneAndEdited { source, document } => write!(
                f,
                "edited here: {source} is gone, and {document} was edited here: it stays, and is yours from now on",
                document = document.display()
            ),
            Self::RemovedHere { source, document } => write!(
                f,
                "removed here: {document} stays away, though {source} is there. --force brings it back",
                document = document.display()
            ),
            Self::Failed { source, problem } => write!(f, "{source}: {problem}"),
        }
    }
}

fn brought(f: &mut fmt::Formatter<'_>, what: &str, source: &str, imported: &Imported) -> fmt::Result {
    write!(f, "{what}: {source} -> {imported}")
}

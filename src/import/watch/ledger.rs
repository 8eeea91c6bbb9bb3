//! What did an import write, where did that come from, and is it still as it was written?

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{fs, mem};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::import::files::save::temporary;

/// Its file, in the folder of the documents. It is hidden, so that it is no document.
const NAME: &str = ".import.json";
/// Bytes of a hash that are kept: no two texts of one folder share them by chance.
const HASH_BYTES: usize = 16;

/// The ledger can't be used.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}", path = path.display())]
pub struct LedgerError {
    path: PathBuf,
    source: io::Error,
}

/// What came from where.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    folder: PathBuf,
    /// By the path or the address of the source.
    pub(super) entries: BTreeMap<String, Entry>,
    is_changed: bool,
}

/// What is known of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The hash of what the source said when it was last read.
    pub(super) source: String,
    /// Its length and when it was changed, by which one that is as it was need not be read again.
    #[serde(default)]
    pub(super) stamp: String,
    /// The file of its document within the folder; none where it could not be brought in.
    #[serde(default)]
    pub(super) document: Option<String>,
    /// The hash of what was written there.
    #[serde(default)]
    pub(super) wrote: String,
    /// Whether the document was seen to be taken away here.
    #[serde(default)]
    pub(super) is_removed: bool,
}

/// What became of a document since it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Here {
    /// It is as it was written.
    AsWritten,
    /// Somebody worked on it.
    Edited,
    /// It is not there any more.
    Missing,
}

impl Ledger {
    /// Opens the ledger of a folder; where there is none, it is empty.
    ///
    /// # Errors
    /// When it is there and can't be read.
    pub(super) fn open(folder: &Path) -> Result<Self, LedgerError> {
        let path = folder.join(NAME);
        let failed = |source| LedgerError { path: path.clone(), source };
        let entries = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| failed(error.into()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(failed(error)),
        };
        Ok(Self { folder: folder.to_owned(), entries, is_changed: false })
    }

    /// Notes what is now known of a source.
    pub(super) fn note(&mut self, key: &str, entry: Entry) {
        self.is_changed |= self.entries.get(key) != Some(&entry);
        self.entries.insert(key.to_owned(), entry);
    }

    /// Forgets a source.
    pub(super) fn forget(&mut self, key: &str) {
        self.is_changed |= self.entries.remove(key).is_some();
    }

    /// Keeps it, if anything in it changed.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn keep(&mut self) -> Result<(), LedgerError> {
        if !mem::take(&mut self.is_changed) {
            return Ok(());
        }
        let path = self.folder.join(NAME);
        let written = fs::create_dir_all(&self.folder).and_then(|()| {
            let mut file = temporary(&self.folder)?;
            serde_json::to_writer_pretty(&mut file, &self.entries)?;
            file.write_all(b"\n")?;
            file.persist(&path).map_err(|error| error.error).map(drop)
        });
        written.map_err(|source| LedgerError { path, source })
    }

    /// The path of a document.
    pub(super) fn path(&self, document: &str) -> PathBuf {
        self.folder.join(document)
    }

    /// What became of the document of a source since it was written.
    pub(super) fn here(&self, entry: &Entry) -> Here {
        let text = entry.document.as_ref().map(|document| fs::read(self.path(document)));
        match text {
            Some(Ok(text)) if hash(&text) == entry.wrote => Here::AsWritten,
            Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => Here::Missing,
            Some(_) => Here::Edited,
            None => Here::Missing,
        }
    }
}

/// A short name of a text, other for any other text.
pub(super) fn hash(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(2 * HASH_BYTES);
    for byte in Sha256::digest(bytes).iter().take(HASH_BYTES) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

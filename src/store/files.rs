//! How is a database file made, moved and taken away, so that none is ever half there?

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::location::{Location, beside};
use super::trouble::StoreError;
use crate::domain::Trouble;

/// What SQLite keeps beside a database.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// Makes the folder and an empty file, readable for nobody else, where there is none. SQLite itself
/// never makes one: a file that is taken away from a running bot must not come back without what was
/// in it.
pub(super) fn prepare(location: &Location) -> Result<(), StoreError> {
    let Location::File(path) = location else { return Ok(()) };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(StoreError::from)
}

/// A file that is being made under another name, and taken away again unless it gets its own.
pub(super) struct Draft {
    draft: PathBuf,
    path: PathBuf,
}

impl Draft {
    /// A draft beside the file that it is to become: in the same folder, so that it can get its
    /// name in one step.
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let draft = beside(path, ".part");
        remove_if_there(&draft)?;
        Ok(Self { draft, path: path.to_owned() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.draft
    }

    /// Gives it its name, in the place of what had that name. It is on the disk before and after.
    pub(super) fn publish(self) -> Result<(), StoreError> {
        File::open(&self.draft)?.sync_all()?;
        fs::rename(&self.draft, &self.path)?;
        #[cfg(unix)]
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Draft {
    /// What has got its name is not there any more under this one.
    fn drop(&mut self) {
        let _ = remove_with_companions(&self.draft);
    }
}

/// Refuses a name that something has already.
pub(super) fn must_be_new(path: &Path) -> Result<(), StoreError> {
    if path.try_exists()? { Err(Trouble::Exists.into()) } else { Ok(()) }
}

/// Takes a database away, with what SQLite keeps beside it.
pub(super) fn remove_companions(path: &Path) -> io::Result<()> {
    COMPANIONS.iter().try_for_each(|ending| remove_if_there(&beside(path, ending)))
}

fn remove_with_companions(path: &Path) -> io::Result<()> {
    remove_if_there(path)?;
    remove_companions(path)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

//! How is a database file made, moved and taken away, so that none is ever half there?

mod alone;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::location::{Location, beside};
use super::trouble::StoreError;
use crate::domain::Trouble;

pub use alone::Alone;

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
    Ok(private(path).map(drop)?)
}

/// Opens a file to write at its end; makes it where there is none, for nobody else to read.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A file that is being made under another name, and taken away again unless it gets its own.
pub(super) struct Draft {
    made_at: PathBuf,
    becomes: PathBuf,
}

impl Draft {
    /// An empty draft beside the file that it is to become: in the same folder, so that it can get
    /// its name in one step.
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let made_at = beside(path, ".part");
        remove_with_companions(&made_at)?;
        private(&made_at)?;
        Ok(Self { made_at, becomes: path.to_owned() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.made_at
    }

    /// Writes what is in a file to it.
    pub(super) fn copy_from(&self, file: &Path) -> io::Result<()> {
        io::copy(&mut File::open(file)?, &mut private(&self.made_at)?).map(drop)
    }

    /// Gives it its name, in the place of what had that name. It is on the disk before and after.
    pub(super) fn publish(self) -> Result<(), StoreError> {
        File::open(&self.made_at)?.sync_all()?;
        fs::rename(&self.made_at, &self.becomes)?;
        #[cfg(unix)]
        if let Some(folder) = self.becomes.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Draft {
    /// What has got its name is not there any more under this one.
    fn drop(&mut self) {
        let _ = remove_with_companions(&self.made_at);
    }
}

/// Tells a file from another one that has come in its place; `None` where there is none.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

/// Tells whether there is a file: elsewhere, one that is open can't be taken away.
#[cfg(not(unix))]
pub(super) fn identity(path: &Path) -> Option<()> {
    fs::metadata(path).ok().map(drop)
}

/// Refuses a name that something has already.
pub(super) fn must_be_new(path: &Path) -> Result<(), StoreError> {
    if path.try_exists()? { Err(Trouble::Exists.into()) } else { Ok(()) }
}

/// Takes away what SQLite keeps beside a database.
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

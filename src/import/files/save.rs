//! How is a document written so that nothing is lost, whatever happens meanwhile?

use std::collections::HashSet;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::slug;
use crate::import::problem::Problem;

/// The name of a document of which nothing can be written in ASCII.
const NAMELESS: &str = "document";

/// Writes documents into one folder.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: PathBuf,
    force: bool,
    /// The paths given out in this run: two documents with one title get two files.
    taken: HashSet<PathBuf>,
}

impl Shelf {
    pub(crate) fn new(folder: &Path, force: bool) -> Self {
        Self { folder: folder.to_owned(), force, taken: HashSet::new() }
    }

    /// These paths are given out already.
    pub(crate) fn with_taken(mut self, taken: impl Iterator<Item = PathBuf>) -> Self {
        self.taken.extend(taken);
        self
    }

    /// Writes a document under its title, or else under its file's name.
    ///
    /// # Errors
    /// When a file from before stands there and may not be overwritten, or the system refuses.
    pub(crate) fn put(&mut self, title: &str, file_name: &str, text: &str) -> Result<PathBuf, Problem> {
        let path = self.free_path(title, file_name);
        self.taken.insert(path.clone());
        let failed = |source| Problem::Write { path: path.display().to_string(), source };
        std::fs::create_dir_all(&self.folder).map_err(failed)?;
        let mut file = temporary(&self.folder).map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
        let kept = if self.force { file.persist(&path) } else { file.persist_noclobber(&path) };
        match kept.map_err(|error| error.error) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(Problem::Exists(path.display().to_string()));
            }
            Err(error) => return Err(failed(error)),
        }
        Ok(path)
    }

    fn free_path(&self, title: &str, file_name: &str) -> PathBuf {
        let names = [slug::slug(title), slug::slug(file_name), NAMELESS.to_owned()];
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let numbered = (2_u32..).map(|number| format!("{name}-{number}.md"));
        let mut paths =
            std::iter::once(format!("{name}.md")).chain(numbered).map(|name| self.folder.join(name));
        paths.find(|path| !self.taken.contains(path)).unwrap_or_default()
    }
}

/// Writes a text in the place of a file, which is there whole at any moment.
///
/// # Errors
/// When the system refuses.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    let failed = |source| Problem::Write { path: path.display().to_string(), source };
    let mut file = temporary(path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map(drop).map_err(|error| failed(error.error))
}

/// A file beside the one that it becomes, so that the renaming is one step. Its name is hidden, so
/// that a corpus read at this moment passes it by.
pub(crate) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".import-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: the umask takes away what the system does not want.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_two_documents_with_one_title_two_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shelf = Shelf::new(&folder.path().join("nl"), false);
        let first = shelf.put("Titel", "a", "een").expect("written");
        let second = shelf.put("titel!", "b", "twee").expect("written");
        assert_eq!(first.file_name(), Some("titel.md".as_ref()));
        assert_eq!(second.file_name(), Some("titel-2.md".as_ref()));
        assert_eq!(std::fs::read_dir(folder.path().join("nl")).expect("read").count(), 2);
    }

    #[test]
    fn overwrites_only_when_told_to() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("titel.md"), "oud").expect("written");
        let refused = Shelf::new(folder.path(), false).put("Titel", "a", "nieuw");
        assert!(matches!(refused, Err(Problem::Exists(_))));
        let path = Shelf::new(folder.path(), true).put("Titel", "a", "nieuw").expect("written");
        assert_eq!(std::fs::read_to_string(path).expect("read"), "nieuw");
    }
}

//! Which files are to be brought in?

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::other_kinds::{Others, ending};
use super::pandoc::Foreign;
use crate::import::problem::Problem;

/// The endings of files that are taken from a folder, beside those that pandoc reads. The last one is not
/// read, but whoever has such files there will want to know of each.
const ENDINGS: &[&str] = &[
    "md", "markdown", "mdown", "mdx", "txt", "text", "html", "htm", "xhtml", "pdf", "epub", "docx", "adoc",
    "asciidoc", "asc", "odt", "rtf", "doc",
];

/// The files found, in the order of the paths and sorted within each folder.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What to bring in, and what of the paths themselves is wrong.
    pub(crate) files: Vec<(PathBuf, Result<(), Problem>)>,
    /// The files in the folders that are of no kind that is read.
    pub(crate) passed_over: Others,
}

/// Follows paths: a file is taken whatever its name, a folder is walked for documents.
///
/// Hidden files and the folders `into` themselves are passed by. What is called like a document and is no file,
/// as a link inside a folder, is told of.
pub(crate) fn files(paths: &[PathBuf], into: &[PathBuf]) -> Found {
    let into = into.iter().filter_map(|into| into.canonicalize().ok()).collect();
    let mut walk = Walk { into, found: Found::default() };
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk.named_folder(path),
            Ok(metadata) if metadata.is_file() => walk.found.files.push((path.clone(), Ok(()))),
            Ok(_) => walk.found.files.push((path.clone(), Err(Problem::NotAFile))),
            Err(error) => walk.found.files.push((path.clone(), Err(Problem::Read(error)))),
        }
    }
    walk.found
}

struct Walk {
    into: Vec<PathBuf>,
    found: Found,
}

impl Walk {
    fn named_folder(&mut self, path: &Path) {
        let before = self.found.files.len();
        self.folder(path);
        if self.found.files.len() == before {
            self.found.files.push((path.to_owned(), Err(Problem::EmptyFolder)));
        }
    }

    fn folder(&mut self, path: &Path) {
        if path.canonicalize().is_ok_and(|path| self.into.contains(&path)) {
            return;
        }
        let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.found.files.push((path.to_owned(), Err(Problem::Read(error)))),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let kind = entry.file_type();
            match kind {
                _ if hidden => {}
                Ok(kind) if kind.is_dir() => self.folder(&entry.path()),
                Ok(kind) if is_document(&entry.path()) => {
                    self.found.files.push((entry.path(), document(kind)));
                }
                _ => self.found.passed_over.add(&entry.path()),
            }
        }
    }
}

/// Whether what is called like a document can be read as one.
fn document(kind: FileType) -> Result<(), Problem> {
    if kind.is_file() {
        Ok(())
    } else if kind.is_symlink() {
        Err(Problem::Link)
    } else {
        Err(Problem::NotAFile)
    }
}

fn is_document(path: &Path) -> bool {
    let ending = ending(path);
    ENDINGS.contains(&ending.as_str()) || Foreign::by_ending(&ending).is_some()
}

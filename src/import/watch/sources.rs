//! Which files and pages are there to keep in step with?

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{fs, io};

use crate::import::Order;
use crate::import::files::walk;
use crate::import::problem::Problem;

/// A list of addresses is no longer than this, in bytes.
const MAX_LIST_BYTES: u64 = 1024 * 1024;

/// A source of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A file.
    File(PathBuf),
    /// A page on the web.
    Page(String),
}

impl Source {
    /// By what the ledger knows it.
    pub(super) fn key(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Page(address) => address.clone(),
        }
    }

    /// The length of a file and when it was changed; nothing of a page.
    pub(super) fn stamp(&self) -> String {
        let Self::File(path) = self else { return String::new() };
        let Ok(metadata) = fs::metadata(path) else { return String::new() };
        let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        format!("{}-{}", metadata.len(), changed.unwrap_or_default().as_nanos())
    }
}

/// What is there now.
#[derive(Debug, Default)]
pub(super) struct Sources {
    pub(super) there: Vec<Source>,
    /// What can't be looked at: nothing that came from there goes.
    pub(super) unknown: Vec<(PathBuf, Problem)>,
    /// The folders and lists that were looked at whole.
    roots: Vec<PathBuf>,
    pages: HashSet<String>,
}

impl Sources {
    /// Looks at all paths of an order: folders, files, lists of addresses, and addresses.
    pub(super) fn look(order: &Order<'_>) -> Self {
        let mut sources = Self::default();
        for path in order.paths {
            match addresses(path) {
                Some(Ok(addresses)) => sources.add_pages(addresses),
                Some(Err(error)) => sources.unknown.push((path.clone(), Problem::Read(error))),
                None => sources.add_files(path, &order.into.folders()),
            }
        }
        sources
    }

    fn add_pages(&mut self, addresses: Vec<String>) {
        for address in addresses {
            if self.pages.insert(address.clone()) {
                self.there.push(Source::Page(address));
            }
        }
    }

    fn add_files(&mut self, path: &Path, into: &[PathBuf]) {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let found = walk::files(std::slice::from_ref(&path), into);
        let mut is_whole = true;
        for (file, result) in found.files {
            match result {
                Ok(()) => self.there.push(Source::File(file)),
                // A link or a pipe never was a source.
                Err(Problem::Link | Problem::NotAFile) => {}
                Err(problem) => {
                    is_whole = false;
                    self.unknown.push((file, problem));
                }
            }
        }
        if is_whole {
            self.roots.push(path);
        }
    }

    /// Whether what the ledger knows by this key was looked for, and is not there any more.
    pub(super) fn is_gone(&self, key: &str) -> bool {
        if is_address(key) {
            // A list that lost an address, and no run without lists.
            return !self.pages.is_empty() && !self.pages.contains(key);
        }
        let path = Path::new(key);
        self.roots.iter().any(|root| path.starts_with(root)) && !path.exists()
    }
}

/// The addresses that an argument is or lists; `None` where it is a folder, or a file of another kind.
fn addresses(path: &Path) -> Option<io::Result<Vec<String>>> {
    let told = path.to_string_lossy();
    if is_address(&told) {
        return Some(Ok(vec![told.into_owned()]));
    }
    let is_list = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("urls"));
    let metadata = fs::metadata(path).ok().filter(|metadata| metadata.is_file());
    let is_small = metadata.is_some_and(|metadata| metadata.len() <= MAX_LIST_BYTES);
    let text = is_small.then(|| fs::read_to_string(path))?;
    let Ok(text) = text else { return is_list.then_some(text.map(|_| Vec::new())) };
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_list = is_list || lines().next().is_some() && lines().all(is_address);
    is_list.then(|| Ok(lines().filter(|line| is_address(line)).map(str::to_owned).collect()))
}

fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

//! How is the house built: which file imports from which, and how large is everything?
//!
//! Read from the sources themselves, without their comments, strings and tests. A path is followed
//! through re-exports to the file in which the thing stands, so that a `mod.rs` which only re-exports is
//! nobody's knot.

mod graph;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use source::Source;

/// The sources below a `src` folder, and what each imports from.
pub(crate) struct House {
    /// Every file, in the order of their names.
    pub(crate) files: Vec<Source>,
    /// For each file, the places in `files` that it imports from, within the same top module or not.
    pub(crate) imports: Vec<BTreeSet<usize>>,
}

impl House {
    /// Reads every `.rs` file below `src`, but for the program itself (`bin`).
    ///
    /// # Panics
    /// When a file can't be read or is no Rust.
    #[must_use]
    pub(crate) fn read(src: &Path) -> Self {
        let mut paths = Vec::new();
        walk(src, &mut paths);
        paths.sort();
        let files: Vec<Source> = paths
            .iter()
            .map(|path| {
                let relative = path.strip_prefix(src).expect("below src");
                let code =
                    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                Source::read(relative, &code)
            })
            .filter(|file| !file.path.starts_with("bin"))
            .collect();
        let imports = graph::imports(&files);
        Self { files, imports }
    }

    /// The circles: files of one top module each of which reaches all the others.
    #[must_use]
    pub(crate) fn circles(&self) -> Vec<Vec<&Path>> {
        let inside = |from: usize, to: &usize| self.files[from].top() == self.files[*to].top();
        let edges: Vec<Vec<usize>> = (0..self.files.len())
            .map(|from| self.imports[from].iter().copied().filter(|to| inside(from, to)).collect())
            .collect();
        let named = |circle: Vec<usize>| circle.into_iter().map(|file| self.files[file].path.as_path());
        graph::circles(&edges).into_iter().map(|circle| named(circle).collect()).collect()
    }

    /// How many files stand directly in each folder.
    #[must_use]
    pub(crate) fn folders(&self) -> BTreeMap<&Path, usize> {
        let mut folders = BTreeMap::new();
        for file in &self.files {
            *folders.entry(file.path.parent().unwrap_or(Path::new(""))).or_default() += 1;
        }
        folders
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

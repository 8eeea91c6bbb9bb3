//! The documents with all that the sentence model makes of them, which the examples that fit something learn from.

use std::error::Error;
use std::path::Path;

use tempfile::TempDir;
use vraagbaak::app::{Library, ModelChoice, Reader};
use vraagbaak::domain::Language;

/// The documents of a project, all of which are read, and the folder of their index.
pub(crate) fn documents(project: &Path) -> Result<(Library, TempDir), Box<dyn Error>> {
    let index = tempfile::tempdir()?;
    let library = Library::open(&project.join("corpus"), Language::Dutch, index.path())?;
    let reader = Reader::open(&ModelChoice::Shipped, index.path())?;
    if reader.hand_in(&library) > 0 {
        reader.read_all(&library, &mut |_, _| {})?;
    }
    Ok((library, index))
}

//! What does the file with variables say, and which file is it?
//!
//! It is read before the flags are, since what it says counts as the environment; so the one flag that
//! names it is looked for first.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;

/// The file that is read where none is named; it need not be there.
pub(super) const DEFAULT: &str = ".env";
/// The flag that names another, as clap knows it.
const FLAG: &str = "env_file";

/// What keeps the file from being understood.
#[derive(Debug, thiserror::Error)]
pub enum DotEnvError {
    /// It is there but can't be read, or it was named and is not there.
    #[error("reading {file}: {source}")]
    File {
        /// Which file.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is no text, as when it was saved as UTF-16.
    #[error("{file} is not UTF-8 text: save it as UTF-8")]
    NotText {
        /// Which file.
        file: String,
    },
    /// A line is not `NAME=value`. It is not shown, since it may hold the token.
    #[error("{file}, line {line}: this is not NAME=value; put a value with spaces in quotation marks")]
    Line {
        /// Which file.
        file: String,
        /// Which line, from 1.
        line: usize,
    },
}

/// Puts what the file says into the environment, where that doesn't say otherwise.
pub(super) fn load(command: &clap::Command, arguments: &[OsString]) -> Result<(), DotEnvError> {
    let (path, named) = which(command, arguments);
    let file = path.display().to_string();
    match std::fs::read_to_string(&path) {
        Ok(text) => load_text(&text, &file),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(DotEnvError::NotText { file }),
        Err(source) => Err(DotEnvError::File { file, source }),
    }
}

/// The file, and whether somebody named it. What is wrong with the other flags is told later, when all of
/// them count.
fn which(command: &clap::Command, arguments: &[OsString]) -> (PathBuf, bool) {
    let default = (PathBuf::from(DEFAULT), false);
    let Ok(mut found) = command.clone().ignore_errors(true).try_get_matches_from(arguments) else {
        return default;
    };
    // A flag behind a command is known to that command.
    while let Some((_, inner)) = found.subcommand() {
        found = inner.clone();
    }
    let named = found.value_source(FLAG).is_some_and(|source| source != ValueSource::DefaultValue);
    match found.get_one::<PathBuf>(FLAG) {
        Some(path) if named => (path.clone(), path != Path::new(DEFAULT)),
        Some(_) | None => default,
    }
}

/// A variable without a value counts as not set, as in a file that was only half filled in.
fn load_text(text: &str, file: &str) -> Result<(), DotEnvError> {
    for (index, line) in text.lines().enumerate() {
        if line.split_once('=').is_some_and(|(_, value)| value.trim().is_empty()) {
            continue;
        }
        dotenvy::from_read(line.as_bytes())
            .map_err(|_| DotEnvError::Line { file: file.to_owned(), line: index + 1 })?;
    }
    Ok(())
}

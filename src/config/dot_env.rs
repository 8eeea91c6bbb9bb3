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

/// What keeps the file from being understood. `texts` has the words for the volunteer.
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
    #[error("{file} is not UTF-8 text")]
    NotText {
        /// Which file.
        file: String,
    },
    /// A line is not `NAME=value`. It is not shown, since it may hold the token.
    #[error("{file}, line {line}: this is not NAME=value")]
    Line {
        /// Which file.
        file: String,
        /// Which line, from 1.
        line: usize,
    },
}

/// What the file says, without the values.
#[derive(Debug, Default)]
pub(super) struct DotEnv {
    /// Which file.
    pub(super) file: String,
    /// The variables that have a value in it.
    pub(super) variables: Vec<Variable>,
}

/// A variable that has a value in the file.
#[derive(Debug)]
pub(super) struct Variable {
    pub(super) name: String,
    /// In which line, from 1.
    pub(super) line: usize,
    /// Whether it counts: the environment doesn't say otherwise.
    counts: bool,
}

impl DotEnv {
    /// The line in which what counts for a variable stands.
    pub(super) fn line_of(&self, name: &str) -> Option<usize> {
        self.variables
            .iter()
            .find(|variable| variable.counts && variable.name == name)
            .map(|found| found.line)
    }
}

/// Puts what the file says into the environment, where that doesn't say otherwise.
pub(super) fn load(command: &clap::Command, arguments: &[OsString]) -> Result<DotEnv, DotEnvError> {
    let (path, named) = which(command, arguments);
    let file = path.display().to_string();
    match std::fs::read_to_string(&path) {
        Ok(text) => load_text(&text, file),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => {
            Ok(DotEnv { file, variables: Vec::new() })
        }
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
fn load_text(text: &str, file: String) -> Result<DotEnv, DotEnvError> {
    let mut variables = Vec::new();
    // Some editors begin a file with a mark of its encoding.
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let assignment = Assignment::of(line);
        if assignment.as_ref().is_some_and(Assignment::is_empty) {
            continue;
        }
        let (line, number) = (assignment.as_ref().map_or(line.to_owned(), Assignment::tidy), index + 1);
        let counts = assignment.as_ref().is_some_and(|found| std::env::var_os(found.name).is_none());
        dotenvy::from_read(line.as_bytes())
            .map_err(|_| DotEnvError::Line { file: file.clone(), line: number })?;
        variables.extend(assignment.map(|found| Variable {
            name: found.name.to_owned(),
            line: number,
            counts,
        }));
    }
    Ok(DotEnv { file, variables })
}

/// A line that gives a variable a value.
struct Assignment<'l> {
    name: &'l str,
    value: &'l str,
}

impl<'l> Assignment<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let (name, value) = line.split_once('=').filter(|_| !line.trim_start().starts_with('#'))?;
        let name = name.trim();
        Some(Self { name: name.strip_prefix("export ").map_or(name, str::trim), value })
    }

    /// What stands behind a sign for a comment is no value.
    fn is_empty(&self) -> bool {
        let value = self.value.trim();
        value.is_empty() || value.starts_with('#') && self.value.starts_with(char::is_whitespace)
    }

    /// Without the spaces around name and value, which people type for the sake of looks.
    fn tidy(&self) -> String {
        format!("{}={}", self.name, self.value.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_around_name_and_value_are_none_of_theirs() {
        for (line, tidy) in [
            ("A=b", Some("A=b")),
            ("A= b", Some("A=b")),
            ("A = b ", Some("A=b")),
            (" export A=\"b c\"", Some("A=\"b c\"")),
            ("A= # to be filled in", Some("")),
            ("A=", Some("")),
            ("# A=b", None),
            ("A", None),
        ] {
            let found = Assignment::of(line);
            let said =
                found.as_ref().map(|found| if found.is_empty() { String::new() } else { found.tidy() });
            assert_eq!(said.as_deref(), tidy, "{line:?}");
        }
    }
}

//! What does a database's error mean?

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::Trouble;

/// Something can't be kept or looked up.
#[derive(Debug)]
pub struct StoreError {
    trouble: Trouble,
    source: Option<Box<dyn Error + Send + Sync>>,
    file: Option<PathBuf>,
}

impl StoreError {
    /// What is wrong.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        self.trouble
    }

    /// The file that it is about, where that is another than the store's own.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    pub(super) fn about(self, file: &Path) -> Self {
        Self { file: Some(file.to_owned()), ..self }
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.source {
            Some(source) => write!(f, "{} ({source})", self.trouble),
            None => self.trouble.fmt(f),
        }
    }
}

impl Error for StoreError {}

impl From<Trouble> for StoreError {
    fn from(trouble: Trouble) -> Self {
        Self { trouble, source: None, file: None }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self { trouble: trouble_of(&error), source: Some(error.into()), file: None }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        Self { trouble: of_files(&error), source: Some(error.into()), file: None }
    }
}

fn trouble_of(error: &sqlx::Error) -> Trouble {
    match error {
        sqlx::Error::Database(error) => error.code().map_or(Trouble::Other, |code| of_code(&code)),
        // A connection that is cut while it is being made is no sound answer to sqlx.
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed => Trouble::Unreachable,
        sqlx::Error::Configuration(_) => Trouble::BadAddress,
        _ => Trouble::Other,
    }
}

/// PostgreSQL's codes have five signs, SQLite's are numbers of which the last eight bits tell the
/// kind: <https://www.postgresql.org/docs/current/errcodes-appendix.html>,
/// <https://www.sqlite.org/rescode.html>.
fn of_code(code: &str) -> Trouble {
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => of_sqlite(number),
        Ok(_) | Err(_) => of_postgresql(code),
    }
}

/// A file that ends in the middle (SQLITE_IOERR_SHORT_READ).
const CUT_OFF: u32 = 522;
/// No room for what is shared between processes (SQLITE_IOERR_SHMSIZE): the first that a full disk
/// makes itself felt by.
const NO_ROOM: u32 = 4874;

fn of_sqlite(code: u32) -> Trouble {
    match code & 0xff {
        _ if code == CUT_OFF => Trouble::Damaged,
        _ if code == NO_ROOM => Trouble::Full,
        5 | 6 => Trouble::Locked,
        8 => Trouble::ReadOnly,
        10 | 14 => Trouble::Unreachable,
        11 | 26 => Trouble::Damaged,
        13 => Trouble::Full,
        _ => Trouble::Other,
    }
}

fn of_postgresql(code: &str) -> Trouble {
    match code {
        "25006" => Trouble::ReadOnly,
        "53100" => Trouble::Full,
        "55P03" | "40001" | "40P01" => Trouble::Locked,
        // It is starting, stopping or full of connections.
        "57P01" | "57P02" | "57P03" | "53300" => Trouble::Unreachable,
        "3D000" | "42501" => Trouble::Refused,
        _ if code.starts_with("28") => Trouble::Refused,
        _ if code.starts_with("08") => Trouble::Unreachable,
        _ => Trouble::Other,
    }
}

fn of_files(error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Trouble::Full,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Trouble::ReadOnly,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Trouble::Missing,
        io::ErrorKind::AlreadyExists => Trouble::Exists,
        _ => Trouble::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_are_understood() {
        let codes = [
            ("5", Trouble::Locked),
            ("261", Trouble::Locked),
            ("13", Trouble::Full),
            ("1032", Trouble::ReadOnly),
            ("778", Trouble::Unreachable),
            ("14", Trouble::Unreachable),
            ("26", Trouble::Damaged),
            ("522", Trouble::Damaged),
            ("4874", Trouble::Full),
            ("1", Trouble::Other),
            ("53100", Trouble::Full),
            ("25006", Trouble::ReadOnly),
            ("28P01", Trouble::Refused),
            ("3D000", Trouble::Refused),
            ("08006", Trouble::Unreachable),
            ("57P01", Trouble::Unreachable),
            ("55P03", Trouble::Locked),
            ("42P01", Trouble::Other),
        ];
        for (code, trouble) in codes {
            assert_eq!(of_code(code), trouble, "{code}");
        }
    }
}

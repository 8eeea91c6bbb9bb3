//! Where is the store?

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use url::Url;

use super::trouble::StoreError;
use crate::domain::{Secret, Trouble};

/// The file in the data folder.
const FILE: &str = "vraagbaak.db";
/// What may stand in DATABASE_URL and is understood by PostgreSQL's own tools too.
const COMMON_PARAMETERS: [&str; 6] = ["sslmode", "sslrootcert", "host", "port", "dbname", "user"];

/// Where the store is.
#[derive(Clone, Debug)]
pub enum Location {
    /// A SQLite database in this file.
    File(PathBuf),
    /// A PostgreSQL database at this address, which may hold a password.
    Server(Secret),
}

impl Location {
    /// The database at the address, where one is given, or else a file in the data folder.
    ///
    /// # Errors
    /// When the address is not one of a PostgreSQL database.
    pub fn new(data: &Path, address: Option<&Secret>) -> Result<Self, StoreError> {
        let Some(address) = address.filter(|address| !address.reveal().is_empty()) else {
            return Ok(Self::File(data.join(FILE)));
        };
        match Url::parse(address.reveal()) {
            Ok(url) if matches!(url.scheme(), "postgres" | "postgresql") => Ok(Self::Server(address.clone())),
            // The reason is not told, since it could show a part of the password.
            Ok(_) | Err(_) => Err(StoreError::from(Trouble::BadAddress)),
        }
    }

    /// The variable that says where the store is.
    #[must_use]
    pub fn variable(&self) -> &'static str {
        match self {
            Self::File(_) => "DATA_DIR",
            Self::Server(_) => "DATABASE_URL",
        }
    }

    /// The command that backs up a PostgreSQL database to this file; it asks for the password, or
    /// takes it from PGPASSWORD or `~/.pgpass`. It leaves out since when the database has been at work:
    /// once the backup is put back, that is no longer true. `None` for SQLite.
    #[must_use]
    pub fn dump_command(&self, file: &Path) -> Option<String> {
        let file = quoted(&file.display().to_string());
        self.server().map(|url| {
            format!("pg_dump --format=custom --exclude-table-data=continuity --file={file} {}", quoted(&url))
        })
    }

    /// The command that restores a PostgreSQL database from this file. `None` for SQLite.
    #[must_use]
    pub fn restore_command(&self, file: &Path) -> Option<String> {
        let file = quoted(&file.display().to_string());
        self.server().map(|url| {
            format!("pg_restore --clean --if-exists --single-transaction --dbname={} {file}", quoted(&url))
        })
    }

    /// The address of a PostgreSQL database without the password.
    fn server(&self) -> Option<String> {
        let Self::Server(address) = self else { return None };
        let mut url = Url::parse(address.reveal()).ok()?;
        if url.password().is_some() {
            url.set_password(None).ok()?;
        }
        let kept: Vec<_> = url
            .query_pairs()
            .filter(|(name, _)| COMMON_PARAMETERS.contains(&name.as_ref()))
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
        Some(url.into())
    }
}

/// As it may be shown: without the password.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(_) => f.write_str(&self.server().unwrap_or_default()),
        }
    }
}

/// The file with an ending added to its name, such as SQLite's own `-wal`.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.file_name().unwrap_or_default());
    name.push(ending);
    path.with_file_name(name)
}

/// The text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_for_postgresql_hold_no_password() {
        let address = Secret::new(
            "postgres://bot:geh%27eim@db.example:5433/vraag?sslmode=require&password=geheim&statement-cache-capacity=9",
        );
        let location = Location::new(Path::new("data"), Some(&address)).expect("an address");
        let dump = location.dump_command(Path::new("it's.dump")).expect("PostgreSQL");
        assert_eq!(
            dump,
            r"pg_dump --format=custom --exclude-table-data=continuity --file='it'\''s.dump' 'postgres://bot@db.example:5433/vraag?sslmode=require'"
        );
        for shown in [dump, location.to_string(), format!("{location:?}")] {
            assert!(!shown.contains("eim"), "{shown}");
        }
    }

    #[test]
    fn a_socket_is_an_address_too() {
        let address = Secret::new("postgres:///vraag?host=/run/postgresql&user=bot&password=geheim");
        let location = Location::new(Path::new("data"), Some(&address)).expect("an address");
        assert_eq!(location.to_string(), "postgres:///vraag?host=%2Frun%2Fpostgresql&user=bot");
        assert!(location.restore_command(Path::new("a")).is_some());
    }

    #[test]
    fn only_postgresql_has_an_address() {
        for wrong in [
            "mysql://a:geheim@c/d",
            "vraagbaak.db",
            "sqlite:a.db",
            "postgres",
            "postgres://a:geheim@c:port/d",
        ] {
            let refused = Location::new(Path::new("data"), Some(&Secret::new(wrong))).expect_err(wrong);
            assert_eq!(refused.trouble(), Trouble::BadAddress);
            assert!(!format!("{refused} {refused:?}").contains("geheim"));
        }
        let blank = Location::new(Path::new("data"), Some(&Secret::new(" "))).expect("as if it were not set");
        assert_eq!(blank.to_string(), Path::new("data").join(FILE).display().to_string());
    }
}

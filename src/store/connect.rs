//! How is a database reached, and how does it treat what is written?

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{Any, AnyPool, ConnectOptions as _, Connection as _, Transaction};

use super::files;
use super::location::Location;
use super::trouble::StoreError;
use crate::domain::Trouble;

/// How many statements run at once. SQLite lets one write at a time, however many there are.
const CONNECTIONS: u32 = 4;
/// How long a connection may take; as long as SQLite waits for a lock, below.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// Readers then never wait for the writer. SQLite remembers it in the file.
///
/// The rest is as SQLite and sqlx have it by themselves, and a test below holds them to it: foreign
/// keys, a lock that is waited for during five seconds, and `synchronous = FULL`: what has been
/// written survives a power cut. Under NORMAL the last writes could be lost, and with them the word
/// that a line, or a post, has gone out already: it would go out twice. It costs one write to the
/// disk, some milliseconds, where the bot writes a few times a minute.
const SQLITE_WAL: &str = "PRAGMA journal_mode = WAL";

/// What a connection deletes is overwritten with zeros:
/// <https://www.sqlite.org/pragma.html#pragma_secure_delete>. What SQLite needs while it writes the file
/// anew (`traces`) is kept in memory, and not in a folder for temporary files.
const SQLITE_OVERWRITE: &str = "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY";

/// Which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Sqlite,
    Postgresql,
}

/// A way to a database.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(super) pool: AnyPool,
    pub(super) kind: Kind,
}

impl Database {
    /// Begins a transaction that writes. SQLite must know that at its beginning: one that only read
    /// till then can't be made to write once another has written.
    pub(super) async fn begin_write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        match self.kind {
            Kind::Sqlite => Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?),
            Kind::Postgresql => Ok(self.pool.begin().await?),
        }
    }
}

/// Reaches a database to work with.
pub(super) async fn open(location: &Location) -> Result<Database, StoreError> {
    let database = look_into(location).await?;
    if database.kind == Kind::Sqlite {
        begin_wal(&database.pool).await?;
    }
    Ok(database)
}

/// Reaches a database that must be there, and leaves it as it is.
pub(super) async fn look_into(location: &Location) -> Result<Database, StoreError> {
    match location {
        Location::File(path) => {
            if !path.try_exists()? {
                return Err(Trouble::Missing.into());
            }
            let pool = pool(&file_url(path), Some(path)).await?;
            Ok(Database { pool, kind: Kind::Sqlite })
        }
        Location::Server(address) => {
            Ok(Database { pool: pool(address.reveal(), None).await?, kind: Kind::Postgresql })
        }
    }
}

async fn pool(url: &str, file: Option<&Path>) -> Result<AnyPool, StoreError> {
    sqlx::any::install_default_drivers();
    // Slow statements are told by whoever waits for them, once, and not by sqlx for each.
    let options: AnyConnectOptions = url.parse::<AnyConnectOptions>()?.disable_statement_logging();
    // SQLite itself would go on writing to a file that has been taken away, and that nobody will ever
    // read. A connection that isn't used again is followed by a new one, and that fails.
    let opened = file.map(|path| (path.to_owned(), files::identity(path)));
    let is_file = opened.is_some();
    let pool = AnyPoolOptions::new()
        .max_connections(CONNECTIONS)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                if is_file {
                    sqlx::raw_sql(SQLITE_OVERWRITE).execute(connection).await?;
                }
                Ok(())
            })
        })
        .acquire_timeout(CONNECT_WITHIN)
        .acquire_slow_threshold(CONNECT_WITHIN)
        .before_acquire(move |connection, _| {
            let still_there = opened.as_ref().is_none_or(|(path, file)| files::identity(path) == *file);
            // Where the disk is full, SQLite itself undoes a transaction; sqlx then fails to undo it
            // once more, and takes it for one that goes on: nothing could ever begin on it again.
            let at_rest = !connection.is_in_transaction();
            Box::pin(async move { Ok(still_there && at_rest) })
        });
    Ok(pool.connect_with(options).await?)
}

/// SQLite does not wait for a lock here, as it does elsewhere: another process that starts at the
/// same moment is waited for by trying again.
async fn begin_wal(pool: &AnyPool) -> Result<(), StoreError> {
    let patience = tokio::time::Instant::now() + CONNECT_WITHIN;
    loop {
        match sqlx::raw_sql(SQLITE_WAL).execute(pool).await.map_err(StoreError::from) {
            Err(error) if error.trouble() == Trouble::Locked && tokio::time::Instant::now() < patience => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            ended => return ended.map(drop),
        }
    }
}

/// The path as sqlx wants it: percent-encoded.
fn file_url(path: &Path) -> String {
    let mut url = String::from("sqlite:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                url.push(char::from(*byte))
            }
            // Writing to a String can't fail.
            _ => _ = write!(url, "%{byte:02X}"),
        }
    }
    url + "?mode=rw"
}

#[cfg(test)]
mod tests {
    use sqlx::Row as _;
    use tempfile::TempDir;

    use super::*;

    #[tokio::test]
    async fn sqlite_waits_for_locks_keeps_its_word_and_loses_nothing_in_a_power_cut() {
        let folder = TempDir::new().expect("a folder");
        let location = Location::new(folder.path(), None).expect("a file");
        files::prepare(&location).expect("a folder");
        let database = open(&location).await.expect("an empty database");
        let wanted = [
            ("PRAGMA busy_timeout", 5_000),
            ("PRAGMA foreign_keys", 1),
            // FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
            ("PRAGMA synchronous", 2),
            ("PRAGMA secure_delete", 1),
            // MEMORY: https://www.sqlite.org/pragma.html#pragma_temp_store
            ("PRAGMA temp_store", 2),
        ];
        for (pragma, value) in wanted {
            let row = sqlx::query(pragma).fetch_one(&database.pool).await.expect("a value");
            assert_eq!(row.get::<i64, _>(0), value, "{pragma}");
        }
        let row = sqlx::query("PRAGMA journal_mode").fetch_one(&database.pool).await.expect("a value");
        assert_eq!(row.get::<String, _>(0), "wal");
    }

    #[test]
    fn no_sign_of_a_path_is_taken_for_a_part_of_the_address() {
        assert_eq!(
            file_url(Path::new("data/vraag baak?#%.db")),
            "sqlite:data/vraag%20baak%3F%23%25.db?mode=rw"
        );
    }
}

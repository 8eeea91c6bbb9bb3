//! How is a copy of the store made while the bot runs?

use std::path::Path;

use super::files::Draft;
use super::location::Location;
use super::trouble::StoreError;
use super::{connect, files, migrations};
use crate::domain::Trouble;

/// Copies a SQLite database to a new file, as it is at one moment; whoever writes to it goes on.
/// PostgreSQL has its own program for it, which [`Location::dump_command`] tells.
///
/// # Errors
/// When there is no SQLite database, when the file is there already, or when it can't be written.
pub async fn backup(location: &Location, file: &Path) -> Result<(), StoreError> {
    let Location::File(_) = location else { return Err(Trouble::Foreign.into()) };
    let about = |error: StoreError| error.about(file);
    files::must_be_new(file).map_err(about)?;
    let draft = Draft::of(file).map_err(about)?;
    // SQLite takes the name as a text.
    let name = draft.path().to_str().ok_or(Trouble::Other)?.to_owned();
    let database = connect::look_into(location).await?;
    // What is wrong with the database itself comes out here, and not as trouble with the new file.
    migrations::version(&database).await?;
    let copied = sqlx::query("VACUUM INTO $1").bind(name).execute(&database.pool).await;
    database.pool.close().await;
    copied.map_err(|error| match StoreError::from(error) {
        // A page of the database itself can't be read: the new file has nothing to do with it.
        error if error.trouble() == Trouble::Damaged => error,
        error => about(error),
    })?;
    draft.publish().map_err(about)
}

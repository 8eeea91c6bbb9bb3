//! How does a backup come back?

use std::fs::{self, File};
use std::path::Path;

use super::connect::Database;
use super::daily::forget_continuity;
use super::examine::sound;
use super::files::Draft;
use super::location::Location;
use super::trouble::StoreError;
use super::{connect, files, migrations};
use crate::domain::Trouble;

/// SQLite leaves this mode, and takes its `-wal` file into the database, only when nobody else has
/// the database open: a bot that still runs is noticed here.
const CLOSE_WAL: &str = "PRAGMA journal_mode = DELETE";

/// Puts a backup in the place of a SQLite database, in one step: at no moment there is none, or
/// half of one. What is checked is the copy that will be put there. PostgreSQL has its own program
/// for it, which [`Location::restore_command`] tells.
///
/// # Errors
/// When the backup is damaged, not one of ours, or of a newer program; when there is a database
/// already and `force` is not set; when the bot still runs. The database is then as it was.
pub async fn restore(location: &Location, file: &Path, force: bool) -> Result<(), StoreError> {
    let Location::File(path) = location else { return Err(Trouble::Foreign.into()) };
    // Whatever else is wrong: a name that was typed wrong is told first, and no folder made for it.
    File::open(file).map_err(|error| StoreError::from(error).about(file))?;
    if !force {
        files::must_be_new(path)?;
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = Draft::of(path)?;
    draft.copy_from(file).map_err(|error| StoreError::from(error).about(file))?;
    prepare(draft.path()).await.map_err(|error| error.about(file))?;
    release(location).await?;
    files::remove_companions(path)?;
    draft.publish()
}

/// Checks a copy. What has happened since it was made, it does not know: it must not count as a
/// database that has been at work all the time.
async fn prepare(copy: &Path) -> Result<(), StoreError> {
    let database = connect::look_into(&Location::File(copy.to_owned())).await?;
    let found = look_over(&database).await;
    // A copy in WAL mode would leave its companions behind.
    let closed = sqlx::raw_sql(CLOSE_WAL).execute(&database.pool).await;
    database.pool.close().await;
    found?;
    closed?;
    Ok(())
}

async fn look_over(copy: &Database) -> Result<(), StoreError> {
    let version = sound(copy).await?.ok_or(Trouble::Foreign)?;
    migrations::check(version, migrations::known(migrations::ALL))?;
    // An earlier version had no such table, and so nothing to forget.
    if version >= migrations::CONTINUITY { forget_continuity(copy).await } else { Ok(()) }
}

/// Makes sure that nobody has the present database open. One that is damaged can't be asked, and is
/// what a backup is for.
async fn release(location: &Location) -> Result<(), StoreError> {
    let database = match connect::look_into(location).await {
        Err(error) if matches!(error.trouble(), Trouble::Missing | Trouble::Damaged) => return Ok(()),
        other => other?,
    };
    let closed = sqlx::raw_sql(CLOSE_WAL).execute(&database.pool).await.map_err(StoreError::from);
    database.pool.close().await;
    match closed {
        Err(error) if error.trouble() != Trouble::Damaged => Err(error),
        Ok(_) | Err(_) => Ok(()),
    }
}

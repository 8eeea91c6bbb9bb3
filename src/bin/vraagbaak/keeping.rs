//! Where is the store, how is it backed up and restored, and what is said of its troubles?

use std::io::Write as _;
use std::process::ExitCode;

use jiff::Timestamp;
use vraagbaak::config::{BackupOptions, Common, RestoreOptions};
use vraagbaak::domain::Trouble;
use vraagbaak::store::{self, Location, StoreError};
use vraagbaak::texts::texts;

use super::failure::{BAD_USE, FAILED, Failure, UNREACHABLE};
use super::here;

pub(super) fn backup(common: &Common, options: &BackupOptions) -> Result<ExitCode, Failure> {
    let (location, now) = (location(common)?, Timestamp::now());
    let rotated = options.into.as_deref().filter(|_| options.file.is_none());
    let file = match rotated {
        Some(folder) => store::backup_file(folder, now),
        // Without a folder the flags have seen to it that there is a file.
        None => options.file.clone().unwrap_or_default(),
    };
    if let Some(command) = location.dump_command(&file) {
        return not_done(common, &command);
    }
    if let Some(folder) = rotated {
        std::fs::create_dir_all(folder)?;
    }
    here()?
        .block_on(store::backup(&location, &file))
        .map_err(|error| store_failure(common, &location, &error))?;
    let texts = texts(common.default_language);
    writeln!(anstream::stdout(), "{}", texts.backed_up(&file.display().to_string()))?;
    // Only now that there is another.
    if let Some(folder) = rotated {
        let gone = store::rotate_backups(folder, now)?;
        if gone > 0 {
            writeln!(anstream::stdout(), "{}", texts.backups_rotated(gone))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn restore(common: &Common, options: &RestoreOptions) -> Result<ExitCode, Failure> {
    let location = location(common)?;
    if let Some(command) = location.restore_command(&options.file) {
        return not_done(common, &command);
    }
    here()?
        .block_on(store::restore(&location, &options.file, options.force))
        .map_err(|error| not_restored(common, &location, &error))?;
    let words = texts(common.default_language).restored(&options.file.display().to_string());
    writeln!(anstream::stdout(), "{words}")?;
    Ok(ExitCode::SUCCESS)
}

/// A database that is there already is no trouble: whoever wants to put a backup in its place can say so.
fn not_restored(common: &Common, location: &Location, error: &StoreError) -> Failure {
    if error.trouble() == Trouble::Exists && error.file().is_none() {
        let words = texts(common.default_language).database_is_there(&location.to_string());
        return Failure::Store { words, code: BAD_USE };
    }
    store_failure(common, location, error)
}

/// Names the command that does it for PostgreSQL. Whoever counts on a backup by us, such as a
/// nightly script, learns from the exit code that there is none.
fn not_done(common: &Common, command: &str) -> Result<ExitCode, Failure> {
    writeln!(anstream::stdout(), "{}", texts(common.default_language).with_own_program(command))?;
    Ok(ExitCode::from(BAD_USE))
}

pub(super) fn location(common: &Common) -> Result<Location, Failure> {
    Location::new(&common.data_dir, common.database_url.as_ref()).map_err(|error| Failure::Store {
        words: texts(common.default_language).trouble("DATABASE_URL", error.trouble()),
        code: BAD_USE,
    })
}

/// Tells the volunteer what is wrong with the store, and which variable it is about.
pub(super) fn store_failure(common: &Common, location: &Location, error: &StoreError) -> Failure {
    let place = error.file().map_or_else(|| location.to_string(), |file| file.display().to_string());
    let texts = texts(common.default_language);
    let words = match (error.file(), error.trouble()) {
        // To put a backup back is no advice to somebody who was doing just that.
        (Some(_), Trouble::Damaged) => texts.bad_backup(&place),
        // There are no words of ours for it.
        (_, Trouble::Other) => format!("{} ({error})", texts.trouble(&place, Trouble::Other)),
        (Some(_), trouble) => texts.trouble(&place, trouble),
        (None, trouble) => {
            format!("{}\n{}", texts.trouble(&place, trouble), texts.chosen_with(location.variable()))
        }
    };
    let code = match (error.trouble(), location) {
        (Trouble::Locked | Trouble::Slow, _) | (Trouble::Unreachable, Location::Server(_)) => UNREACHABLE,
        (Trouble::Other, _) => FAILED,
        _ => BAD_USE,
    };
    Failure::Store { words, code }
}

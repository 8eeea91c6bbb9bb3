//! Is everything in order? `vraagbaak doctor` looks, and changes nothing.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use vraagbaak::config::{Common, RunOptions};
use vraagbaak::corpus::Corpus;
use vraagbaak::discord;
use vraagbaak::store::{self, Condition};
use vraagbaak::texts::texts;

use super::bot::{discord_options, report, token};
use super::failure::{FAILED, Failure, NO_TOKEN};
use super::keeping::{location, store_failure};
use super::{here, runtime};

pub(super) fn doctor(common: &Common, options: &RunOptions) -> Result<ExitCode, Failure> {
    let texts = texts(common.default_language);
    let out = &mut anstream::stdout();
    let corpus = Corpus::load(&common.corpus_dir, common.default_language)?;
    let (documents, passages) = (corpus.documents.len(), corpus.passages.len());
    writeln!(out, "{}", texts.corpus_read(documents, passages, corpus.errors().count()))?;
    let folder = common.data_dir.display().to_string();
    let writable = writable(&common.data_dir);
    match &writable {
        Ok(()) => writeln!(out, "{}", texts.data_folder_writable(&folder))?,
        Err(error) => writeln!(out, "{}", texts.data_folder_unwritable(&folder, &error.to_string()))?,
    }
    let kept = kept(common);
    match &kept {
        Ok(words) => writeln!(out, "{words}")?,
        Err(failure) => writeln!(out, "{failure}")?,
    }
    let Some(token) = token(options) else {
        writeln!(out, "{}", texts.no_token())?;
        return Ok(ExitCode::from(NO_TOKEN));
    };
    match runtime()?.block_on(discord::check(&discord_options(common, options, token))) {
        Ok(checkup) => {
            writeln!(out, "{}", checkup.lines(common.default_language).join("\n"))?;
            let sound =
                checkup.is_sound() && writable.is_ok() && kept.is_ok() && corpus.errors().next().is_none();
            Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
        }
        Err(error) => Ok(report(common, Err(error))),
    }
}

/// What the doctor has to say of the database.
fn kept(common: &Common) -> Result<String, Failure> {
    let (texts, location) = (texts(common.default_language), location(common)?);
    let condition = here()?
        .block_on(store::examine(&location))
        .map_err(|error| store_failure(common, &location, &error))?;
    Ok(match condition {
        Condition::Ready(version) => texts.store_ready(&location.to_string(), version),
        Condition::Older(version) => texts.store_older(&location.to_string(), version),
        Condition::NotYet => texts.store_not_yet(&location.to_string()),
    })
}

fn writable(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let probe = folder.join(".doctor");
    std::fs::write(&probe, b"")?;
    std::fs::remove_file(&probe)
}

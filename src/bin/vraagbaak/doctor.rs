//! Is everything in order? `vraagbaak doctor` looks, and changes nothing unless it is told to set up how Discord
//! shows the bot.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use vraagbaak::app::daily;
use vraagbaak::config::{Common, DoctorOptions, Misspelt};
use vraagbaak::corpus::Corpus;
use vraagbaak::discord::{self, Profile, ServerCheckup, SetUp};
use vraagbaak::domain::schedule::LocalMoment;
use vraagbaak::store::{self, Condition, Store};
use vraagbaak::texts::{self, texts};

use super::bot::{advice, discord_options, token};
use super::choosing::tell_misspelt;
use super::failure::{FAILED, Failure};
use super::folder::writable;
use super::keeping::{location, store_failure};
use super::keyboard::read;
use super::{here, runtime};

pub(super) fn doctor(
    common: &Common,
    asked: &DoctorOptions,
    misspelt: &[Misspelt],
) -> Result<ExitCode, Failure> {
    let options = &asked.run;
    let out = &mut anstream::stdout();
    tell_misspelt(common, misspelt, out)?;
    // All three are looked at, whatever is wrong with the first.
    let sound = [documents(common, out)?, data_folder(common, out)?, database(common, out)?];
    let token = match token(common, options) {
        Ok(token) => token,
        Err((words, code)) => {
            writeln!(out, "{words}")?;
            return Ok(code);
        }
    };
    let (runtime, reached) = (runtime()?, discord_options(common, options, token));
    match runtime.block_on(discord::check(&reached)) {
        Ok(mut checkup) => {
            // First, so that the rest tells how it is from now on.
            let done = asked.set_up.then(|| runtime.block_on(discord::set_up(&reached, checkup.profile)));
            if matches!(done, Some(SetUp::Done)) {
                checkup.profile = Profile { described: true, installable: true };
            }
            writeln!(out, "{}", checkup.lines(common.default_language).join("\n"))?;
            if let Some(done) = done {
                writeln!(out, "{}", said_of(&done, common))?;
            }
            for line in runtime.block_on(next_quotes(common, &reached, &checkup.servers))? {
                writeln!(out, "{line}")?;
            }
            let sound = checkup.is_sound() && sound == [true; 3];
            Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
        }
        Err(error) => {
            tracing::debug!(%error, "asking Discord");
            let (advice, code) = advice(common, &error);
            writeln!(anstream::stderr(), "{advice}")?;
            Ok(ExitCode::from(code))
        }
    }
}

/// What became of setting the application up, in words.
fn said_of(done: &SetUp, common: &Common) -> String {
    let texts = texts(common.default_language);
    match done {
        SetUp::Done => texts.set_up(),
        SetUp::Refused(why) => texts.not_set_up(why),
    }
}

/// Tells what there is to answer from; whether all of it can be used.
pub(super) fn documents(common: &Common, out: &mut impl Write) -> Result<bool, Failure> {
    let texts = texts(common.default_language);
    let corpus = match read(common) {
        Ok(corpus) => corpus,
        Err(failure) => {
            writeln!(out, "{failure}")?;
            return Ok(false);
        }
    };
    let (documents, passages) = (corpus.documents.len(), corpus.passages.len());
    let errors = corpus.errors().count();
    writeln!(out, "{}", texts.corpus_read(documents, passages, errors))?;
    if passages == 0 {
        writeln!(out, "{}", texts.empty_corpus(&common.corpus_dir.display().to_string()))?;
    }
    if let Some(day) = changed(&corpus, &common.corpus_dir) {
        writeln!(out, "{}", texts.corpus_changed(&day))?;
    }
    Ok(passages > 0 && errors == 0)
}

/// Tells whether anything can be kept in the data folder.
pub(super) fn data_folder(common: &Common, out: &mut impl Write) -> Result<bool, Failure> {
    let (texts, folder) = (texts(common.default_language), common.data_dir.display().to_string());
    let writable = writable(&common.data_dir);
    match &writable {
        Ok(()) => writeln!(out, "{}", texts.data_folder_writable(&folder))?,
        Err(error) => writeln!(out, "{}", texts.data_folder_unwritable(&folder, &error.to_string()))?,
    }
    Ok(writable.is_ok())
}

/// Tells how the database is; whether the bot can use it.
pub(super) fn database(common: &Common, out: &mut impl Write) -> Result<bool, Failure> {
    let condition = condition(common);
    match &condition {
        Ok(words) => writeln!(out, "{words}")?,
        Err(failure) => writeln!(out, "{failure}")?,
    }
    Ok(condition.is_ok())
}

/// The day on which the newest document was changed, by the clock of this machine.
fn changed(corpus: &Corpus, folder: &Path) -> Option<String> {
    let at = Timestamp::try_from(corpus.changed(folder)?).ok()?;
    Some(at.to_zoned(TimeZone::system()).date().to_string())
}

/// What the doctor has to say of the database.
fn condition(common: &Common) -> Result<String, Failure> {
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

/// When the next quote of the day comes, for each channel on these servers that has one.
async fn next_quotes(
    common: &Common,
    reached: &discord::Options,
    servers: &[ServerCheckup],
) -> Result<Vec<String>, Failure> {
    let (language, location) = (common.default_language, location(common)?);
    // What is wrong with the store has been told by now.
    let Ok(Some(store)) = Store::look_into(&location).await else { return Ok(Vec::new()) };
    let mut lines = Vec::new();
    for server in servers {
        let next = daily::next_quotes(&store, server.id, Timestamp::now()).await;
        for next in next.map_err(|error| store_failure(common, &location, &error))? {
            let zone = |_: &LocalMoment| next.zone.clone();
            let Some(words) = texts::daily(language).coming(&next.coming, &zone) else { continue };
            let name = discord::channel_name(reached, next.channel).await;
            let name = name.unwrap_or_else(|| next.channel.to_string());
            lines.push(texts::daily(language).next_on(&server.name, &name, &words));
        }
    }
    store.close().await;
    Ok(lines)
}

//! How does the bot run, and how does it end?

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use vraagbaak::app::daily::DailyOptions;
use vraagbaak::app::{App, Limits, Reader};
use vraagbaak::config::{Common, RunOptions};
use vraagbaak::discord::{self, DiscordError, Pace, Status};
use vraagbaak::domain::{Secret, Shards};
use vraagbaak::observe;
use vraagbaak::store::{Alone, Location, Store};
use vraagbaak::texts::{daily, texts};

use super::failure::{Failure, NO_TOKEN, REFUSED, UNREACHABLE};
use super::keeping::{location, store_failure};
use super::keyboard::{self, library, reader, shelf};
use super::runtime;

/// How long the store may still be tidied when the program ends.
const TIDIED_WITHIN: Duration = Duration::from_secs(2);

pub(super) fn run(common: &Common, options: &RunOptions) -> Result<ExitCode, Failure> {
    let token = match token(common, options) {
        Ok(token) => token,
        Err((words, code)) => {
            writeln!(anstream::stderr(), "{words}")?;
            return Ok(code);
        }
    };
    let (library, location) = (library(common)?, location(common)?);
    // A model that somebody chose is looked at before anything begins, so that what is wrong with it is told.
    let reader = if common.model_dir.is_some() { Some(reader(common, tell_slow)?) } else { None };
    if options.shards != Shards::ALL && matches!(location, Location::File(_)) {
        return Err(Failure::BadUse(daily(common.default_language).shards_need_a_server().into()));
    }
    // For as long as this process is there.
    let _alone = alone(common, options, &token)?;
    let runtime = runtime()?;
    let ended = runtime.block_on(async {
        let store = Store::open(&location).await.map_err(|error| {
            tracing::error!(%error, "{location}");
            store_failure(common, &location, &error)
        })?;
        let limits =
            Limits { member_pause: Duration::from_secs(options.member_pause.into()), ..Limits::default() };
        let app = App::with_store(library, fastrand::u64(..), store.clone()).within(limits);
        let app = app.reading_with(&std::env::current_exe()?);
        let stop = CancellationToken::new();
        stop_on_signals(stop.clone())?;
        let every = Duration::from_secs(options.corpus_watch.into());
        tokio::spawn(app.clone().keep_fresh(shelf(common), every, hangups()?, stop.clone()));
        tokio::spawn(understanding(app.clone(), common.clone(), reader, stop.clone()));
        let (tidying, until) = (app.clone(), stop.clone());
        let tidied = tokio::spawn(async move { tidying.tidy_until(until).await });
        let status = Arc::new(Status::default());
        if let Some(address) = options.metrics_addr {
            let status = status.clone();
            let served =
                observe::serve(address, Arc::new(move || status.is_connected()), stop.clone()).await?;
            tracing::info!(%served, "metrics and health");
        }
        #[cfg(target_os = "linux")]
        super::running::tell_service_manager(common, status.clone(), stop.clone());
        let wiping = app.clone();
        let ended = discord::run(discord_options(common, options, token), app, status, stop.clone()).await;
        // Also where Discord ended it, and nobody told the rest to stop.
        stop.cancel();
        // What was erased while it stopped, too; where there is no time for it, at the next start.
        let last = async {
            drop(tidied.await);
            wiping.wipe_traces().await
        };
        if tokio::time::timeout(TIDIED_WITHIN, last).await.is_err() {
            tracing::debug!("still tidying the store: closing it all the same");
        }
        store.close().await;
        Ok(report(common, ended))
    });
    // Whatever still runs has had its time.
    runtime.shutdown_background();
    ended
}

/// Makes sure that the same bot doesn't run already with this data folder: members would get every answer twice.
/// Where that can't be told, it runs all the same.
fn alone(common: &Common, options: &RunOptions, token: &Secret) -> Result<Option<Alone>, Failure> {
    match Alone::claim(&common.data_dir, token.bot_key(), options.shards) {
        Ok(Some(alone)) => Ok(Some(alone)),
        Ok(None) => {
            let folder = std::path::absolute(&common.data_dir).unwrap_or_else(|_| common.data_dir.clone());
            let words = texts(common.default_language).runs_already(&folder.display().to_string());
            Err(Failure::BadUse(words.into()))
        }
        Err(error) => {
            tracing::warn!(%error, "can't tell whether this bot runs already with {}", common.data_dir.display());
            Ok(None)
        }
    }
}

fn tell_slow(kernel: &str) {
    tracing::warn!(kernel, "{}", keyboard::SLOW);
}

/// Reads the documents with the sentence model while questions are answered already. `reader` is there where
/// it had to be opened before.
async fn understanding(app: App, common: Common, reader: Option<Option<Reader>>, stop: CancellationToken) {
    let reader = match reader {
        Some(reader) => reader,
        None => match tokio::task::spawn_blocking(move || {
            keyboard::reader(&common, tell_slow).map_err(|failure| failure.to_string())
        })
        .await
        {
            Ok(Ok(reader)) => reader,
            Ok(Err(error)) => {
                tracing::error!(%error, "opening the sentence model: words alone decide");
                None
            }
            Err(error) => {
                tracing::error!(%error, "opening the sentence model broke off: words alone decide");
                None
            }
        },
    };
    if let Some(reader) = reader {
        app.keep_reading(reader, stop).await;
    }
}

/// The token; or what to tell the volunteer where there is none, or one that can't be one: that needs no
/// network. A token of white space is none.
pub(super) fn token(common: &Common, options: &RunOptions) -> Result<Secret, (String, ExitCode)> {
    let texts = texts(common.default_language);
    match &options.discord_token {
        Some(token) if token.looks_like_token() => Ok(token.clone()),
        Some(token) if !token.reveal().is_empty() => Err((texts.malformed_token(), ExitCode::from(REFUSED))),
        Some(_) | None => Err((texts.no_token(&typed()), ExitCode::from(NO_TOKEN))),
    }
}

/// The program as it was typed, to type it again.
fn typed() -> String {
    let typed = std::env::args_os().next().map(|name| name.to_string_lossy().into_owned());
    typed.filter(|name| !name.is_empty()).unwrap_or_else(|| env!("CARGO_BIN_NAME").to_owned())
}

pub(super) fn discord_options(common: &Common, options: &RunOptions, token: Secret) -> discord::Options {
    discord::Options {
        token,
        api_url: options.discord_api_url.clone(),
        gateway_url: options.discord_gateway_url.clone(),
        insecure: options.discord_api_insecure,
        default_language: common.default_language,
        message_content: options.message_content,
        source_code: options.source_code_url.clone(),
        pace: Pace::default(),
        daily: daily_options(options),
    }
}

fn daily_options(options: &RunOptions) -> DailyOptions {
    DailyOptions {
        shards: options.shards,
        lease: Duration::from_secs(options.daily_lease.into()),
        per_second: options.daily_per_second,
        ..DailyOptions::default()
    }
}

/// Tells the volunteer how it ended, and what to do.
fn report(common: &Common, ended: Result<(), DiscordError>) -> ExitCode {
    let Err(error) = ended else { return ExitCode::SUCCESS };
    let (advice, code) = advice(common, &error);
    tracing::error!("{error}");
    let _ = writeln!(anstream::stderr(), "{advice}");
    ExitCode::from(code)
}

/// What to do about it, and with which exit code the program ends.
pub(super) fn advice(common: &Common, error: &DiscordError) -> (String, u8) {
    let texts = texts(common.default_language);
    match error {
        DiscordError::TokenRefused => (texts.token_refused(), REFUSED),
        DiscordError::IntentsRefused => (texts.intents_refused(), REFUSED),
        DiscordError::VersionRefused => (texts.version_refused(), REFUSED),
        DiscordError::ShardsRefused { chosen: true } => (texts.shards_refused(true), REFUSED),
        // The next start takes the number that Discord wants by then.
        DiscordError::ShardsRefused { chosen: false } => (texts.shards_refused(false), UNREACHABLE),
        DiscordError::Unreachable(trouble, _) => (texts.network_trouble(*trouble), UNREACHABLE),
    }
}

/// A word each time that SIGHUP asks to read the documents again.
fn hangups() -> io::Result<mpsc::Receiver<()>> {
    // One that waits stands for all that follow it.
    let (again, asked) = mpsc::channel(1);
    #[cfg(unix)]
    {
        let mut hangup = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())?;
        tokio::spawn(async move {
            while hangup.recv().await.is_some() {
                let _ = again.try_send(());
            }
        });
    }
    // Nobody will ever ask.
    #[cfg(not(unix))]
    drop(again);
    Ok(asked)
}

/// Ctrl-C and a service manager's SIGTERM both mean: finish, and stop.
fn stop_on_signals(stop: CancellationToken) -> io::Result<()> {
    #[cfg(unix)]
    let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::spawn(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminated.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        tracing::info!("stopping: finishing what is in flight");
        stop.cancel();
    });
    Ok(())
}

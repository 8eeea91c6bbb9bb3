//! The program: reads what was chosen, wires the parts, picks a mode, and gives an exit code.

use std::error::Error;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use vraagbaak::app::daily::DailyOptions;
use vraagbaak::app::{App, Library, LibraryError, Shelf};
use vraagbaak::config::{
    self, AnswerFormat, AskOptions, BackupOptions, Cli, Command, Common, ConfigError, CorpusCommand,
    EvalOptions, ImportOptions, LanguageOption, RestoreOptions, RunOptions,
};
use vraagbaak::corpus::{Corpus, LoadError};
use vraagbaak::discord::{self, DiscordError, Pace, Status};
use vraagbaak::domain::{Secret, Shards, Trouble};
use vraagbaak::import::{self, Order};
use vraagbaak::observe;
use vraagbaak::search::evaluate;
use vraagbaak::store::{self, Condition, Location, Store, StoreError};
use vraagbaak::terminal::{self, ChatError, Format, QuestionsError, Tongue};
use vraagbaak::texts::{daily, texts};

/// Something of ours failed.
const FAILED: u8 = 1;
/// The flags, the variables or the folders are wrong.
const BAD_USE: u8 = 2;
/// There is no DISCORD_TOKEN.
const NO_TOKEN: u8 = 3;
/// Discord refused the token or the intents: starting again won't help.
const REFUSED: u8 = 4;
/// Discord or the database can't be reached: starting again may help.
const UNREACHABLE: u8 = 5;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(anstream::stderr(), "vraagbaak: {failure}");
            ExitCode::from(failure.code())
        }
    }
}

/// Why the program ends before its work is done.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}")]
    BadUse(Box<dyn Error>),
    #[error(transparent)]
    Corpus(#[from] LoadError),
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(transparent)]
    Questions(#[from] QuestionsError),
    #[error(transparent)]
    Chat(#[from] ChatError),
    #[error(transparent)]
    Evaluation(#[from] evaluate::EvaluationError),
    #[error(transparent)]
    Observe(#[from] observe::ObserveError),
    #[error("{words}")]
    Store { words: String, code: u8 },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Failure {
    fn code(&self) -> u8 {
        match self {
            Self::BadUse(_)
            | Self::Corpus(_)
            | Self::Library(LibraryError::Corpus(_))
            | Self::Questions(QuestionsError::Read { .. })
            | Self::Evaluation(_)
            | Self::Observe(_) => BAD_USE,
            Self::Store { code, .. } => *code,
            Self::Library(LibraryError::Search(_)) | Self::Questions(_) | Self::Chat(_) | Self::Io(_) => {
                FAILED
            }
        }
    }

    /// Whoever read our output has had enough, as `head` does.
    fn is_broken_pipe(&self) -> bool {
        let error = match self {
            Self::Io(error)
            | Self::Questions(QuestionsError::Write(error))
            | Self::Chat(ChatError::Write(error)) => error,
            _ => return false,
        };
        error.kind() == io::ErrorKind::BrokenPipe
    }
}

fn run() -> Result<ExitCode, Failure> {
    let Cli { common, command } = match config::load(std::env::args_os()) {
        Ok(cli) => cli,
        Err(ConfigError::Usage(usage)) => usage.exit(),
        Err(error) => return Err(Failure::BadUse(error.into())),
    };
    observe::start_logging(&common.log, common.log_format)
        .map_err(|error| Failure::BadUse(format!("--log (LOG): {error}").into()))?;
    match command {
        None => match config::run_options_from_environment() {
            Ok(options) => run_bot(&common, &options),
            Err(ConfigError::Usage(usage)) => usage.exit(),
            Err(error) => Err(Failure::BadUse(error.into())),
        },
        Some(Command::Run(options)) => run_bot(&common, &options),
        Some(Command::Ask(options)) => ask(&common, &options),
        Some(Command::Chat(LanguageOption { language })) => {
            let tongue = Tongue { chosen: language, default: common.default_language };
            let app = open(&common)?;
            here()?.block_on(terminal::chat(&app, tongue, &common.data_dir, &mut anstream::stdout()))?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Quote(LanguageOption { language })) => {
            let tongue = Tongue { chosen: language, default: common.default_language };
            let app = open(&common)?;
            here()?.block_on(terminal::quote(&app, tongue, &mut anstream::stdout()))?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Corpus(command)) => corpus(&common, &command),
        Some(Command::Eval(options)) => eval(&options),
        Some(Command::Doctor(options)) => doctor(&common, &options),
        Some(Command::Backup(options)) => backup(&common, &options),
        Some(Command::Restore(options)) => restore(&common, &options),
    }
}

/// The app behind the keyboard: it opens no database, so that it is there at once.
fn open(common: &Common) -> Result<App, Failure> {
    Ok(App::new(library(common)?, fastrand::u64(..)))
}

fn shelf(common: &Common) -> Shelf {
    Shelf {
        folder: common.corpus_dir.clone(),
        default_language: common.default_language,
        index: common.data_dir.join("index"),
    }
}

/// Opens the corpus for questions. One without a passage is no use to anyone who asks.
fn library(common: &Common) -> Result<Library, Failure> {
    let mut progress = terminal::Progress::new(texts(common.default_language).indexing());
    let Shelf { folder, default_language, index } = shelf(common);
    let mut watch = |done, of| progress.tell(done, of);
    let library = Library::open_watched(&folder, default_language, &index, &mut watch)?;
    progress.end();
    if library.corpus.passages.is_empty() {
        let words = texts(common.default_language).empty_corpus(&common.corpus_dir.display().to_string());
        return Err(Failure::BadUse(words.into()));
    }
    Ok(library)
}

fn ask(common: &Common, options: &AskOptions) -> Result<ExitCode, Failure> {
    let app = open(common)?;
    let tongue = Tongue { chosen: options.language.language, default: common.default_language };
    let format = match options.format {
        AnswerFormat::Text => Format::Text,
        AnswerFormat::Json => Format::Json,
    };
    let limit = usize::from(options.limit);
    if options.explain {
        terminal::explain(&app, &options.question.join(" "), tongue, limit, &mut anstream::stdout())?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = io::BufWriter::new(anstream::stdout());
    match &options.questions {
        Some(path) => {
            here()?.block_on(terminal::answer_all(&app, path, tongue, limit, format, &mut out))?;
        }
        None => {
            let question = options.question.join(" ");
            here()?.block_on(terminal::ask(&app, &question, tongue, limit, format, &mut out))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn corpus(common: &Common, command: &CorpusCommand) -> Result<ExitCode, Failure> {
    let load = || Corpus::load(&common.corpus_dir, common.default_language);
    let out = &mut anstream::stdout();
    match command {
        CorpusCommand::Check => {
            let corpus = load()?;
            terminal::problems(&corpus, out)?;
            let sound = corpus.errors().next().is_none();
            Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
        }
        CorpusCommand::Stats => {
            terminal::stats(&load()?.stats(), out)?;
            Ok(ExitCode::SUCCESS)
        }
        CorpusCommand::Import(options) => import(common, options),
    }
}

fn import(common: &Common, options: &ImportOptions) -> Result<ExitCode, Failure> {
    let (into, language) = options.place(common);
    let order = Order { paths: &options.paths, into: &into, language, force: options.force };
    let out = &mut anstream::stdout();
    let summary = import::run(&order, |report| writeln!(out, "{report}"))?;
    writeln!(out, "{summary}")?;
    Ok(if summary.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn eval(options: &EvalOptions) -> Result<ExitCode, Failure> {
    let report = evaluate::run(&options.collections, options.runs.as_deref(), options.language)?;
    write!(anstream::stdout(), "{report}")?;
    Ok(ExitCode::SUCCESS)
}

fn run_bot(common: &Common, options: &RunOptions) -> Result<ExitCode, Failure> {
    let Some(token) = token(options) else {
        writeln!(anstream::stderr(), "{}", texts(common.default_language).no_token())?;
        return Ok(ExitCode::from(NO_TOKEN));
    };
    let (library, location) = (library(common)?, location(common)?);
    if options.shards != Shards::ALL && matches!(location, Location::File(_)) {
        return Err(Failure::BadUse(daily(common.default_language).shards_need_a_server().into()));
    }
    runtime()?.block_on(async {
        let store = Store::open(&location).await.map_err(|error| store_failure(common, &location, &error))?;
        let app = App::with_store(library, fastrand::u64(..), store.clone());
        let stop = CancellationToken::new();
        stop_on_signals(stop.clone())?;
        let every = Duration::from_secs(options.corpus_watch.into());
        tokio::spawn(app.clone().keep_fresh(shelf(common), every, hangups()?, stop.clone()));
        let (tidying, until) = (app.clone(), stop.clone());
        tokio::spawn(async move { tidying.tidy_until(until).await });
        let status = Arc::new(Status::default());
        if let Some(address) = options.metrics_addr {
            let status = status.clone();
            let served =
                observe::serve(address, Arc::new(move || status.is_connected()), stop.clone()).await?;
            tracing::info!(%served, "metrics and health");
        }
        let ended = discord::run(discord_options(common, options, token), app, status, stop).await;
        store.close().await;
        Ok(report(common, ended))
    })
}

fn doctor(common: &Common, options: &RunOptions) -> Result<ExitCode, Failure> {
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

fn backup(common: &Common, options: &BackupOptions) -> Result<ExitCode, Failure> {
    let location = location(common)?;
    if let Some(command) = location.dump_command(&options.file) {
        return not_done(common, &command);
    }
    here()?
        .block_on(store::backup(&location, &options.file))
        .map_err(|error| store_failure(common, &location, &error))?;
    let words = texts(common.default_language).backed_up(&options.file.display().to_string());
    writeln!(anstream::stdout(), "{words}")?;
    Ok(ExitCode::SUCCESS)
}

fn restore(common: &Common, options: &RestoreOptions) -> Result<ExitCode, Failure> {
    let location = location(common)?;
    if let Some(command) = location.restore_command(&options.file) {
        return not_done(common, &command);
    }
    here()?
        .block_on(store::restore(&location, &options.file, options.force))
        .map_err(|error| store_failure(common, &location, &error))?;
    let words = texts(common.default_language).restored(&options.file.display().to_string());
    writeln!(anstream::stdout(), "{words}")?;
    Ok(ExitCode::SUCCESS)
}

/// Names the command that does it for PostgreSQL. Whoever counts on a backup by us, such as a
/// nightly script, learns from the exit code that there is none.
fn not_done(common: &Common, command: &str) -> Result<ExitCode, Failure> {
    writeln!(anstream::stdout(), "{}", texts(common.default_language).with_own_program(command))?;
    Ok(ExitCode::from(BAD_USE))
}

fn location(common: &Common) -> Result<Location, Failure> {
    Location::new(&common.data_dir, common.database_url.as_ref()).map_err(|error| Failure::Store {
        words: texts(common.default_language).trouble("DATABASE_URL", error.trouble()),
        code: BAD_USE,
    })
}

/// Tells the volunteer what is wrong with the store, and which variable it is about.
fn store_failure(common: &Common, location: &Location, error: &StoreError) -> Failure {
    tracing::error!(%error, "{location}");
    let texts = texts(common.default_language);
    let words = match error.file() {
        Some(file) => texts.trouble(&file.display().to_string(), error.trouble()),
        None => {
            let words = texts.trouble(&location.to_string(), error.trouble());
            format!("{words}\n{}", texts.chosen_with(location.variable()))
        }
    };
    let code = match (error.trouble(), location) {
        (Trouble::Locked | Trouble::Slow, _) | (Trouble::Unreachable, Location::Server(_)) => UNREACHABLE,
        (Trouble::Other, _) => FAILED,
        _ => BAD_USE,
    };
    Failure::Store { words, code }
}

/// A token of white space is none.
fn token(options: &RunOptions) -> Option<Secret> {
    options.discord_token.clone().filter(|token| !token.reveal().is_empty())
}

fn discord_options(common: &Common, options: &RunOptions, token: Secret) -> discord::Options {
    discord::Options {
        token,
        api_url: options.discord_api_url.clone(),
        gateway_url: options.discord_gateway_url.clone(),
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
    let texts = texts(common.default_language);
    let Err(error) = ended else { return ExitCode::SUCCESS };
    let (advice, code) = match &error {
        DiscordError::TokenRefused => (texts.token_refused(), REFUSED),
        DiscordError::IntentsRefused => (texts.intents_refused(), REFUSED),
        DiscordError::Unreachable(_) => (texts.discord_unreachable(), UNREACHABLE),
    };
    tracing::error!("{error}");
    let _ = writeln!(anstream::stderr(), "{advice}");
    ExitCode::from(code)
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

/// A runtime for one thing at a time, which is there at once.
fn here() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

fn writable(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let probe = folder.join(".doctor");
    std::fs::write(&probe, b"")?;
    std::fs::remove_file(&probe)
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

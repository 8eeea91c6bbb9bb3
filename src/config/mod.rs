//! What did the volunteer choose, by flag, environment variable or `.env`?
//!
//! The only place that reads any of them. Every flag has a variable, and every variable stands in
//! `.env.example`: `tests/config.rs` holds the two together.

mod chosen;
mod dot_env;
mod error;
mod importing;
mod machine;
mod manual;
mod unknown;
mod values;
mod wrong;

use std::ffi::{OsStr, OsString};
use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::PathBuf;

use clap::builder::Resettable;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use url::Url;

use crate::domain::{Language, Secret, Shards, is_exposed};

pub use chosen::Chosen;
pub use dot_env::DotEnvError;
pub use error::{ConfigError, WrongChoice};
pub use importing::{ImportOptions, ReadFileOptions};
pub use machine::{ServiceManager, home, service_manager};
pub use manual::{CompletionsOptions, ManOptions, Shell};
pub use unknown::Misspelt;

/// Answers questions, in Dutch and English, with passages from your own documents.
#[derive(Debug, Parser)]
#[command(name = "vraagbaak", version, about, max_term_width = 100)]
pub struct Cli {
    /// What every command uses.
    #[command(flatten)]
    pub common: Common,
    /// What to do; without one, the bot runs.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What the volunteer chose.
#[derive(Debug)]
pub struct Choices {
    /// What every command uses.
    pub common: Common,
    /// What to do.
    pub command: Command,
    /// The same, as it may be shown.
    pub chosen: Vec<Chosen>,
    /// What is misspelt in the file with variables.
    pub misspelt: Vec<Misspelt>,
}

/// What every command uses.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// The file with variables to read; those that are set already win
    #[arg(long, env = "ENV_FILE", value_name = "FILE", default_value = dot_env::DEFAULT, global = true)]
    pub env_file: PathBuf,
    /// The folder with the documents to answer from
    #[arg(long = "corpus", env = "CORPUS_DIR", value_name = "DIR", default_value = "corpus", global = true)]
    pub corpus_dir: PathBuf,
    /// The folder for what the program keeps
    #[arg(long = "data", env = "DATA_DIR", value_name = "DIR", default_value = "data", global = true)]
    pub data_dir: PathBuf,
    /// The PostgreSQL database to remember in, as postgres://user:password@host/database; by default,
    /// a file in the data folder
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true, global = true)]
    pub database_url: Option<Secret>,
    /// The language where nothing else tells: of documents, of questions, of replies; by default, that of
    /// the machine (LC_ALL, LC_MESSAGES, LANG), or else nl
    #[arg(long = "default-language", env = "DEFAULT_LANGUAGE", value_name = "nl|en", global = true)]
    chosen_language: Option<Language>,
    /// That language, chosen or the machine's.
    #[arg(skip = machine::language())]
    pub default_language: Language,
    /// The sentence model that judges what passages mean: auto (where this machine is fast enough), on, off
    #[arg(long, env = "MODEL", value_enum, default_value = "auto", global = true)]
    pub model: ModelUse,
    /// The folder of another sentence model, as Hugging Face has them: BERT or XLM-R with Unigram pieces
    #[arg(long, env = "MODEL_DIR", value_name = "DIR", global = true)]
    pub model_dir: Option<PathBuf>,
    /// What to log: a level (error, warn, info, debug), or tracing's filter syntax
    #[arg(long, env = "LOG", value_name = "FILTER", default_value = "info", global = true)]
    pub log: String,
    /// How to log
    #[arg(long, env = "LOG_FORMAT", value_enum, default_value = "text", global = true)]
    pub log_format: LogFormat,
}

/// When the sentence model is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModelUse {
    /// Where a question takes no longer than it may.
    Auto,
    /// Always.
    On,
    /// Never: the search goes by words alone.
    Off,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the bot on Discord (what happens without a command)
    Run(RunOptions),
    /// Answer a question here
    Ask(AskOptions),
    /// Talk here, without Discord
    Chat(LanguageOption),
    /// Show a quotable line of the corpus
    Quote(LanguageOption),
    /// Look after the documents
    #[command(subcommand)]
    Corpus(CorpusCommand),
    /// Measure the search on judged collections
    Eval(EvalOptions),
    /// Check the set-up: the documents, the folders, the database, the token
    Doctor(DoctorOptions),
    /// Tell how the program, its settings, folders, database, documents and way to Discord are, to send to
    /// others: without secrets, names of servers, or words of members
    SelfCheck(RunOptions),
    /// Ask the running bot whether it hears from Discord: exit code 0, or 1 where it doesn't
    Health(HealthOptions),
    /// Copy what the bot remembers to a file, while it runs
    Backup(BackupOptions),
    /// Put a backup back, while the bot does not run
    Restore(RestoreOptions),
    /// Print what a shell completes: bash, zsh, fish, powershell, elvish
    Completions(CompletionsOptions),
    /// Write the man pages to a folder
    Man(ManOptions),
}

/// What to check, and whether to set it up.
#[derive(Clone, Debug, Args)]
pub struct DoctorOptions {
    /// How the bot runs
    #[command(flatten)]
    pub run: RunOptions,
    /// Let Discord show what the bot is, and add it with what it needs, where that is not so yet
    #[arg(long, env = "DOCTOR_SET_UP", default_value = "false", value_parser = values::switch)]
    pub set_up: bool,
}

/// Which bot to ask how it is.
#[derive(Clone, Copy, Debug, Args)]
pub struct HealthOptions {
    /// Where the bot serves /health
    #[arg(long, env = "METRICS_ADDR", value_name = "ADDRESS")]
    pub metrics_addr: Option<SocketAddr>,
}

/// Where a backup goes.
#[derive(Clone, Debug, Args)]
pub struct BackupOptions {
    /// The file to make; it must not be there yet
    #[arg(value_name = "FILE", required_unless_present = "into")]
    pub file: Option<PathBuf>,
    /// A folder for a backup by the time, read where there is no FILE; of those that stand there, one a day
    /// is kept for seven days, and one a week for four weeks more
    #[arg(long, env = "BACKUP_INTO", value_name = "DIR")]
    pub into: Option<PathBuf>,
}

/// Where a backup comes from.
#[derive(Clone, Debug, Args)]
pub struct RestoreOptions {
    /// The backup
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Overwrite what the bot remembers now
    #[arg(long, env = "RESTORE_FORCE", default_value = "false", value_parser = values::switch)]
    pub force: bool,
}

/// What can be done with the documents.
#[derive(Clone, Debug, Subcommand)]
pub enum CorpusCommand {
    /// List what is wrong with the documents; fails where something can't be used
    Check,
    /// Count the documents, passages, words and quotable lines
    Stats,
    /// Ask the documents their own questions, headings and listed ones, and show which don't find their section
    Try {
        /// The folder with the documents; by default, the one to answer from
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Let the sentence model read all documents now, and keep what came of it in the corpus folder
    Read,
    /// Write the answers that a server keeps of its members as documents, with their authors where they want to be named
    Answers(AnswersOptions),
    /// Bring in your own documents: Markdown, plain text, HTML, PDF, EPUB, DOCX, and what pandoc reads
    Import(ImportOptions),
    /// Read one file for `import`, within bounds; what became of it is for that alone
    #[command(hide = true)]
    ReadFile(ReadFileOptions),
}

/// Which kept answers are written, and where.
#[derive(Clone, Debug, Args)]
pub struct AnswersOptions {
    /// The folder to write them to; what somebody else wrote there is left alone
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Discord's number of the server
    #[arg(long, env = "ANSWERS_SERVER", value_name = "ID")]
    pub server: NonZeroU64,
}

/// How to reach Discord.
#[derive(Clone, Debug, Args)]
pub struct RunOptions {
    /// The bot's token; better set as a variable than typed as a flag
    #[arg(long, env = "DISCORD_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub discord_token: Option<Secret>,
    /// A REST proxy or local server in the place of Discord's: scheme, host and port
    #[arg(long, env = "DISCORD_API_URL", value_name = "URL", value_parser = values::api_url)]
    pub discord_api_url: Option<Url>,
    /// A gateway in the place of Discord's: ws://host:port or wss://host:port
    #[arg(long, env = "DISCORD_GATEWAY_URL", value_name = "URL", value_parser = values::gateway_url)]
    pub discord_gateway_url: Option<Url>,
    /// Send the bot's token unencrypted to an address outside your own network, where anyone on the way
    /// can read it and be the bot: http:// or ws:// in the two URLs above is refused otherwise
    #[arg(long, env = "DISCORD_API_INSECURE", default_value = "false", value_parser = values::switch)]
    pub discord_api_insecure: bool,
    /// How often to look whether the documents have changed, in seconds; 0: only on SIGHUP
    #[arg(long, env = "CORPUS_WATCH", value_name = "SECONDS", default_value_t = 5,
        value_parser = values::whole::<u32>(0, u32::MAX.into()))]
    pub corpus_watch: u32,
    /// Read messages that are not put to the bot, for question channels and forums: only where the
    /// Message Content Intent is switched on at Discord
    #[arg(long, env = "MESSAGE_CONTENT", default_value = "false", value_parser = values::switch)]
    pub message_content: bool,
    /// Where the source code of the program can be had, for `/about`; nothing is said of it by default
    #[arg(long, env = "SOURCE_CODE_URL", value_name = "URL", value_parser = values::web_address)]
    pub source_code_url: Option<Url>,
    /// Which shards this process has, of how many in all, such as 0-3/16; only with DATABASE_URL
    #[arg(long, env = "SHARDS", value_name = "FIRST-LAST/ALL", default_value = "0-0/1")]
    pub shards: Shards,
    /// How many quotes of the day all processes together post a second; Discord allows 50 requests
    #[arg(long, env = "DAILY_PER_SECOND", value_name = "N", default_value_t = 40, value_parser = values::whole::<u16>(1, 1000))]
    pub daily_per_second: u16,
    /// How many seconds a process has for a quote of the day, before another may take it over
    #[arg(long, env = "DAILY_LEASE", value_name = "SECONDS", default_value_t = 60, value_parser = values::whole::<u16>(2, 600))]
    pub daily_lease: u16,
    /// How many seconds a member waits between two questions where no moderator chose it; 0: not at all
    #[arg(long, env = "MEMBER_PAUSE", value_name = "SECONDS", default_value_t = 3, value_parser = values::whole::<u16>(0, 3600))]
    pub member_pause: u16,
    /// Where to serve /metrics and /health, such as 127.0.0.1:9100; nowhere by default
    #[arg(long, env = "METRICS_ADDR", value_name = "ADDRESS")]
    pub metrics_addr: Option<SocketAddr>,
}

impl RunOptions {
    /// Refuses to send the token where anyone may read it, unless that was asked for by name.
    fn checked(&self) -> Result<(), ConfigError> {
        let ways =
            [("DISCORD_API_URL", &self.discord_api_url), ("DISCORD_GATEWAY_URL", &self.discord_gateway_url)];
        let exposed = ways.into_iter().find(|(_, url)| url.as_ref().is_some_and(is_exposed));
        match exposed {
            Some((variable, _)) if !self.discord_api_insecure => Err(ConfigError::ClearText { variable }),
            Some(_) | None => Ok(()),
        }
    }
}

/// Which language to speak.
#[derive(Clone, Copy, Debug, Args)]
pub struct LanguageOption {
    /// The language to reply in; by default, the one of the question
    #[arg(long, env = "ASK_LANGUAGE", value_name = "nl|en")]
    pub language: Option<Language>,
}

/// A question from the command line.
#[derive(Clone, Debug, Args)]
pub struct AskOptions {
    /// The question; quotation marks around it are not needed
    // No flag excludes another: what stands in `.env` counts as given too, and would forbid what is
    // typed.
    #[arg(value_name = "QUESTION", required_unless_present = "questions")]
    pub question: Vec<String>,
    /// Which language to speak.
    #[command(flatten)]
    pub language: LanguageOption,
    /// How many passages to find at the most
    #[arg(long, env = "ASK_LIMIT", value_name = "N", default_value_t = 5, value_parser = values::whole::<u16>(1, 1000))]
    pub limit: u16,
    /// Print why the answer is what it is, in its place: the words, their weights, and the passages
    #[arg(long, env = "ASK_EXPLAIN", default_value = "false", value_parser = values::switch)]
    pub explain: bool,
    /// How to print the answer
    #[arg(long, env = "ASK_FORMAT", value_enum, default_value = "text")]
    pub format: AnswerFormat,
    /// A file with a question on each line, read where there is no QUESTION; - is standard input
    #[arg(long, env = "ASK_QUESTIONS", value_name = "FILE")]
    pub questions: Option<PathBuf>,
}

/// Which collections to measure on.
#[derive(Clone, Debug, Args)]
pub struct EvalOptions {
    /// Folders with a judged collection each
    #[arg(value_name = "DIR", required_unless_present = "people")]
    pub collections: Vec<PathBuf>,
    /// Folders with real conversations each, to measure whom the bot would have asked
    #[arg(long, env = "EVAL_PEOPLE", value_name = "DIR", num_args = 1..)]
    pub people: Vec<PathBuf>,
    /// A folder to write the rankings and outcomes to, in TREC's format
    #[arg(long, env = "EVAL_RUNS", value_name = "DIR")]
    pub runs: Option<PathBuf>,
    /// The language of the collections; by default, what their words tell
    #[arg(long, env = "EVAL_LANGUAGE", value_name = "nl|en")]
    pub language: Option<Language>,
}

/// How answers are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For people.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

/// Reads the file with variables, the environment and the flags, the later of which win.
///
/// # Errors
/// When one of them is wrong, or when help or the version was asked for.
pub fn load(arguments: impl IntoIterator<Item = OsString>) -> Result<Choices, ConfigError> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let file = dot_env::load(&without_empty(Cli::command()), &arguments)?;
    // What the file says counts from here on.
    let mut command = without_empty(Cli::command());
    let matches = command.try_get_matches_from_mut(&arguments);
    let matches = matches.map_err(|error| wrong::choice(error, &command, &arguments, &file))?;
    let (chosen, misspelt) =
        (chosen::chosen(&Cli::command(), &matches, &file), unknown::misspelt(&Cli::command(), &file));
    let Cli { mut common, command } =
        Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))?;
    if let Some(chosen) = common.chosen_language {
        common.default_language = chosen;
    }
    let command = command.map_or_else(|| run_from_environment(&file).map(Command::Run), Ok)?;
    match &command {
        Command::Run(options) | Command::SelfCheck(options) => options.checked()?,
        Command::Doctor(options) => options.run.checked()?,
        _ => {}
    }
    Ok(Choices { common, command, chosen, misspelt })
}

/// The language to speak to the volunteer in, where what was chosen can't be understood.
#[must_use]
pub fn spoken_language() -> Language {
    let chosen = std::env::var("DEFAULT_LANGUAGE").ok().and_then(|chosen| chosen.parse().ok());
    chosen.unwrap_or_else(machine::language)
}

/// The options of `run` when no command was given: from the environment alone.
fn run_from_environment(file: &dot_env::DotEnv) -> Result<RunOptions, ConfigError> {
    #[derive(Parser)]
    #[command(name = "vraagbaak")]
    struct Bare {
        #[command(flatten)]
        options: RunOptions,
    }
    let mut command = without_empty(Bare::command());
    let matches = command.try_get_matches_from_mut(["vraagbaak"]);
    let matches = matches.map_err(|error| wrong::choice(error, &command, &[], file))?;
    Ok(Bare::from_arg_matches(&matches)?.options)
}

/// A variable without a value counts as not set: container tools set those of a file that was only half
/// filled in all the same.
fn without_empty(command: clap::Command) -> clap::Command {
    let is_empty = |name: &OsStr| std::env::var_os(name).is_some_and(|value| value.is_empty());
    let command = command.mut_args(|argument| match argument.get_env() {
        Some(name) if is_empty(name) => argument.env(Resettable::Reset),
        Some(_) | None => argument,
    });
    command.mut_subcommands(without_empty)
}

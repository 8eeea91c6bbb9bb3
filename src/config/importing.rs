//! What did the volunteer choose of documents that are brought in?

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::BoolishValueParser;

use crate::domain::Language;

/// Which file to read for an import.
#[derive(Clone, Debug, Args)]
pub struct ReadFileOptions {
    /// The language that it is in
    pub language: Language,
    /// The file
    pub path: PathBuf,
    /// Where it was fetched from
    pub address: Option<String>,
}

/// Which documents to bring in, and where to.
#[derive(Clone, Debug, Args)]
pub struct ImportOptions {
    /// Files to bring in, and folders to walk for them; with --watch also addresses on the web, and files that
    /// list them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// The folder to write to; by default, the one of the language in the corpus
    #[arg(long, env = "IMPORT_INTO", value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// The language of the documents; by default, the one that names the folder, or else the
    /// default language
    #[arg(long, env = "IMPORT_LANGUAGE", value_name = "nl|en")]
    pub language: Option<Language>,
    /// Overwrite documents that are there already
    #[arg(long, env = "IMPORT_FORCE", default_value = "false", value_parser = BoolishValueParser::new())]
    pub force: bool,
    /// Keep the documents in step with what is brought in, until it is stopped: what changes there changes
    /// here, what goes there goes here, and what was edited here stays
    #[arg(long, env = "IMPORT_WATCH", default_value = "false", value_parser = BoolishValueParser::new())]
    pub watch: bool,
    /// With --watch, look once and stop
    #[arg(long, env = "IMPORT_ONCE", default_value = "false", value_parser = BoolishValueParser::new())]
    pub once: bool,
    /// How many seconds lie between two looks of --watch
    #[arg(long, env = "IMPORT_EVERY", value_name = "SECONDS", default_value_t = 300,
        value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub every: u64,
}

impl ImportOptions {
    /// The folder and the language, where one may tell the other.
    #[must_use]
    pub fn place(&self, corpus: &Path, default: Language) -> (PathBuf, Language) {
        let named = self.into.as_ref().and_then(|into| into.file_name()?.to_str()?.parse().ok());
        let language = self.language.or(named).unwrap_or(default);
        let into = self.into.clone().unwrap_or_else(|| corpus.join(language.code()));
        (into, language)
    }
}

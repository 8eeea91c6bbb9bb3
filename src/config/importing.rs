//! What did the volunteer choose of documents that are brought in?

use std::path::PathBuf;

use clap::Args;

use super::values;
use crate::domain::{Language, Spoken};

/// Which file to read for an import.
#[derive(Clone, Debug, Args)]
pub struct ReadFileOptions {
    /// The language that it is in, as far as anybody said
    pub spoken: Spoken,
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
    /// The folder to write to; by default, the one of each document's language in the corpus
    #[arg(long, env = "IMPORT_INTO", value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// The language of the documents; by default, what each says of itself, or else the one that names the folder,
    /// or what it reads as, or the default language
    #[arg(long, env = "IMPORT_LANGUAGE", value_name = "nl|en")]
    pub language: Option<Language>,
    /// Overwrite documents that are there already
    #[arg(long, env = "IMPORT_FORCE", default_value = "false", value_parser = values::switch)]
    pub force: bool,
    /// Keep the documents in step with what is brought in, until it is stopped: what changes there changes
    /// here, what goes there goes here, and what was edited here stays
    #[arg(long, env = "IMPORT_WATCH", default_value = "false", value_parser = values::switch)]
    pub watch: bool,
    /// With --watch, look once and stop
    #[arg(long, env = "IMPORT_ONCE", default_value = "false", value_parser = values::switch)]
    pub once: bool,
    /// How many seconds lie between two looks of --watch
    #[arg(long, env = "IMPORT_EVERY", value_name = "SECONDS", default_value_t = 300,
        value_parser = values::whole::<u64>(1, 86_400))]
    pub every: u64,
}

impl ImportOptions {
    /// What is known of the language.
    #[must_use]
    pub fn spoken(&self, default: Language) -> Spoken {
        let named = self.into.as_ref().and_then(|into| into.file_name()?.to_str()?.parse().ok());
        match (self.language, named) {
            (Some(told), _) => Spoken::Told(told),
            (None, Some(named)) => Spoken::Folder(named),
            (None, None) => Spoken::Unsaid(default),
        }
    }
}

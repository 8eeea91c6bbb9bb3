//! What may be asked of the program about itself: what a shell completes, and its man pages?

use std::path::PathBuf;

use clap::Args;

pub use clap_complete::Shell;

/// For which shell the completions are.
#[derive(Clone, Copy, Debug, Args)]
pub struct CompletionsOptions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// Where the man pages go.
#[derive(Clone, Debug, Args)]
pub struct ManOptions {
    /// The folder to write them to, a file a command; made where it is not there
    #[arg(value_name = "DIR")]
    pub into: PathBuf,
}

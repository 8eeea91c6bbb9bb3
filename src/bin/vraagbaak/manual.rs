//! What does the program say of itself to shells and to `man`?

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::CommandFactory as _;
use vraagbaak::config::{Cli, CompletionsOptions, ManOptions};

use super::failure::Failure;

/// What is typed to start it.
const NAME: &str = "vraagbaak";

/// Prints what a shell completes, in the language of that shell.
pub(super) fn completions(options: CompletionsOptions) -> Result<ExitCode, Failure> {
    // clap_complete panics where it can't write, as when whoever reads it has had enough.
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), NAME, &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a page for the program and one for each of its commands.
pub(super) fn man(options: &ManOptions) -> Result<ExitCode, Failure> {
    let named = |error: io::Error| Failure::BadUse(format!("{}: {error}", options.into.display()).into());
    std::fs::create_dir_all(&options.into).map_err(named)?;
    clap_mangen::generate_to(Cli::command(), &options.into).map_err(named)?;
    Ok(ExitCode::SUCCESS)
}

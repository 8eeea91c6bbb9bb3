//! What does the program say of itself to shells and to `man`?

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Command, CommandFactory as _};
use vraagbaak::config::{Cli, CompletionsOptions, ManOptions};

use super::failure::Failure;

/// What is typed to start it.
const NAME: &str = "vraagbaak";

/// Prints what a shell completes, in the language of that shell.
pub(super) fn completions(options: CompletionsOptions) -> Result<ExitCode, Failure> {
    // clap_complete panics where it can't write, as when whoever reads it has had enough.
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut shown(&Cli::command()), NAME, &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// A command without those below it that are hidden, which clap_complete offers all the same.
fn shown(command: &Command) -> Command {
    let below = command.get_subcommands().filter(|below| !below.is_hide_set()).map(shown);
    let about = command.get_about().cloned().unwrap_or_default();
    Command::new(command.get_name().to_owned())
        .about(about)
        .args(command.get_arguments().cloned())
        .subcommands(below.collect::<Vec<_>>())
}

/// Writes a page for the program and one for each of its commands.
pub(super) fn man(options: &ManOptions) -> Result<ExitCode, Failure> {
    let named = |error: io::Error| Failure::BadUse(format!("{}: {error}", options.into.display()).into());
    std::fs::create_dir_all(&options.into).map_err(named)?;
    clap_mangen::generate_to(Cli::command(), &options.into).map_err(named)?;
    Ok(ExitCode::SUCCESS)
}

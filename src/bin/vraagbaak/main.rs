//! The program: reads what was chosen, wires the parts, picks a mode, and gives an exit code.

mod answers;
mod bot;
mod doctor;
mod failure;
mod folder;
mod keeping;
mod keyboard;
mod manual;
mod running;
mod self_check;

use std::io::{self, Write as _};
use std::process::ExitCode;

use vraagbaak::config::{self, Choices, Cli, Command, ConfigError};
use vraagbaak::observe;

use failure::Failure;

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

fn run() -> Result<ExitCode, Failure> {
    let Choices { cli: Cli { common, command }, chosen } = match config::load(std::env::args_os()) {
        Ok(cli) => cli,
        Err(ConfigError::Usage(usage)) => usage.exit(),
        Err(error) => return Err(Failure::BadUse(error.into())),
    };
    // What a report is for is to be sent to others, and a log may name servers.
    let filter = if matches!(command, Some(Command::SelfCheck(_))) { "off" } else { &common.log };
    observe::start_logging(filter, common.log_format)
        .map_err(|error| Failure::BadUse(format!("--log (LOG): {error}").into()))?;
    match command {
        None => match config::run_options_from_environment() {
            Ok(options) => bot::run(&common, &options),
            Err(ConfigError::Usage(usage)) => usage.exit(),
            Err(error) => Err(Failure::BadUse(error.into())),
        },
        Some(Command::Run(options)) => bot::run(&common, &options),
        Some(Command::Ask(options)) => keyboard::ask(&common, &options),
        Some(Command::Chat(options)) => keyboard::chat(&common, options.language),
        Some(Command::Quote(options)) => keyboard::quote(&common, options.language),
        Some(Command::Corpus(command)) => keyboard::corpus(&common, &command),
        Some(Command::Eval(options)) => keyboard::eval(&common, &options),
        Some(Command::Doctor(options)) => doctor::doctor(&common, &options),
        Some(Command::SelfCheck(options)) => self_check::self_check(&common, &options, &chosen),
        Some(Command::Health(options)) => running::health(&common, options),
        Some(Command::Backup(options)) => keeping::backup(&common, &options),
        Some(Command::Restore(options)) => keeping::restore(&common, &options),
        Some(Command::Completions(options)) => manual::completions(options),
        Some(Command::Man(options)) => manual::man(&options),
    }
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

/// A runtime for one thing at a time, which is there at once.
fn here() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

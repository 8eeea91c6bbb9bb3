//! The program: reads what was chosen, wires the parts, picks a mode, and gives an exit code.

mod answers;
mod bot;
mod choosing;
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

use vraagbaak::config::{self, Choices, Command};
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
    let choices = config::load(std::env::args_os()).map_err(choosing::not_understood)?;
    let Choices { common, command, chosen, misspelt } = choices;
    // What a report is for is to be sent to others, and a log may name servers.
    let filter = if matches!(command, Command::SelfCheck(_)) { "off" } else { &common.log };
    observe::start_logging(filter, common.log_format).map_err(|_| choosing::no_filter(&common, &chosen))?;
    match command {
        Command::Run(options) => bot::run(&common, &options),
        Command::Ask(options) => keyboard::ask(&common, &options),
        Command::Chat(options) => keyboard::chat(&common, options.language),
        Command::Quote(options) => keyboard::quote(&common, options.language),
        Command::Corpus(command) => keyboard::corpus(&common, &command),
        Command::Eval(options) => keyboard::eval(&common, &options),
        Command::Doctor(options) => doctor::doctor(&common, &options, &misspelt),
        Command::SelfCheck(options) => self_check::self_check(&common, &options, &chosen, &misspelt),
        Command::Health(options) => running::health(&common, options),
        Command::Backup(options) => keeping::backup(&common, &options),
        Command::Restore(options) => keeping::restore(&common, &options),
        Command::Completions(options) => manual::completions(options),
        Command::Man(options) => manual::man(&options),
    }
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

/// A runtime for one thing at a time, which is there at once.
fn here() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

//! What was chosen, and how, as it may be shown to others?

use std::ffi::OsStr;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches};
use url::Url;

/// How something was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Typed as a flag.
    Flag,
    /// A variable, of the environment or of the file with variables.
    Variable,
    /// Not at all.
    Default,
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The variable that it may be made with.
    pub variable: String,
    /// What was chosen: `None` for a secret, of which nothing may be shown.
    pub value: Option<String>,
    /// How.
    pub by: By,
}

/// All choices of the command that was given, common ones first.
pub(super) fn chosen(command: &clap::Command, matches: &ArgMatches) -> Vec<Chosen> {
    let Some((name, inner)) = matches.subcommand() else { return Vec::new() };
    let own = command.find_subcommand(name).into_iter().flat_map(clap::Command::get_arguments);
    command.get_arguments().chain(own).filter_map(|argument| one(argument, inner)).collect()
}

fn one(argument: &Arg, matches: &ArgMatches) -> Option<Chosen> {
    let (id, variable) = (argument.get_id().as_str(), argument.get_env()?);
    let by = match matches.value_source(id)? {
        ValueSource::CommandLine => By::Flag,
        ValueSource::EnvVariable => By::Variable,
        _ => By::Default,
    };
    let value = matches.get_raw(id)?.next()?;
    let value = (!argument.is_hide_env_values_set()).then(|| shown(value));
    Some(Chosen { variable: variable.to_string_lossy().into_owned(), value, by })
}

/// Without the user and the password that an address may hold.
fn shown(value: &OsStr) -> String {
    let text = value.to_string_lossy().into_owned();
    match Url::parse(&text) {
        Ok(mut url) if !url.username().is_empty() || url.password().is_some() => {
            // An address that can't have a user has none.
            let _ = url.set_username("").and_then(|()| url.set_password(None));
            url.into()
        }
        Ok(_) | Err(_) => text,
    }
}

//! What was chosen, and how, as it may be shown to others?

use std::ffi::OsStr;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches};
use url::Url;

use super::dot_env::DotEnv;
use crate::domain::Origin;

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The variable that it may be made with.
    pub variable: String,
    /// What was chosen: `None` for a secret, of which nothing may be shown.
    pub value: Option<String>,
    /// Where.
    pub origin: Origin,
}

/// All choices of the command that was given, common ones first.
pub(super) fn chosen(command: &clap::Command, matches: &ArgMatches, file: &DotEnv) -> Vec<Chosen> {
    let (own, inner) = match matches.subcommand() {
        Some((name, inner)) => (command.find_subcommand(name), inner),
        None => (None, matches),
    };
    let own = own.into_iter().flat_map(clap::Command::get_arguments);
    command.get_arguments().chain(own).filter_map(|argument| one(argument, inner, file)).collect()
}

fn one(argument: &Arg, matches: &ArgMatches, file: &DotEnv) -> Option<Chosen> {
    let (id, variable) = (argument.get_id().as_str(), argument.get_env()?);
    let variable = variable.to_string_lossy().into_owned();
    let origin = match matches.value_source(id)? {
        ValueSource::CommandLine => Origin::Typed,
        ValueSource::EnvVariable => {
            file.line_of(&variable).map_or(Origin::Environment, |line| Origin::File { line })
        }
        _ => Origin::Default,
    };
    let value = matches.get_raw(id)?.next()?;
    let value = (!argument.is_hide_env_values_set()).then(|| shown(value));
    Some(Chosen { variable, value, origin })
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

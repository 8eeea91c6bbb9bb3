//! Which choice is wrong, and where was it made?

use std::ffi::OsString;

use clap::Arg;
use clap::error::{ContextKind, ContextValue};

use super::dot_env::DotEnv;
use super::error::{ConfigError, WrongChoice};
use super::values;
use crate::domain::{Allowed, Origin};

/// An error of clap's as one about a choice, where it is one.
pub(super) fn choice(
    error: clap::Error,
    command: &clap::Command,
    arguments: &[OsString],
    file: &DotEnv,
) -> ConfigError {
    told(&error, command, arguments, file).unwrap_or(ConfigError::Usage(error))
}

fn told(
    error: &clap::Error,
    command: &clap::Command,
    arguments: &[OsString],
    file: &DotEnv,
) -> Option<ConfigError> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let (shown, value) = (text(ContextKind::InvalidArg)?, text(ContextKind::InvalidValue)?);
    let allowed = values::allowed(error)?;
    // How a flag is shown is known only once its command is built.
    let mut command = command.clone();
    command.build();
    let mut flags = Vec::new();
    collect(&command, shown, &mut flags);
    // A part of an address may be a password.
    let is_plain =
        !matches!(allowed, Allowed::Like(_)) && !flags.iter().any(|flag| flag.is_hide_env_values_set());
    let value = is_plain.then(|| value.to_owned());
    let is_typed = flags.iter().filter_map(|flag| flag.get_long()).any(|long| is_typed(long, arguments));
    let (name, origin) = if is_typed || flags.is_empty() {
        (shown.split(' ').next().unwrap_or(shown).to_owned(), Origin::Typed)
    } else {
        let wrong = text(ContextKind::InvalidValue);
        let is_it = |name: &&str| std::env::var(name).ok().as_deref() == wrong;
        let name = flags.iter().filter_map(|flag| flag.get_env()?.to_str()).find(is_it)?;
        let origin = file.line_of(name).map_or(Origin::Environment, |line| Origin::File { line });
        (name.to_owned(), origin)
    };
    let choice = WrongChoice { name, value, origin, file: file.file.clone(), allowed };
    Some(ConfigError::Choice(Box::new(choice)))
}

/// The flags of a command, and of those below it, that clap shows so.
fn collect<'c>(command: &'c clap::Command, shown: &str, flags: &mut Vec<&'c Arg>) {
    flags.extend(command.get_arguments().filter(|flag| flag.to_string() == shown));
    command.get_subcommands().for_each(|below| collect(below, shown, flags));
}

fn is_typed(long: &str, arguments: &[OsString]) -> bool {
    let flag = format!("--{long}");
    arguments.iter().filter_map(|argument| argument.to_str()).any(|argument| {
        argument.strip_prefix(&flag).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    })
}

//! What is said to whoever chose something that can't be, and of names that are misspelt?

use std::io::{self, Write};

use vraagbaak::config::{Chosen, Common, ConfigError, DotEnvError, Misspelt, spoken_language};
use vraagbaak::domain::{Allowed, Origin};
use vraagbaak::texts::{WrongChoice, texts};

use super::failure::Failure;

/// What may stand in LOG, but for tracing's own syntax.
const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "off"];

/// A choice that can't be understood. Help that was asked for, and what is wrong with flags, ends the program here.
pub(super) fn not_understood(error: ConfigError) -> Failure {
    let texts = texts(spoken_language());
    let words = match error {
        ConfigError::Usage(usage) => usage.exit(),
        ConfigError::DotEnv(DotEnvError::NotText { file }) => texts.env_file_is_no_text(&file),
        ConfigError::DotEnv(DotEnvError::Line { file, line }) => texts.env_file_line(&file, line),
        ConfigError::DotEnv(DotEnvError::File { file, source }) => match source.kind() {
            io::ErrorKind::PermissionDenied => texts.env_file_forbidden(&file, our_group().as_deref()),
            io::ErrorKind::NotFound => texts.env_file_missing(&file),
            _ => texts.env_file_unreadable(&file, &source.to_string()),
        },
        ConfigError::Choice(wrong) => texts.wrong_choice(&WrongChoice {
            name: &wrong.name,
            value: wrong.value.as_deref(),
            origin: wrong.origin,
            file: &wrong.file,
            allowed: &wrong.allowed,
        }),
        ConfigError::ClearText { variable } => texts.clear_text(variable),
    };
    Failure::BadUse(words.into())
}

/// What LOG says is no filter.
pub(super) fn no_filter(common: &Common, chosen: &[Chosen]) -> Failure {
    let origin =
        chosen.iter().find(|choice| choice.variable == "LOG").map_or(Origin::Default, |log| log.origin);
    let words = texts(common.default_language).wrong_choice(&WrongChoice {
        name: if origin == Origin::Typed { "--log" } else { "LOG" },
        value: Some(&common.log),
        origin,
        file: &common.env_file.display().to_string(),
        allowed: &Allowed::OneOf(LEVELS.map(str::to_owned).to_vec()),
    });
    Failure::BadUse(words.into())
}

/// Names what is misspelt, each with what it is nearly.
pub(super) fn tell_misspelt(common: &Common, misspelt: &[Misspelt], out: &mut impl Write) -> io::Result<()> {
    let texts = texts(common.default_language);
    misspelt.iter().try_for_each(|Misspelt { file, line, name, near }| {
        writeln!(out, "{}", texts.misspelt(file, *line, name, near))
    })
}

#[cfg(unix)]
fn our_group() -> Option<String> {
    Some(super::folder::our_group())
}

#[cfg(not(unix))]
fn our_group() -> Option<String> {
    None
}

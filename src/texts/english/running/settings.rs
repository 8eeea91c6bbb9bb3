//! What is said in English of a setting that is wrong, or of the file with them?

use crate::domain::{Allowed, Origin};
use crate::texts::english::English;
use crate::texts::running::settings::{SettingsTexts, WrongChoice};

impl SettingsTexts for English {
    fn env_file_forbidden(&self, file: &str, group: Option<&str>) -> String {
        let what = match group {
            Some(group) => {
                format!(
                    "Let the bot's group read it: sudo chgrp {group} {file}, and then: sudo chmod 640 {file}"
                )
            }
            None => "Let the bot read it.".to_owned(),
        };
        format!("I may not read {file}. {what}")
    }

    fn env_file_missing(&self, file: &str) -> String {
        format!("{file} is not there. Check the name in --env-file (ENV_FILE).")
    }

    fn env_file_unreadable(&self, file: &str, reason: &str) -> String {
        format!("{file} can't be read: {reason}.")
    }

    fn env_file_is_no_text(&self, file: &str) -> String {
        format!("{file} is not text in UTF-8. Save it as UTF-8.")
    }

    fn env_file_line(&self, file: &str, line: usize) -> String {
        format!(
            "{file}, line {line}: this is not NAME=value. A value with a space in it stands in quotation marks."
        )
    }

    fn wrong_choice(&self, choice: &WrongChoice<'_>) -> String {
        let wrong = match (choice.origin, choice.shown()) {
            (Origin::File { line }, shown) => format!("{}, line {line}: {shown}", choice.file),
            (Origin::Environment, shown) => format!("The variable {shown}"),
            (Origin::Typed | Origin::Default, shown) => shown,
        };
        let right = match choice.allowed {
            Allowed::Switch => "Choose yes or no".to_owned(),
            Allowed::OneOf(values) => format!("Choose {}", listed(values)),
            Allowed::Number { least, most } => format!("Choose a number from {least} to {most}"),
            Allowed::Like(example) => format!("Give something like {example}"),
        };
        format!("{wrong} won't work. {right}.")
    }

    fn clear_text(&self, variable: &str) -> String {
        format!(
            "{variable}: the bot's token would go there unencrypted, for anyone on the way to read. Use https:// (wss:// for the gateway), or a host in your own network. If it has to be, set DISCORD_API_INSECURE=yes."
        )
    }

    fn misspelt(&self, file: &str, line: usize, name: &str, near: &str) -> String {
        format!("{file}, line {line}: I don't know {name}. Do you mean {near}?")
    }
}

fn listed(values: &[String]) -> String {
    match values {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => values.concat(),
    }
}

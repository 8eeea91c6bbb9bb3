//! How does Discord get to know the commands?

use std::sync::Arc;

use poise::Command;
use serenity::all::{CreateCommand, Http};

use crate::discord::rest::refusal::told;
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::discord::state::{Error, State};

/// Registers the commands everywhere, and keeps trying for an hour when Discord stumbles. What it
/// refuses is logged: the commands of an earlier start go on to work.
pub(crate) fn register(
    http: Arc<Http>,
    commands: &[Command<State, Error>],
) -> impl Future<Output = ()> + use<> {
    let commands = forms(commands);
    async move {
        let done = retry(RetryPolicy::COMMANDS, |_| http.create_global_commands(&commands)).await;
        match done {
            Ok(registered) => tracing::info!(commands = registered.len(), "registered"),
            Err(error) => tracing::error!(
                error = told(&error),
                "registering the commands; restart the bot to try again"
            ),
        }
    }
}

/// The commands as Discord takes them. poise leaves out what a menu's command is called in other
/// languages.
fn forms(commands: &[Command<State, Error>]) -> Vec<CreateCommand> {
    let mut forms = Vec::new();
    for command in commands {
        forms.extend(command.create_as_slash_command());
        forms.extend(command.create_as_context_menu_command().map(|form| {
            let names = command.name_localizations.iter();
            names.fold(form, |form, (locale, name)| form.name_localized(locale.clone(), name.clone()))
        }));
    }
    forms
}

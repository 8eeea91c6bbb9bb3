//! How does Discord get to know the commands?

use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use poise::Command;
use serenity::all::{CommandType, CreateCommand, Http};

use crate::discord::render::command_links::{self, CommandLinks};
use crate::discord::rest::refusal::told;
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::discord::state::{Error, State};

/// How long what the bot says waits for the numbers of its commands. Less than Discord waits for the first response to an
/// interaction, and more than registering takes.
const NUMBERED_WITHIN: Duration = Duration::from_millis(1_500);

/// Registers the commands everywhere, which tells their numbers, and keeps trying for an hour when Discord stumbles. What it
/// refuses is logged: the commands of an earlier start go on to work. After the first failure, or when it takes long,
/// nobody waits for the numbers any more.
pub(crate) fn register(
    http: Arc<Http>,
    commands: &[Command<State, Error>],
    links: Arc<CommandLinks>,
) -> impl Future<Output = ()> + use<> {
    let (commands, names) = (forms(commands), names(commands));
    async move {
        let attempt = async |_| {
            let done = http.create_global_commands(&commands).await;
            done.inspect_err(|_| links.settle())
        };
        let mut registering = pin!(retry(RetryPolicy::COMMANDS, attempt));
        let done = match tokio::time::timeout(NUMBERED_WITHIN, &mut registering).await {
            Ok(done) => done,
            Err(_) => {
                links.settle();
                registering.await
            }
        };
        match done {
            Ok(registered) => {
                tracing::info!(commands = registered.len(), "registered");
                let typed = registered.into_iter().filter(|command| command.kind == CommandType::ChatInput);
                let ids = typed.map(|command| (command.name, command.id.get())).collect();
                links.learn(linked(names, &ids));
            }
            Err(error) => tracing::error!(
                error = told(&error),
                "registering the commands; restart the bot to try again"
            ),
        }
    }
}

/// What each slash command and subcommand is called, in any language, and by its first name: `dagelijks tonen` is
/// `daily show`.
fn names(commands: &[Command<State, Error>]) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for command in commands {
        // A command with subcommands can't be given by itself, and one of a menu can't be typed.
        if command.slash_action.is_some() && command.subcommands.is_empty() {
            names.extend(called(command).into_iter().map(|name| (name, command.name.to_string())));
        }
        for sub in &command.subcommands {
            let first = format!("{} {}", command.name, sub.name);
            let both = called(command).into_iter().zip(called(sub));
            names.extend(both.map(|(name, sub)| (format!("{name} {sub}"), first.clone())));
        }
    }
    names
}

/// The first name, and that in each language, in the same order for all commands.
fn called(command: &Command<State, Error>) -> Vec<String> {
    let localised = command.name_localizations.iter().map(|(_, name)| name.to_string());
    std::iter::once(command.name.to_string()).chain(localised).collect()
}

/// The names with what they link to, as far as their numbers are known.
fn linked(names: Vec<(String, String)>, ids: &HashMap<String, u64>) -> HashMap<String, String> {
    let link = |(name, first): (String, String)| {
        let id = ids.get(first.split(' ').next()?)?;
        Some((name, command_links::link(&first, *id)))
    };
    names.into_iter().filter_map(link).collect()
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

//! In which words is `/daily` offered, in each language?

use std::borrow::Cow;

use poise::{Command, CommandParameter};

use super::localise::localised;
use crate::discord::state::{Error, State};
use crate::domain::Language;
use crate::texts::{DailyTexts, Named, daily};

/// Gives a command its texts, and its subcommands and options theirs.
pub(crate) fn localise(mut command: Command<State, Error>) -> Command<State, Error> {
    let (english, dutch) = (daily(Language::English), daily(Language::Dutch));
    name(&mut command, english.command(), dutch.command());
    for subcommand in &mut command.subcommands {
        let named = |texts: &dyn DailyTexts| find(texts.subcommands(), &subcommand.name);
        if let (Some(english), Some(dutch)) = (named(english), named(dutch)) {
            name(subcommand, english, dutch);
        }
        subcommand.parameters.iter_mut().for_each(option);
    }
    command
}

fn name(command: &mut Command<State, Error>, english: Named, dutch: Named) {
    command.name = english.name.into();
    command.name_localizations = localised(english.name, dutch.name);
    command.description = Some(english.description.into());
    command.description_localizations = localised(english.description, dutch.description);
}

fn option(parameter: &mut CommandParameter<State, Error>) {
    let (english, dutch) = (daily(Language::English), daily(Language::Dutch));
    let named = |texts: &dyn DailyTexts| find(texts.options(), &parameter.name);
    let (Some(in_english), Some(in_dutch)) = (named(english), named(dutch)) else { return };
    parameter.name_localizations = localised(in_english.name, in_dutch.name);
    parameter.description = Some(in_english.description.into());
    parameter.description_localizations = localised(in_english.description, in_dutch.description);
    let names = english.languages().into_iter().zip(dutch.languages());
    let choices = parameter.choices.iter().cloned().zip(names).map(|(mut choice, (english, dutch))| {
        choice.name = english.into();
        choice.localizations = localised(english, dutch);
        choice
    });
    parameter.choices = Cow::Owned(choices.collect());
}

fn find(all: &[Named], key: &str) -> Option<Named> {
    all.iter().find(|named| named.key == key).copied()
}

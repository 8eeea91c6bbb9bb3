//! How do a command's name and description stand in each of Discord's languages? (Localisation.)

use std::borrow::Cow;

use poise::{Command, CommandParameter};

use crate::discord::state::{Error, State};
use crate::domain::Language;
use crate::texts::{CommandName, CommandText, DailyTexts, Named, OptionText, daily, texts};

/// A name and a description, of a command or of one of its options.
#[derive(Clone, Copy)]
struct Label {
    name: &'static str,
    description: &'static str,
}

impl From<Named> for Label {
    fn from(named: Named) -> Self {
        Self { name: named.name, description: named.description }
    }
}

impl From<&OptionText> for Label {
    fn from(text: &OptionText) -> Self {
        Self { name: text.name, description: text.description }
    }
}

impl From<CommandText> for Label {
    fn from(text: CommandText) -> Self {
        Self { name: text.name, description: text.description }
    }
}

/// The text that a command has in English, under Discord's names for English too, and in Dutch.
pub(crate) fn localised_command(
    mut command: Command<State, Error>,
    name: CommandName,
) -> Command<State, Error> {
    let text = |language| texts(language).command(name);
    let (english, dutch) = (text(Language::English), text(Language::Dutch));
    label(&mut command, english.into(), dutch.into());
    let options = english.options.iter().zip(dutch.options);
    for (parameter, (english, dutch)) in command.parameters.iter_mut().zip(options) {
        label_option(parameter, english.into(), dutch.into());
    }
    command
}

/// `/daily` with its texts, and those of its subcommands, their options and choices.
pub(crate) fn localised_daily(mut command: Command<State, Error>) -> Command<State, Error> {
    let (english, dutch) = (daily(Language::English), daily(Language::Dutch));
    label(&mut command, english.command().into(), dutch.command().into());
    for subcommand in &mut command.subcommands {
        let text = |texts: &dyn DailyTexts| find(texts.subcommands(), &subcommand.name);
        if let (Some(english), Some(dutch)) = (text(english), text(dutch)) {
            label(subcommand, english, dutch);
        }
        for parameter in &mut subcommand.parameters {
            let text = |texts: &dyn DailyTexts| find(texts.options(), &parameter.name);
            if let (Some(english), Some(dutch)) = (text(english), text(dutch)) {
                label_option(parameter, english, dutch);
            }
            name_choices(parameter, english.languages(), dutch.languages());
        }
    }
    command
}

fn find(all: &[Named], key: &str) -> Option<Label> {
    all.iter().find(|named| named.key == key).copied().map(Label::from)
}

fn label(command: &mut Command<State, Error>, english: Label, dutch: Label) {
    command.name = english.name.into();
    command.name_localizations = localised(english.name, dutch.name);
    command.description = Some(english.description.into());
    command.description_localizations = localised(english.description, dutch.description);
}

/// An option keeps the name that it has in the code, which is English.
fn label_option(parameter: &mut CommandParameter<State, Error>, english: Label, dutch: Label) {
    parameter.name_localizations = localised(&parameter.name, dutch.name);
    parameter.description = Some(english.description.into());
    parameter.description_localizations = localised(english.description, dutch.description);
}

fn name_choices(
    parameter: &mut CommandParameter<State, Error>,
    english: [&'static str; 3],
    dutch: [&str; 3],
) {
    let names = english.into_iter().zip(dutch);
    let choices = parameter.choices.iter().cloned().zip(names).map(|(mut choice, (english, dutch))| {
        choice.name = english.into();
        choice.localizations = localised(english, dutch);
        choice
    });
    parameter.choices = Cow::Owned(choices.collect());
}

/// A text under the name of each locale that has it.
pub(crate) fn localised(
    english: &str,
    dutch: &str,
) -> Cow<'static, [(Cow<'static, str>, Cow<'static, str>)]> {
    let pair = |locale: &'static str, text: &str| (Cow::Borrowed(locale), Cow::Owned(text.to_owned()));
    Cow::Owned(vec![pair("en-US", english), pair("en-GB", english), pair("nl", dutch)])
}

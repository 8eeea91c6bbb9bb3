//! How do a command's name and description stand in each of Discord's languages? (Localisation.)

use std::borrow::Cow;

use poise::Command;

use crate::discord::state::{Error, State};
use crate::domain::Language;
use crate::texts::{CommandName, texts};

/// The text that a command has in English, under Discord's names for English too, and in Dutch.
pub(crate) fn localised_command(
    mut command: Command<State, Error>,
    name: CommandName,
) -> Command<State, Error> {
    let text = |language| texts(language).command(name);
    let (english, dutch) = (text(Language::English), text(Language::Dutch));
    command.name = english.name.into();
    command.name_localizations = localised(&command.name, dutch.name);
    command.description = Some(english.description.into());
    command.description_localizations = localised(english.description, dutch.description);
    for (parameter, (english, dutch)) in
        command.parameters.iter_mut().zip(english.options.iter().zip(dutch.options))
    {
        parameter.description = Some(english.description.into());
        parameter.name_localizations = localised(&parameter.name, dutch.name);
        parameter.description_localizations = localised(english.description, dutch.description);
    }
    command
}

/// A text under the name of each locale that has it.
pub(crate) fn localised(
    english: &str,
    dutch: &str,
) -> Cow<'static, [(Cow<'static, str>, Cow<'static, str>)]> {
    let pair = |locale: &'static str, text: &str| (Cow::Borrowed(locale), Cow::Owned(text.to_owned()));
    Cow::Owned(vec![pair("en-US", english), pair("en-GB", english), pair("nl", dutch)])
}

//! Which slash commands are there, and what do they do?

pub(crate) mod about;
pub(crate) mod ask;
pub(crate) mod daily;
pub(crate) mod diagnose;
pub(crate) mod documents;
pub(crate) mod find_passages;
pub(crate) mod help;
pub(crate) mod helper;
pub(crate) mod localise;
pub(crate) mod open;
pub(crate) mod privacy;
pub(crate) mod quote;
pub(crate) mod registration;
pub(crate) mod settings;
pub(crate) mod sources;
pub(crate) mod this_helped;
pub(crate) mod topics;

use poise::Command;

use self::ask::ask;
use self::help::help;
use self::localise::localised_command;
use super::state::{Error, State};
use crate::texts::CommandName;

/// All slash commands, with their texts in every language.
pub(crate) fn all() -> Vec<Command<State, Error>> {
    let commands = [
        (ask(), CommandName::Ask),
        (quote::command(), CommandName::Quote),
        (help(), CommandName::Help),
        (find_passages::find_passages(), CommandName::FindPassages),
        (this_helped::this_helped(), CommandName::ThisHelped),
        (settings::settings(), CommandName::Settings),
        (diagnose::diagnose(), CommandName::Diagnose),
        (with_subcommands(privacy::privacy(), &PRIVACY), CommandName::Privacy),
        (with_subcommands(documents::documents(), &DOCUMENTS), CommandName::Documents),
        (topics::topics(), CommandName::Topics),
        (sources::sources(), CommandName::Sources),
        (helper::helper(), CommandName::Helper),
        (open::open(), CommandName::Open),
        (about::about(), CommandName::About),
    ];
    let localised = commands.into_iter().map(|(command, name)| localised_command(command, name));
    localised.chain([daily::command()]).collect()
}

/// The subcommands of `/privacy`, in their order.
const PRIVACY: [CommandName; 3] =
    [CommandName::PrivacyShow, CommandName::PrivacyExport, CommandName::PrivacyErase];

/// The subcommands of `/documents`, in their order.
const DOCUMENTS: [CommandName; 2] = [CommandName::DocumentsAdd, CommandName::DocumentsList];

/// A command whose subcommands have their texts in every language.
fn with_subcommands(mut command: Command<State, Error>, names: &[CommandName]) -> Command<State, Error> {
    let subcommands = std::mem::take(&mut command.subcommands).into_iter().zip(names);
    command.subcommands = subcommands.map(|(sub, name)| localised_command(sub, *name)).collect();
    command
}

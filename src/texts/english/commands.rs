//! What are the slash commands called in English?

use crate::texts::command::{CommandName, CommandText, OptionText, plain};

/// The name, the description and the options of a command.
pub(super) fn command(command: CommandName) -> CommandText {
    match command {
        CommandName::Ask => CommandText {
            name: "ask",
            description: "Ask the documents a question",
            options: &[
                OptionText { name: "question", description: "What would you like to know?" },
                OptionText { name: "private", description: "Show the answer to me only" },
            ],
        },
        CommandName::Quote => CommandText {
            name: "quote",
            description: "Read a quote from the documents",
            options: &[
                OptionText { name: "topic", description: "What should it be about?" },
                OptionText { name: "language", description: "In which language? Otherwise in yours" },
            ],
        },
        CommandName::ThisHelped => {
            CommandText { name: "This helped", description: "Say that this message helped", options: &[] }
        }
        CommandName::FindPassages => CommandText {
            name: "Find passages",
            description: "Find passages about this message",
            options: &[],
        },
        CommandName::Help => CommandText { name: "help", description: "Read how to ask", options: &[] },
        CommandName::Settings => plain("settings", "Choose how I behave on this server"),
        CommandName::Diagnose => plain("diagnose", "See whether I have all I need here"),
        CommandName::Privacy => plain("privacy", "What I keep, and how to erase it"),
        CommandName::PrivacyShow => plain("show", "Read what I keep, why and how long"),
        CommandName::PrivacyExport => plain("export", "Get all I keep about you as a file"),
        CommandName::PrivacyErase => plain("erase", "Erase all I keep about you"),
        CommandName::Documents => plain("documents", "Add documents that I answer from on this server"),
        CommandName::DocumentsAdd => CommandText {
            name: "add",
            description: "Have a file read, or write a text yourself",
            options: &[
                OptionText { name: "file", description: "The file; leave it out to write a text" },
                OptionText { name: "source", description: "Where it comes from: a name or a link" },
            ],
        },
        CommandName::DocumentsList => plain("list", "See, replace or remove the documents of this server"),
        CommandName::Topics => plain("topics", "Browse the topics"),
        CommandName::Sources => plain("sources", "See what I have read"),
        CommandName::Helper => plain("helper", "Offer to think along, or stop"),
        CommandName::Open => plain("open", "See the questions that wait for an answer"),
        CommandName::About => plain("about", "Read what this bot is"),
    }
}

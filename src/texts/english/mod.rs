//! What does the program say in English? Friendly and short, in British spelling.

mod adding;
mod answers;
pub(crate) mod arranging;
mod commands;
mod connection;
pub(crate) mod daily;
pub(crate) mod documents;
mod gaps;
pub(crate) mod group;
pub(crate) mod helpers;
mod kept;
mod open;
pub(crate) mod own;
pub(crate) mod reading;
mod running;
mod self_check;
pub(crate) mod server;
mod speaking;
mod trying;

use super::command::{CommandName, CommandText};
use super::permissions::{Permission, listed};
use super::sentences::Texts;
use crate::domain::{Language, Trouble};

pub(super) struct English;

impl Texts for English {
    fn near(&self) -> String {
        "I'm not sure, but this comes close:".to_owned()
    }

    fn no_answer(&self) -> String {
        "I can't find an answer to that in the documents I have read.".to_owned()
    }

    fn closest(&self, titles: &[&str]) -> String {
        let about =
            if titles.len() == 1 { "The topic that comes closest" } else { "The topics that come closest" };
        format!("{about}: {}.", titles.join(", "))
    }

    fn no_answer_hint(&self) -> String {
        "Try other words, or a few keywords.".to_owned()
    }

    fn searched_for(&self, words: &[String]) -> String {
        format!("Searched for {}.", words.join(", "))
    }

    fn goes_on_from(&self, question: &str) -> String {
        format!("Taken as a follow-up to: {question}")
    }

    fn also_asked(&self, question: &str) -> String {
        format!("You also asked: {question}")
    }

    fn did_you_mean(&self, question: &str) -> String {
        format!("Did you mean: {question}")
    }

    fn only_two_languages(&self) -> String {
        "I only understand Dutch and English. Ik versta alleen Nederlands en Engels.".to_owned()
    }

    fn greeting(&self) -> String {
        "Hi! What would you like to know? Ask in a sentence or a few keywords, and I will look the answer up in this community's documents.".to_owned()
    }

    fn you_are_welcome(&self) -> String {
        "You're welcome.".to_owned()
    }

    fn remark(&self) -> String {
        "Good to hear from you! If you have a question, ask it with its subject and I will look it up."
            .to_owned()
    }

    fn no_command(&self) -> String {
        "That is not what I do: I only look up answers, for those who ask.".to_owned()
    }

    fn empty_question(&self) -> String {
        "What would you like to know? Ask in a sentence or a few keywords.".to_owned()
    }

    fn sources_label(&self, count: usize) -> String {
        if count == 1 { "Source" } else { "Sources" }.to_owned()
    }

    fn sources_of_document_label(&self, count: usize) -> String {
        if count == 1 { "Source of this document" } else { "Sources of this document" }.to_owned()
    }

    fn page(&self, number: usize, of: usize) -> String {
        format!("Passage {number} of {of}")
    }

    fn previous(&self) -> String {
        "Previous passage".to_owned()
    }

    fn next(&self) -> String {
        "Next passage".to_owned()
    }

    fn more_around(&self) -> String {
        "Show the context".to_owned()
    }

    fn in_language(&self, language: Language) -> String {
        format!("In {}", self.language_name(language))
    }

    fn back(&self) -> String {
        "Back to the passage".to_owned()
    }

    fn helpful(&self) -> String {
        "Helpful".to_owned()
    }

    fn not_helpful(&self) -> String {
        "Not helpful".to_owned()
    }

    fn glad_it_helped(&self) -> String {
        "Glad it helped. Thank you!".to_owned()
    }

    fn sorry_it_did_not_help(&self) -> String {
        "That's a pity. Thank you for saying so. Other words, or a few keywords, may find something better."
            .to_owned()
    }

    fn rated_before(&self) -> String {
        "Your opinion of this answer has been counted. Thank you!".to_owned()
    }

    fn share(&self) -> String {
        "Share in the channel".to_owned()
    }

    fn shared_by(&self, member: &str) -> String {
        format!("{member} shares this passage.")
    }

    fn passages_gone(&self) -> String {
        "The documents have been updated since. Ask again, and I'll search the new version.".to_owned()
    }

    fn no_more_passages(&self) -> String {
        "I found no more passages.".to_owned()
    }

    fn document_ends(&self) -> String {
        "That was the last passage of that document.".to_owned()
    }

    fn reads_on(&self, title: &str) -> String {
        format!("Further on in *{title}*:")
    }

    fn answered_before(&self, link: &str) -> String {
        format!("That answer is here already: {link}")
    }

    fn nothing_to_look_up(&self) -> String {
        "There is nothing in that message that I can look up.".to_owned()
    }

    fn no_quotes(&self) -> String {
        "There is no quote in the documents yet. A line becomes one when it starts with `>`.".to_owned()
    }

    fn apology(&self) -> String {
        "Sorry, something went wrong on my side. Please try again in a minute.".to_owned()
    }

    fn may_not_write(&self, channel: &str) -> String {
        format!(
            "I'm not allowed to answer in {channel}. Ask a moderator to give me these permissions there: {}.",
            listed(&Permission::OF_AN_ANSWER, Language::English)
        )
    }

    fn held_back(&self) -> String {
        "The server's AutoMod is holding my answer back, because it contains a word that isn't allowed there."
            .to_owned()
    }

    fn command_gone(&self) -> String {
        "I don't know this command any more. Restart Discord to see the new list.".to_owned()
    }

    fn language_name(&self, language: Language) -> String {
        match language {
            Language::Dutch => "Dutch",
            Language::English => "English",
        }
        .to_owned()
    }

    fn command(&self, command: CommandName) -> CommandText {
        commands::command(command)
    }

    fn help(&self, bot: &str) -> String {
        format!(
            "Hi! I look up your question in this community's documents and show you what it says there, with the source.\n\
             \n\
             - Ask with `/ask`, or mention me: {bot} *why do weak ties help people find work?*\n\
             - Reply to a message of mine to ask on.\n\
             - Rather ask in private? Send me a direct message.\n\
             - Look around with `/topics`, or read a quote with `/quote`.\n\
             \n\
             Typos are no problem. If I don't know, I say so."
        )
    }

    fn another_quote(&self) -> String {
        "Another quote".to_owned()
    }

    fn chat_welcome(&self, documents: usize) -> String {
        let read = counted_documents(documents);
        format!("I have read {read}. What would you like to know? Type /help for help, /quit to leave.")
    }

    fn chat_help(&self) -> String {
        "Ask a question, in Dutch or English. Typos are no problem.\n\
         \n  \
         /next    the next passage for your question\n  \
         /quote   a quote\n  \
         /help    this help\n  \
         /quit    leave (or Ctrl-D)"
            .to_owned()
    }

    fn chat_unknown_command(&self, command: &str) -> String {
        format!("I don't know {command}. Type /help to see what works.")
    }

    fn chat_nothing_to_continue(&self) -> String {
        "Ask a question first; /next then gives the next passage.".to_owned()
    }

    fn also_found(&self) -> String {
        "Also found:".to_owned()
    }

    fn goodbye(&self) -> String {
        "See you next time!".to_owned()
    }

    fn no_token(&self, program: &str) -> String {
        format!(
            "There is no DISCORD_TOKEN, so I can't connect to Discord.\n\
         Make a bot at https://discord.com/developers/applications, copy the token from its Bot page and put it in .env (see .env.example).\n\
         To try it without Discord: {program} chat"
        )
    }

    fn reading(&self) -> &'static str {
        "Reading the documents with the sentence model"
    }

    fn no_model(&self, reason: &str) -> String {
        format!(
            "The sentence model can't be used: {reason}. Choose a folder with a model of the kind of \
             multilingual-e5-small with MODEL_DIR, leave it out to use the one that comes with vraagbaak, or \
             do without with MODEL=off."
        )
    }

    fn indexing(&self) -> &'static str {
        "Indexing the passages"
    }

    fn empty_corpus(&self, folder: &str) -> String {
        format!(
            "There is no document in {folder} that I can read. Put .md or .txt files in it, or choose another folder with CORPUS_DIR."
        )
    }

    fn no_corpus(&self, folder: &str, reason: &str) -> String {
        format!(
            "I can't open the folder {folder} with the documents ({reason}). Check its name and permissions, or choose another folder with CORPUS_DIR."
        )
    }

    fn index_fails(&self, folder: &str, reason: &str) -> String {
        format!(
            "I can't search the index in {folder} ({reason}). Remove that folder, and I will make it anew."
        )
    }

    fn corpus_changed(&self, day: &str) -> String {
        format!("The documents were last updated on {day}.")
    }

    fn corpus_read(&self, documents: usize, passages: usize, errors: usize) -> String {
        let read = format!("Read {}, {} in all.", counted_documents(documents), counted_passages(passages));
        match errors {
            0 => read,
            1 => format!("{read} One file can't be read: vraagbaak corpus check says what is wrong with it."),
            _ => format!(
                "{read} {errors} files can't be read: vraagbaak corpus check says what is wrong with them."
            ),
        }
    }

    fn data_folder_unwritable(&self, folder: &str, reason: &str) -> String {
        format!(
            "I can't keep anything in the folder {folder} ({reason}). Give write permission, or choose another folder with DATA_DIR."
        )
    }

    fn data_folder_writable(&self, folder: &str) -> String {
        format!("I can keep what I must remember in the folder {folder}.")
    }

    fn trouble(&self, place: &str, trouble: Trouble) -> String {
        match trouble {
            Trouble::Locked => format!(
                "{place} is in use by another program. Stop the bot if it is still running, or wait for the other program to finish."
            ),
            Trouble::Full => format!("The disk with {place} is full. Make some room."),
            Trouble::ReadOnly => format!("I can't write to {place}. Give write permission."),
            Trouble::Unreachable => format!(
                "{place} can't be reached. Check that the folder is there, that the database server runs and that the address is right."
            ),
            Trouble::Slow => {
                format!("{place} doesn't answer in time. Check whether the database server is too busy.")
            }
            Trouble::Refused => {
                format!("{place} refuses the user, the password or the name of the database. Check them.")
            }
            Trouble::BadAddress => {
                format!(
                    "{place} is not an address such as postgres://user:password@host/database. Correct it, or leave it out: the bot then keeps everything in a file."
                )
            }
            Trouble::Damaged => format!(
                "{place} is damaged, or is not a database. Put a backup back with: vraagbaak restore FILE --force"
            ),
            Trouble::Foreign => format!("{place} is not a vraagbaak database. Choose another file."),
            Trouble::Newer { found, known } => format!(
                "{place} was made by a newer vraagbaak: version {found}, and this one knows up to version {known}. Update vraagbaak, or put an earlier backup back with: vraagbaak restore FILE --force"
            ),
            Trouble::Missing => format!("{place} is not there. Check the name."),
            Trouble::Exists => format!("{place} is there already. Choose another name."),
            Trouble::Other => format!("{place} does not work."),
        }
    }

    fn bad_backup(&self, file: &str) -> String {
        format!("{file} is damaged, or is not a backup made by vraagbaak. Choose another file.")
    }

    fn chosen_with(&self, variable: &str) -> String {
        format!("Where the bot keeps what it must remember is chosen with {variable}.")
    }

    fn store_ready(&self, place: &str, version: i64) -> String {
        format!("The database {place} is in order (version {version}).")
    }

    fn store_older(&self, place: &str, version: i64) -> String {
        format!(
            "The database {place} is in order, but was made by an older version of vraagbaak (database version {version}). The bot updates it when it starts."
        )
    }

    fn store_not_yet(&self, place: &str) -> String {
        format!("The database {place} is not there yet. The bot makes it when it starts.")
    }

    fn backed_up(&self, file: &str) -> String {
        format!("The backup is in {file}.")
    }

    fn restored(&self, file: &str) -> String {
        format!("The backup {file} has been put back. Start the bot, and it goes on from there.")
    }

    fn with_own_program(&self, command: &str) -> String {
        format!("Nothing has been done: PostgreSQL has its own program for it. Run:\n{command}")
    }

    fn token_accepted(&self, bot: &str) -> String {
        format!("Discord recognises the token: the bot is called {bot}.")
    }

    fn invite(&self, link: &str) -> String {
        format!("Invite the bot to a server with: {link}")
    }
}

fn counted_documents(count: usize) -> String {
    if count == 1 { "1 document".to_owned() } else { format!("{count} documents") }
}

fn counted_passages(count: usize) -> String {
    if count == 1 { "1 passage".to_owned() } else { format!("{count} passages") }
}

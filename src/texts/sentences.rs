//! Which sentences does the program say? One function each, so that none can be missing in a language.

use super::adding::AddingTexts;
use super::answers::AnswerTexts;
use super::command::{CommandName, CommandText};
use super::connection::ConnectionTexts;
use super::reading::ReadingTexts;
use super::running::RunningTexts;
use super::running::settings::SettingsTexts;
use super::self_check::SelfCheckTexts;
use super::server::ServerTexts;
use super::speaking::SpeakingTexts;
use super::trying::TryingTexts;
use crate::domain::{Language, Trouble};

/// All that the program says to people, in one language.
pub trait Texts:
    AnswerTexts
    + ServerTexts
    + SpeakingTexts
    + AddingTexts
    + ReadingTexts
    + ConnectionTexts
    + RunningTexts
    + SelfCheckTexts
    + SettingsTexts
    + TryingTexts
    + Send
    + Sync
{
    /// Above a passage that is close to the question.
    fn near(&self) -> String;
    /// No passage answers the question.
    fn no_answer(&self) -> String;
    /// After [`Texts::no_answer`]: the titles of the documents that come closest.
    fn closest(&self, titles: &[&str]) -> String;
    /// After [`Texts::no_answer`], when nothing comes close: what to try.
    fn no_answer_hint(&self) -> String;
    /// The words that were searched for in the place of misspelt ones.
    fn searched_for(&self, words: &[String]) -> String;
    /// The question with another word in it, which would have an answer.
    fn did_you_mean(&self, question: &str) -> String;
    /// Before an answer whose question took its subject from an earlier one: that one, which is what a reply of this
    /// member was about.
    fn goes_on_from(&self, question: &str) -> String;
    /// Another question in the same message, as the label of the button to its answer.
    fn also_asked(&self, question: &str) -> String;
    /// The question is in neither Dutch nor English. Said in both, in the one of the reply first.
    fn only_two_languages(&self) -> String;
    /// In return for a greeting: what one can ask.
    fn greeting(&self) -> String;
    /// In return for thanks.
    fn you_are_welcome(&self) -> String;
    /// In return for a remark that asks nothing.
    fn remark(&self) -> String;
    /// In return for a command that is none of the bot's: a joke, silence, a text to write.
    fn no_command(&self) -> String;
    /// The question has no words in it.
    fn empty_question(&self) -> String;
    /// The label before the works that a passage rests on.
    fn sources_label(&self, count: usize) -> String;
    /// The label before the works of a whole document, where a passage doesn't tell which of them it rests
    /// on.
    fn sources_of_document_label(&self, count: usize) -> String;
    /// Which of the passages is shown, both from 1.
    fn page(&self, number: usize, of: usize) -> String;
    /// On the button to the passage before.
    fn previous(&self) -> String;
    /// On the button to the passage after.
    fn next(&self) -> String;
    /// On the button to what stands around the passage.
    fn more_around(&self) -> String;
    /// On the button to the same in another language.
    fn in_language(&self, language: Language) -> String;
    /// On the button back to the passage itself.
    fn back(&self) -> String;
    /// On the button that says that the answer helped.
    fn helpful(&self) -> String;
    /// On the button that says that it didn't.
    fn not_helpful(&self) -> String;
    /// To whom it helped.
    fn glad_it_helped(&self) -> String;
    /// To whom it didn't help: what to try.
    fn sorry_it_did_not_help(&self) -> String;
    /// To whom told before whether it helped.
    fn rated_before(&self) -> String;
    /// On the button that shows a private answer to the whole channel.
    fn share(&self) -> String;
    /// Above an answer that a member shared: the member, as Discord names them.
    fn shared_by(&self, member: &str) -> String;
    /// The passages behind a button have changed since.
    fn passages_gone(&self) -> String;
    /// There is no passage after this one.
    fn no_more_passages(&self) -> String;
    /// There is nothing after this passage in its document.
    fn document_ends(&self) -> String;
    /// Above a passage that goes on in a document: the document's title.
    fn reads_on(&self, title: &str) -> String;
    /// The answer stands in this channel already, behind this link.
    fn answered_before(&self, link: &str) -> String;
    /// There are no words in the message to find passages by.
    fn nothing_to_look_up(&self) -> String;
    /// There is no quotable line in the corpus.
    fn no_quotes(&self) -> String;
    /// What we broke.
    fn apology(&self) -> String;
    /// In private, when the bot may not write where it was asked: that place, as Discord links it.
    fn may_not_write(&self, channel: &str) -> String;
    /// The server's AutoMod held the answer back.
    fn held_back(&self) -> String;
    /// The command is one of an earlier version.
    fn command_gone(&self) -> String;
    /// What a language is called.
    fn language_name(&self, language: Language) -> String;

    /// How a slash command is shown.
    fn command(&self, command: CommandName) -> CommandText;
    /// How to use the bot on Discord, from a bare mention or an empty message.
    fn help(&self, bot: &str) -> String;
    /// On the button that gives another quote.
    fn another_quote(&self) -> String;

    /// The first lines of a conversation in the terminal.
    fn chat_welcome(&self, documents: usize) -> String;
    /// The commands of a conversation in the terminal.
    fn chat_help(&self) -> String;
    /// A line that begins with `/` and is no command.
    fn chat_unknown_command(&self, command: &str) -> String;
    /// `/next` before there was a question.
    fn chat_nothing_to_continue(&self) -> String;
    /// Above the one-line list of the other passages.
    fn also_found(&self) -> String;
    /// The last line of a conversation.
    fn goodbye(&self) -> String;

    /// Three lines for the volunteer who starts the bot without a token.
    fn no_token(&self, program: &str) -> String;
    /// The index of the documents is being built: before a bar that fills.
    fn indexing(&self) -> &'static str;
    /// While the sentence model reads the documents.
    fn reading(&self) -> &'static str;
    /// The folder of `MODEL_DIR` holds no model that can be used.
    fn no_model(&self, reason: &str) -> String;
    /// The corpus holds no passage at all.
    fn empty_corpus(&self, folder: &str) -> String;
    /// The corpus folder can't be opened, and what the system says of it.
    fn no_corpus(&self, folder: &str, reason: &str) -> String;
    /// The index of the documents, in this folder, can't be searched, and what is wrong with it.
    fn index_fails(&self, folder: &str, reason: &str) -> String;
    /// How many documents and passages were read, and how many files could not be.
    fn corpus_read(&self, documents: usize, passages: usize, errors: usize) -> String;
    /// The day on which the newest document was changed.
    fn corpus_changed(&self, day: &str) -> String;
    /// Nothing can be kept in the data folder.
    fn data_folder_unwritable(&self, folder: &str, reason: &str) -> String;
    /// Things can be kept in the data folder.
    fn data_folder_writable(&self, folder: &str) -> String;
    /// What is wrong with a database or a backup, and what to do about it.
    fn trouble(&self, place: &str, trouble: Trouble) -> String;
    /// A file that was to be restored is no database, or a damaged one.
    fn bad_backup(&self, file: &str) -> String;
    /// After [`Texts::trouble`]: which variable says where the bot remembers things.
    fn chosen_with(&self, variable: &str) -> String;
    /// The database is ready for use.
    fn store_ready(&self, place: &str, version: i64) -> String;
    /// The database is of an older version of the program.
    fn store_older(&self, place: &str, version: i64) -> String;
    /// There is no database yet.
    fn store_not_yet(&self, place: &str) -> String;
    /// A backup has been made in this file.
    fn backed_up(&self, file: &str) -> String;
    /// A backup has been put back.
    fn restored(&self, file: &str) -> String;
    /// A PostgreSQL database is backed up and restored with this command.
    fn with_own_program(&self, command: &str) -> String;
    /// Discord knows the token, as this bot.
    fn token_accepted(&self, bot: &str) -> String;
    /// Where to invite the bot to a server.
    fn invite(&self, link: &str) -> String;
}

#[cfg(test)]
mod tests {
    use crate::domain::Language;
    use crate::texts::languages::texts;

    #[test]
    fn the_button_labels_show_whole_on_a_phone() {
        for language in Language::ALL {
            let texts = texts(language);
            let labels = [
                texts.previous(),
                texts.next(),
                texts.more_around(),
                texts.in_language(Language::Dutch),
                texts.in_language(Language::English),
                texts.back(),
                texts.helpful(),
                texts.not_helpful(),
                texts.share(),
                texts.another_quote(),
            ];
            for label in labels {
                assert!(label.chars().count() <= 34, "{label}");
            }
        }
    }

    #[test]
    fn the_advice_without_a_token_is_three_lines() {
        for language in Language::ALL {
            assert_eq!(texts(language).no_token("vraagbaak").lines().count(), 3);
        }
    }
}

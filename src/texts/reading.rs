//! What is said to somebody who looks around: by `/topics`, `/sources`, `/about`, `/help` and
//! `/privacy`.

use crate::domain::Language;

/// What is said to a curious member.
pub trait ReadingTexts {
    /// Above the menu of topics.
    fn topics_title(&self) -> String;
    /// In the empty menu of topics.
    fn choose_topic(&self) -> String;
    /// In the empty menu of documents.
    fn choose_document(&self) -> String;
    /// In the empty menu of the sections of a document.
    fn choose_section(&self) -> String;
    /// Documents that are filed under no topic.
    fn other_topics(&self) -> String;
    /// How many documents a topic has.
    fn documents_in_topic(&self, count: usize) -> String;
    /// Above the members who helped with a topic, and want to be named.
    fn members_who_helped(&self) -> String;
    /// What a link to an answer of theirs is called.
    fn their_answer(&self) -> String;
    /// There is nothing to choose from.
    fn no_documents(&self) -> String;
    /// On the button to the page before.
    fn previous_page(&self) -> String;
    /// On the button to the page after.
    fn next_page(&self) -> String;
    /// Which of the pages is shown, both from 1.
    fn page_of(&self, number: usize, of: usize) -> String;

    /// There is no quote on what was typed as a topic; on these there are.
    fn no_quote_on(&self, topic: &str, there_are: &[String]) -> String;
    /// There is no such quote in this language.
    fn no_quote_in(&self, language: Language) -> String;

    /// Above the list of what has been read.
    fn sources_title(&self, documents: usize) -> String;
    /// A document that names no works.
    fn no_works(&self) -> String;
    /// Works of a document that are not listed for lack of room.
    fn more_works(&self, count: usize) -> String;
    /// The licence of a work.
    fn licence(&self, licence: &str) -> String;

    /// Above the words on the bot itself.
    fn about_title(&self) -> String;
    /// What the bot is.
    fn about(&self) -> String;
    /// The label of the link to the program's source code.
    fn source_code_label(&self) -> String;

    /// Above what is kept.
    fn privacy_title(&self) -> String;
    /// What is kept, why, and how long: of everybody, wherever they are.
    fn privacy(&self) -> String;
    /// What is kept of a server besides, and whether it keeps unanswered questions.
    fn privacy_on_server(&self, log: bool) -> String;
    /// How many rows are kept of this person.
    fn kept_of_you(&self, rows: usize) -> String;
    /// With the file of what is kept.
    fn exported(&self) -> String;
    /// Before what is kept of this person is erased.
    fn erase_sure(&self, rows: usize) -> String;
    /// On the button that erases it.
    fn erase_now(&self) -> String;
    /// It has been erased.
    fn erased(&self, rows: u64) -> String;
    /// It could not be erased.
    fn not_erased(&self) -> String;
    /// Nothing is kept of this person.
    fn nothing_kept(&self) -> String;
}

//! What is said of what a server has of its own to answer from: its documents, and answers of its members?

use jiff::civil::Date;

/// What becomes of a document that a moderator looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentDeed {
    /// It was added.
    Added,
    /// It took the place of an earlier one.
    Replaced,
    /// It was removed.
    Removed,
    /// It was left.
    Left,
}

/// Why a document doesn't become one of the server's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentRefusal<'a> {
    /// The file is larger than so many MB.
    FileTooLarge(u64),
    /// It has more text than so many MB.
    TooMuchText(usize),
    /// The file doesn't come.
    Unreached,
    /// It is no file of Discord's.
    NotOfDiscord,
    /// Others are being read.
    Busy,
    /// The file of this name can't be read, for a reason that is told in this language.
    Refused(&'a str, &'a str),
    /// The server has so many documents, which is as many as it may have.
    TooMany(usize),
    /// The server has so many MB of text, which is as much as it may have.
    TooMuch(usize),
    /// The document that was to be replaced or removed is gone.
    Gone,
    /// What was read isn't remembered any more.
    Forgotten,
}

/// All that is said of it, in one language.
pub trait OwnTexts: Send + Sync {
    /// Above a member's answer: who gave it, where they want to be named, and when.
    fn answered_by(&self, name: Option<&str>, on: Date) -> String;
    /// On the link to the message that an answer stands in.
    fn to_message(&self) -> String;

    /// Above the documents of a server.
    fn documents(&self) -> String;
    /// There are none yet.
    fn no_documents(&self) -> String;
    /// How many there are, and how much text, of as much as there may be.
    fn room(&self, documents: usize, most: usize, size: &str, largest: &str) -> String;
    /// A size in bytes, in its language's way.
    fn size(&self, bytes: usize) -> String;
    /// In the empty menu of documents.
    fn choose_document(&self) -> String;
    /// A date.
    fn date(&self, date: Date) -> String;
    /// Above what was read and doesn't count yet.
    fn not_added_yet(&self) -> String;
    /// How many passages a document has.
    fn passages(&self, count: usize) -> String;
    /// Above how a document begins.
    fn begins(&self) -> String;
    /// Above what may not be as it should be.
    fn look_at_this(&self) -> String;
    /// After some of that: there is more.
    fn and_more(&self, count: usize) -> String;
    /// There is a document with the same title.
    fn same_title(&self) -> String;
    /// On the buttons under it.
    fn add(&self) -> String;
    /// On the button that puts it in the place of the one with the same title.
    fn replace(&self) -> String;
    /// On the button that leaves all as it was.
    fn leave_it(&self) -> String;
    /// On the button that removes a document.
    fn remove(&self) -> String;
    /// On the button to a form in which its text can be written anew.
    fn write_anew(&self) -> String;
    /// On the button back to all documents.
    fn all_documents(&self) -> String;
    /// Before a document is removed.
    fn remove_sure(&self, title: &str) -> String;
    /// What has become of a document.
    fn done(&self, deed: DocumentDeed, title: &str) -> String;
    /// Why nothing came of it, with what to do.
    fn refused(&self, why: DocumentRefusal<'_>) -> String;

    /// Above the form.
    fn form(&self) -> String;
    /// Above its inputs: the title, the text, where it comes from.
    fn form_inputs(&self) -> [String; 3];
    /// In the empty input for the text.
    fn form_hint(&self) -> String;

    /// In the thread of an open question: there may be an answer in a new document, behind this link or title.
    fn may_answer(&self, title: &str) -> String;
}

//! What is said of what a server has of its own to answer from: its documents, and answers of its members?

use jiff::civil::Date;

/// All that is said of it, in one language.
pub trait OwnTexts: Send + Sync {
    /// Above a member's answer: who gave it, where they want to be named, and when.
    fn answered_by(&self, name: Option<&str>, on: Date) -> String;
    /// On the link to the message that an answer stands in.
    fn to_message(&self) -> String;
}

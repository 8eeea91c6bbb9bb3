//! What is said in English of what a server has of its own?

use jiff::civil::Date;

use super::daily::day_and_month;
use crate::texts::own::{DocumentDeed, DocumentRefusal, OwnTexts};

pub(crate) struct English;

impl OwnTexts for English {
    fn answered_by(&self, name: Option<&str>, on: Date) -> String {
        let who = name.map_or_else(String::new, |name| format!(": {name}"));
        format!("Answered by a member{who}, {}", self.date(on))
    }

    fn to_message(&self) -> String {
        "To the message".to_owned()
    }

    fn documents(&self) -> String {
        "Documents of this server".to_owned()
    }

    fn no_documents(&self) -> String {
        "There are none yet. `/documents add` adds a file, or text that you write yourself.".to_owned()
    }

    fn room(&self, documents: usize, most: usize, size: &str, largest: &str) -> String {
        format!("{documents} of {most} documents, {size} of {largest}")
    }

    fn size(&self, bytes: usize) -> String {
        match bytes {
            0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
            _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        }
    }

    fn choose_document(&self) -> String {
        "Choose a document".to_owned()
    }

    fn date(&self, date: Date) -> String {
        format!("{} {}", day_and_month(date), date.year())
    }

    fn not_added_yet(&self) -> String {
        "This is what I read. It doesn't count until you add it; after that I answer from it on this server only."
            .to_owned()
    }

    fn passages(&self, count: usize) -> String {
        if count == 1 {
            "1 passage to answer with".to_owned()
        } else {
            format!("{count} passages to answer with")
        }
    }

    fn begins(&self) -> String {
        "It begins like this".to_owned()
    }

    fn look_at_this(&self) -> String {
        "Have a look at this".to_owned()
    }

    fn and_more(&self, count: usize) -> String {
        format!("and {count} more")
    }

    fn same_title(&self) -> String {
        "There is a document with the same title. *Replace* puts this one in its place.".to_owned()
    }

    fn add(&self) -> String {
        "Add".to_owned()
    }

    fn replace(&self) -> String {
        "Replace".to_owned()
    }

    fn leave_it(&self) -> String {
        "Leave it".to_owned()
    }

    fn remove(&self) -> String {
        "Remove".to_owned()
    }

    fn write_anew(&self) -> String {
        "Write it anew".to_owned()
    }

    fn all_documents(&self) -> String {
        "All documents".to_owned()
    }

    fn remove_sure(&self, title: &str) -> String {
        format!("Remove *{title}*? From then on I don't answer from it any more.")
    }

    fn done(&self, deed: DocumentDeed, title: &str) -> String {
        match deed {
            DocumentDeed::Added => format!("Added: *{title}*. From now on I answer from it here."),
            DocumentDeed::Replaced => format!("Replaced: *{title}*. From now on I answer from the new text."),
            DocumentDeed::Removed => format!("Removed: *{title}*."),
            DocumentDeed::Left => "Left as it was.".to_owned(),
        }
    }

    fn refused(&self, why: DocumentRefusal<'_>) -> String {
        match why {
            DocumentRefusal::FileTooLarge(most) => {
                format!(
                    "That file is larger than {most} MB. Split it, or send the text without the pictures."
                )
            }
            DocumentRefusal::TooMuchText(most) => {
                format!("There is more than {most} MB of text in it: split it into several documents.")
            }
            DocumentRefusal::Unreached => {
                "I couldn't get the file from Discord. Please send it once more.".to_owned()
            }
            DocumentRefusal::NotOfDiscord => {
                "I only read files that were attached on Discord. Attach the file itself, please.".to_owned()
            }
            DocumentRefusal::Busy => {
                "I'm still reading other files. Please try again in a minute.".to_owned()
            }
            DocumentRefusal::Refused(name, why) => format!("I can't read *{name}*: it {why}."),
            DocumentRefusal::TooMany(most) => {
                format!(
                    "This server has {most} documents, and I can't hold more. Remove one first with `/documents list`."
                )
            }
            DocumentRefusal::TooMuch(most) => {
                format!(
                    "With this one the documents of this server would have more than {most} MB of text. Remove one first with `/documents list`."
                )
            }
            DocumentRefusal::Gone => "That document is gone already.".to_owned(),
            DocumentRefusal::Forgotten => {
                "That was too long ago: I don't remember what I read. Please send it once more.".to_owned()
            }
        }
    }

    fn form(&self) -> String {
        "A document for this server".to_owned()
    }

    fn form_inputs(&self) -> [String; 3] {
        ["Title".to_owned(), "Text".to_owned(), "Where it comes from: a name or a link".to_owned()]
    }

    fn form_hint(&self) -> String {
        "Write each question as a heading: ## How do I become a member?".to_owned()
    }

    fn may_answer(&self, title: &str) -> String {
        format!("There may be an answer in a new document: *{title}*")
    }
}

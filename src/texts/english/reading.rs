//! What does the bot say in English to somebody who looks around?

use super::{English, counted_documents};
use crate::domain::Language;
use crate::texts::reading::ReadingTexts;
use crate::texts::sentences::Texts as _;

impl ReadingTexts for English {
    fn topics_title(&self) -> String {
        "Topics".to_owned()
    }

    fn choose_topic(&self) -> String {
        "Choose a topic".to_owned()
    }

    fn choose_document(&self) -> String {
        "Choose a document".to_owned()
    }

    fn choose_section(&self) -> String {
        "Choose a section".to_owned()
    }

    fn other_topics(&self) -> String {
        "Other documents".to_owned()
    }

    fn members_who_helped(&self) -> String {
        "Members who helped with this".to_owned()
    }

    fn their_answer(&self) -> String {
        "answer".to_owned()
    }

    fn documents_in_topic(&self, count: usize) -> String {
        counted_documents(count)
    }

    fn no_documents(&self) -> String {
        "I have read no documents yet.".to_owned()
    }

    fn previous_page(&self) -> String {
        "Previous".to_owned()
    }

    fn next_page(&self) -> String {
        "Next".to_owned()
    }

    fn page_of(&self, number: usize, of: usize) -> String {
        format!("Page {number} of {of}")
    }

    fn no_quote_on(&self, topic: &str, there_are: &[String]) -> String {
        let none = format!("I have no quote on {topic}.");
        if there_are.is_empty() {
            none
        } else {
            format!("{none} There are some on: {}.", there_are.join(", "))
        }
    }

    fn no_quote_in(&self, language: Language) -> String {
        format!("I have no such quote in {}. Choose another language, or none.", self.language_name(language))
    }

    fn sources_title(&self, documents: usize) -> String {
        if documents == 1 {
            "I have read 1 document".to_owned()
        } else {
            format!("I have read {documents} documents")
        }
    }

    fn no_works(&self) -> String {
        "Names no sources".to_owned()
    }

    fn more_works(&self, count: usize) -> String {
        if count == 1 { "and 1 more source".to_owned() } else { format!("and {count} more sources") }
    }

    fn licence(&self, licence: &str) -> String {
        format!("licence: {licence}")
    }

    fn about_title(&self) -> String {
        "About this bot".to_owned()
    }

    fn about(&self) -> String {
        "I am vraagbaak. I look up your question in this community's documents and show the passage as it stands there, with its source. I make nothing up: if it isn't there, I say so."
            .to_owned()
    }

    fn source_code_label(&self) -> String {
        "Source code".to_owned()
    }

    fn privacy_title(&self) -> String {
        "What I keep".to_owned()
    }

    fn privacy(&self) -> String {
        "- I don't keep who asks what, or what I answer.\n\
         - If you ask for quotes in private, I remember by your Discord ID which ones you have seen, so that you don't keep getting the same. If you ask for none for 400 days, I erase that.\n\
         - If you set up a quote of the day, I remember that it was you, to warn you when it stops. I keep that for as long as your setting stands.\n\
         - `/privacy export` gives you all I keep about you; `/privacy erase` erases it."
            .to_owned()
    }

    fn privacy_on_server(&self, log: bool) -> String {
        let asked = if log {
            "Questions I can't answer here, I keep for the moderators for 30 days, without noting who asked."
        } else {
            "Here I don't keep questions I have no answer to."
        };
        format!(
            "- Of this server I keep its settings, which quotes have been shown, how often a passage was called helpful or not (180 days, without noting by whom), and for 100 days when a quote of the day was posted or skipped. When I leave the server, I erase all of it after seven days.\n- {asked}"
        )
    }

    fn kept_of_you(&self, rows: usize) -> String {
        match rows {
            0 => "At this moment I keep nothing about you.".to_owned(),
            1 => "At this moment I keep 1 row about you.".to_owned(),
            more => format!("At this moment I keep {more} rows about you."),
        }
    }

    fn exported(&self) -> String {
        "This is all I keep about you.".to_owned()
    }

    fn erase_sure(&self, rows: usize) -> String {
        let what =
            if rows == 1 { "I will erase 1 row".to_owned() } else { format!("I will erase {rows} rows") };
        format!("{what}, and can't undo that. Quotes you have seen may then come again.")
    }

    fn erase_now(&self) -> String {
        "Erase everything about me".to_owned()
    }

    fn erased(&self, rows: u64) -> String {
        if rows == 1 { "Erased: 1 row.".to_owned() } else { format!("Erased: {rows} rows.") }
    }

    fn not_erased(&self) -> String {
        "That didn't work, and nothing has been erased yet. Please try again in a minute.".to_owned()
    }

    fn nothing_kept(&self) -> String {
        "I keep nothing about you, so there is nothing to erase.".to_owned()
    }
}

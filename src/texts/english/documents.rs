//! What is said in English of the documents to whoever looks after them?

use crate::texts::documents::{DocumentTexts, Findings};

pub(crate) struct English;

impl DocumentTexts for English {
    fn message(&self, english: &str) -> String {
        english.to_owned()
    }

    fn warning(&self) -> String {
        "warning".to_owned()
    }

    fn advice(&self) -> String {
        "advice".to_owned()
    }

    fn findings(&self, findings: Findings) -> String {
        let Findings { documents, errors, warnings, could_be_better } = findings;
        let counted = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        let [documents, errors, warnings] =
            [(documents, "document"), (errors, "error"), (warnings, "warning")]
                .map(|(n, what)| counted(n, what));
        match could_be_better {
            0 => format!("{documents}, {errors}, {warnings}"),
            count => format!("{documents}, {errors}, {warnings}, {count} that could be better"),
        }
    }

    fn count_columns(&self) -> [&'static str; 6] {
        ["language", "documents", "passages", "words", "quotes", "questions"]
    }

    fn topic_columns(&self) -> [&'static str; 5] {
        ["language", "topic", "documents", "words", "quotes"]
    }

    fn entries_and_sources(&self, entries: usize, sources: usize) -> String {
        format!("glossary entries {entries}, sources {sources}")
    }

    fn oldest_source(&self, work: &str, year: u16) -> String {
        format!("the oldest source: {work} ({year})")
    }

    fn all_translated(&self) -> String {
        "every document is there in both languages".to_owned()
    }

    fn untranslated(&self) -> String {
        "in one language only:".to_owned()
    }

    fn answer_of_a_member(&self) -> String {
        "Answer by a member".to_owned()
    }

    fn answers_written(&self, written: usize, unchanged: usize, removed: usize) -> String {
        format!("answers: {written} written, {unchanged} as they were, {removed} taken away")
    }

    fn answer_left(&self, path: &str) -> String {
        format!("{path}: left alone, since somebody else wrote or worked on it")
    }

    fn no_store_yet(&self) -> String {
        "There is no database of this version yet: start the bot first.".to_owned()
    }
}

//! What is said in Dutch of the documents to whoever looks after them?

use super::catalogue;
use crate::texts::documents::{DocumentTexts, Findings};

pub(crate) struct Dutch;

impl DocumentTexts for Dutch {
    fn message(&self, english: &str) -> String {
        catalogue::translate(english)
    }

    fn warning(&self) -> String {
        "waarschuwing".to_owned()
    }

    fn advice(&self) -> String {
        "advies".to_owned()
    }

    fn findings(&self, findings: Findings) -> String {
        let Findings { documents, errors, warnings, could_be_better } = findings;
        let counted = |count: usize, one: &str, more: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {more}"),
        };
        let documents = counted(documents, "document", "documenten");
        let errors = counted(errors, "fout", "fouten");
        let warnings = counted(warnings, "waarschuwing", "waarschuwingen");
        match could_be_better {
            0 => format!("{documents}, {errors}, {warnings}"),
            1 => format!("{documents}, {errors}, {warnings}, 1 ding dat beter kan"),
            count => format!("{documents}, {errors}, {warnings}, {count} dingen die beter kunnen"),
        }
    }

    fn count_columns(&self) -> [&'static str; 6] {
        ["taal", "documenten", "passages", "woorden", "citaten", "vragen"]
    }

    fn topic_columns(&self) -> [&'static str; 5] {
        ["taal", "onderwerp", "documenten", "woorden", "citaten"]
    }

    fn entries_and_sources(&self, entries: usize, sources: usize) -> String {
        format!("ingangen in de woordenlijst {entries}, bronnen {sources}")
    }

    fn oldest_source(&self, work: &str, year: u16) -> String {
        format!("de oudste bron: {work} ({year})")
    }

    fn all_translated(&self) -> String {
        "elk document is er in beide talen".to_owned()
    }

    fn untranslated(&self) -> String {
        "alleen in één taal:".to_owned()
    }

    fn answer_of_a_member(&self) -> String {
        "Antwoord van een lid".to_owned()
    }

    fn answers_written(&self, written: usize, unchanged: usize, removed: usize) -> String {
        format!("antwoorden: {written} geschreven, {unchanged} al goed, {removed} weggehaald")
    }

    fn answer_left(&self, path: &str) -> String {
        format!("{path}: met rust gelaten, want iemand anders schreef of bewerkte dit")
    }

    fn no_store_yet(&self) -> String {
        "Er is nog geen database van deze versie: start eerst de bot.".to_owned()
    }
}

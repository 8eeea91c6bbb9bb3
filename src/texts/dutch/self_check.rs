//! What does `self-check` say in Dutch?

use super::Dutch;
use crate::texts::self_check::{CheckPart, SelfCheckTexts};

impl SelfCheckTexts for Dutch {
    fn self_check_intro(&self) -> String {
        "Zo staat je vraagbaak ervoor. Er staat geen token, wachtwoord, naam van een server of woord van een lid in: je mag dit aan anderen sturen.".to_owned()
    }

    fn check_part(&self, part: CheckPart) -> &'static str {
        match part {
            CheckPart::Program => "Programma en machine",
            CheckPart::Settings => "Instellingen",
            CheckPart::Folders => "Mappen",
            CheckPart::Database => "Database",
            CheckPart::Documents => "Documenten",
            CheckPart::Discord => "De weg naar Discord",
        }
    }

    fn machine(&self, system: &str, processors: usize, megabytes: Option<u64>) -> String {
        let memory = megabytes.map_or(String::new(), |megabytes| format!(", {megabytes} MB geheugen"));
        let processors =
            if processors == 1 { "1 processor".to_owned() } else { format!("{processors} processoren") };
        format!("Systeem: {system}, {processors}{memory}")
    }

    fn in_container(&self) -> String {
        "In een container.".to_owned()
    }

    fn clock(&self, time: &str) -> String {
        format!("De klok staat op {time}.")
    }

    fn by_flag(&self) -> &'static str {
        "getypt"
    }

    fn by_variable(&self) -> &'static str {
        "variabele"
    }

    fn by_file(&self, file: &str, line: usize) -> String {
        format!("{file}, regel {line}")
    }

    fn secret_is_set(&self) -> String {
        "(ingevuld)".to_owned()
    }

    fn rest_is_default(&self) -> String {
        "De rest staat zoals het geleverd wordt.".to_owned()
    }

    fn all_is_default(&self) -> String {
        "Alles staat zoals het geleverd wordt.".to_owned()
    }

    fn runs_as(&self, who: &str) -> String {
        format!("Het programma draait als {who} (gebruiker:groep).")
    }

    fn rights(&self, path: &str, mode: &str, owner: &str) -> String {
        format!("{path}: rechten {mode}, van {owner}")
    }

    fn not_there(&self, path: &str) -> String {
        format!("Er is geen {path}.")
    }

    fn unseen(&self, path: &str, reason: &str) -> String {
        format!("{path}: niet te zien ({reason})")
    }

    fn readable_by_all(&self, path: &str) -> String {
        format!("Iedereen op deze machine kan {path} lezen, en daar staat het token in. Typ: chmod o= {path}")
    }

    fn room_left(&self, megabytes: u64) -> String {
        format!("Op de schijf is nog {megabytes} MB vrij.")
    }

    fn counted(&self, language: &str, documents: usize, passages: usize, quotes: usize) -> String {
        format!("{language}: documenten {documents}, passages {passages}, citaten {quotes}")
    }

    fn index_kept(&self) -> String {
        "De index van deze documenten is er.".to_owned()
    }

    fn index_to_come(&self) -> String {
        "De index van deze documenten is er nog niet; de bot maakt hem als hij start.".to_owned()
    }

    fn discord_answers(&self) -> String {
        "Discord is bereikbaar.".to_owned()
    }

    fn servers_lacking(&self, lacking: usize, of: usize) -> String {
        format!("Bekeken servers: {of}. Daarvan missen rechten, of laten ze niet zien: {lacking}.")
    }
}

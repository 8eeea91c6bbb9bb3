//! What does `self-check` say in English?

use super::English;
use crate::texts::self_check::{CheckPart, SelfCheckTexts};

impl SelfCheckTexts for English {
    fn self_check_intro(&self) -> String {
        "This is how your vraagbaak stands. It holds no token, password, name of a server or word of a member: you may send it to others.".to_owned()
    }

    fn check_part(&self, part: CheckPart) -> &'static str {
        match part {
            CheckPart::Program => "Program and machine",
            CheckPart::Settings => "Settings",
            CheckPart::Folders => "Folders",
            CheckPart::Database => "The database",
            CheckPart::Documents => "Documents",
            CheckPart::Discord => "The way to Discord",
        }
    }

    fn machine(&self, system: &str, processors: usize, megabytes: Option<u64>) -> String {
        let memory = megabytes.map_or(String::new(), |megabytes| format!(", {megabytes} MB of memory"));
        let processors =
            if processors == 1 { "1 processor".to_owned() } else { format!("{processors} processors") };
        format!("System: {system}, {processors}{memory}")
    }

    fn in_container(&self) -> String {
        "In a container.".to_owned()
    }

    fn clock(&self, time: &str) -> String {
        format!("The clock says {time}.")
    }

    fn by_flag(&self) -> &'static str {
        "typed"
    }

    fn by_variable(&self) -> &'static str {
        "variable"
    }

    fn by_file(&self, file: &str, line: usize) -> String {
        format!("{file}, line {line}")
    }

    fn secret_is_set(&self) -> String {
        "(set)".to_owned()
    }

    fn rest_is_default(&self) -> String {
        "The rest is as it comes.".to_owned()
    }

    fn all_is_default(&self) -> String {
        "All is as it comes.".to_owned()
    }

    fn runs_as(&self, who: &str) -> String {
        format!("The program runs as {who} (user:group).")
    }

    fn rights(&self, path: &str, mode: &str, owner: &str) -> String {
        format!("{path}: rights {mode}, of {owner}")
    }

    fn not_there(&self, path: &str) -> String {
        format!("There is no {path}.")
    }

    fn unseen(&self, path: &str, reason: &str) -> String {
        format!("{path}: can't be seen ({reason})")
    }

    fn readable_by_all(&self, path: &str) -> String {
        format!("Everybody on this machine can read {path}, which holds the token. Type: chmod o= {path}")
    }

    fn room_left(&self, megabytes: u64) -> String {
        format!("There are {megabytes} MB left on the disk.")
    }

    fn counted(&self, language: &str, documents: usize, passages: usize, quotes: usize) -> String {
        format!("{language}: documents {documents}, passages {passages}, quotes {quotes}")
    }

    fn index_kept(&self) -> String {
        "The index of these documents is there.".to_owned()
    }

    fn index_to_come(&self) -> String {
        "The index of these documents is not there yet; the bot makes it when it starts.".to_owned()
    }

    fn discord_answers(&self) -> String {
        "Discord can be reached.".to_owned()
    }

    fn servers_lacking(&self, lacking: usize, of: usize) -> String {
        format!(
            "Servers looked at: {of}. Of these, permissions are missing or could not be seen on: {lacking}."
        )
    }
}

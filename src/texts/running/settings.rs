//! What is said of a setting that is wrong, or of the file with them?

use crate::domain::{Allowed, Origin};

/// A choice that can't be.
#[derive(Clone, Copy, Debug)]
pub struct WrongChoice<'c> {
    /// The flag or the variable.
    pub name: &'c str,
    /// What was chosen, where that may be shown.
    pub value: Option<&'c str>,
    /// Where it was chosen.
    pub origin: Origin,
    /// The file with variables.
    pub file: &'c str,
    /// What may be chosen.
    pub allowed: &'c Allowed,
}

impl WrongChoice<'_> {
    /// The choice as it was made.
    pub(in crate::texts) fn shown(&self) -> String {
        let joint = if matches!(self.origin, Origin::Typed) { " " } else { "=" };
        self.value.map_or_else(|| self.name.to_owned(), |value| format!("{}{joint}{value}", self.name))
    }
}

/// What is said of settings.
pub trait SettingsTexts {
    /// We may not read the file with variables; our group, where the system has such.
    fn env_file_forbidden(&self, file: &str, group: Option<&str>) -> String;
    /// A file with variables was named that is not there.
    fn env_file_missing(&self, file: &str) -> String;
    /// It can't be read; what the system said.
    fn env_file_unreadable(&self, file: &str, reason: &str) -> String;
    /// It is no text.
    fn env_file_is_no_text(&self, file: &str) -> String;
    /// A line of it can't be understood.
    fn env_file_line(&self, file: &str, line: usize) -> String;
    /// Something can't be chosen so.
    fn wrong_choice(&self, choice: &WrongChoice<'_>) -> String;
    /// The token would go over the internet as it is, to the address in this variable.
    fn clear_text(&self, variable: &str) -> String;
    /// A name in the file with variables is none of ours, and nearly this one.
    fn misspelt(&self, file: &str, line: usize, name: &str, near: &str) -> String;
}

//! What does `self-check` say, to be sent to others?

/// A part of what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckPart {
    /// The program and the machine.
    Program,
    /// What was chosen.
    Settings,
    /// The folders and their rights.
    Folders,
    /// What the bot remembers.
    Database,
    /// What it answers from, and its index.
    Documents,
    /// The way to Discord.
    Discord,
}

/// What is said of the program, the machine and the way to Discord.
pub trait SelfCheckTexts {
    /// Above it all: that it may be sent to others.
    fn self_check_intro(&self) -> String;
    /// Above a part.
    fn check_part(&self, part: CheckPart) -> &'static str;
    /// The machine: its system, its processors, and its memory, where that is known.
    fn machine(&self, system: &str, processors: usize, megabytes: Option<u64>) -> String;
    /// The program runs in a container.
    fn in_container(&self) -> String;
    /// What time it is, by the machine's clock.
    fn clock(&self, time: &str) -> String;
    /// Something was chosen with a flag.
    fn by_flag(&self) -> &'static str;
    /// Something was chosen with a variable.
    fn by_variable(&self) -> &'static str;
    /// Something was chosen in this line of the file with variables.
    fn by_file(&self, file: &str, line: usize) -> String;
    /// In the place of a secret.
    fn secret_is_set(&self) -> String;
    /// What was not named is as it comes.
    fn rest_is_default(&self) -> String;
    /// Nothing was chosen at all.
    fn all_is_default(&self) -> String;
    /// As whom the program runs, by number.
    fn runs_as(&self, who: &str) -> String;
    /// Who may do what with a file or folder, as `chmod` has it, and whose it is.
    fn rights(&self, path: &str, mode: &str, owner: &str) -> String;
    /// A file or folder is not there.
    fn not_there(&self, path: &str) -> String;
    /// It can't be seen; what the system said.
    fn unseen(&self, path: &str, reason: &str) -> String;
    /// Everybody on the machine can read the file with the token.
    fn readable_by_all(&self, path: &str) -> String;
    /// How much may still be written.
    fn room_left(&self, megabytes: u64) -> String;
    /// What there is in a language.
    fn counted(&self, language: &str, documents: usize, passages: usize, quotes: usize) -> String;
    /// The index of these documents is there.
    fn index_kept(&self) -> String;
    /// The index of these documents is not there yet.
    fn index_to_come(&self) -> String;
    /// Discord answers, whoever asks.
    fn discord_answers(&self) -> String;
    /// On how many of the servers that were looked at a permission is missing.
    fn servers_lacking(&self, lacking: usize, of: usize) -> String;
}

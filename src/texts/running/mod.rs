//! What is said to the volunteer who looks after a bot that runs?

pub(super) mod settings;

/// What is said about a bot that runs, with what to do.
pub trait RunningTexts {
    /// The bot that serves `/health` at this address hears from Discord.
    fn bot_hears(&self, address: &str) -> String;
    /// It runs, and hears nothing.
    fn bot_silent(&self, address: &str) -> String;
    /// What answers there is no bot of ours.
    fn bot_is_another(&self, address: &str) -> String;
    /// Nobody answers there; what the system said.
    fn bot_absent(&self, address: &str, reason: &str) -> String;
    /// It is not known where the bot serves `/health`.
    fn health_unserved(&self) -> String;
    /// The same bot runs already with this data folder.
    fn runs_already(&self, folder: &str) -> String;
    /// There is a database already where a backup was to be put back.
    fn database_is_there(&self, place: &str) -> String;
    /// So many backups that had their time are gone.
    fn backups_rotated(&self, count: usize) -> String;
    /// For the service manager: the bot is on its way to Discord for the first time.
    fn status_starting(&self) -> String;
    /// For the service manager: the bot hears from Discord.
    fn status_hears(&self) -> String;
    /// For the service manager: it hears nothing, and tries to come back.
    fn status_silent(&self) -> String;
}

//! What is said in English about a bot that runs?

mod settings;

use super::English;
use crate::texts::running::RunningTexts;

impl RunningTexts for English {
    fn bot_hears(&self, address: &str) -> String {
        format!("The bot at {address} hears from Discord.")
    }

    fn bot_silent(&self, address: &str) -> String {
        format!("The bot at {address} runs, but hears nothing from Discord. Its log says why.")
    }

    fn bot_is_another(&self, address: &str) -> String {
        format!("What answers at {address} is not the bot. See whether METRICS_ADDR is right.")
    }

    fn bot_absent(&self, address: &str, reason: &str) -> String {
        format!("No bot answers at {address} ({reason}). See whether it runs, and has the same METRICS_ADDR.")
    }

    fn health_unserved(&self) -> String {
        "I don't know where to ask the bot how it is. Put METRICS_ADDR=127.0.0.1:9100 in .env, and start the bot again.".to_owned()
    }

    fn runs_already(&self, folder: &str) -> String {
        format!(
            "This bot is already running with the folder {folder} (DATA_DIR). Stop the other one first: with Ctrl-C in the terminal it runs in, or with sudo systemctl stop vraagbaak. Together they would answer every question twice.\n\
             Several processes side by side need PostgreSQL (DATABASE_URL), and shards of their own (SHARDS)."
        )
    }

    fn database_is_there(&self, place: &str) -> String {
        format!("There is a database in {place} already. With --force the backup takes its place.")
    }

    fn backups_rotated(&self, count: usize) -> String {
        if count == 1 {
            "One old backup was thrown away.".to_owned()
        } else {
            format!("{count} old backups were thrown away.")
        }
    }

    fn status_starting(&self) -> String {
        "On the way to Discord".to_owned()
    }

    fn status_hears(&self) -> String {
        "On Discord".to_owned()
    }

    fn status_silent(&self) -> String {
        "Hears nothing from Discord; trying to come back".to_owned()
    }
}

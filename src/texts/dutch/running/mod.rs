//! What is said in Dutch about a bot that runs?

mod settings;

use super::Dutch;
use crate::texts::running::RunningTexts;

impl RunningTexts for Dutch {
    fn bot_hears(&self, address: &str) -> String {
        format!("De bot op {address} hoort Discord.")
    }

    fn bot_silent(&self, address: &str) -> String {
        format!("De bot op {address} draait, maar hoort Discord niet. In zijn log staat waarom.")
    }

    fn bot_is_another(&self, address: &str) -> String {
        format!("Op {address} antwoordt iets anders dan de bot. Kijk of METRICS_ADDR klopt.")
    }

    fn bot_absent(&self, address: &str, reason: &str) -> String {
        format!(
            "Op {address} antwoordt geen bot ({reason}). Kijk of hij draait, en of hij dezelfde METRICS_ADDR heeft."
        )
    }

    fn health_unserved(&self) -> String {
        "Ik weet niet waar de bot te vragen is hoe het gaat. Zet in .env METRICS_ADDR=127.0.0.1:9100 en start de bot opnieuw.".to_owned()
    }

    fn runs_already(&self, folder: &str) -> String {
        format!(
            "Deze bot draait al, met de map {folder} (DATA_DIR). Stop de andere eerst: met Ctrl-C in de terminal waarin die draait, of met sudo systemctl stop vraagbaak. Samen zouden ze elke vraag twee keer beantwoorden.\n\
             Meer processen naast elkaar kan met PostgreSQL (DATABASE_URL), elk met eigen shards (SHARDS)."
        )
    }

    fn database_is_there(&self, place: &str) -> String {
        format!("Er staat al een database in {place}. Met --force komt de kopie ervoor in de plaats.")
    }

    fn backups_rotated(&self, count: usize) -> String {
        if count == 1 {
            "Een oude kopie is weggegooid.".to_owned()
        } else {
            format!("{count} oude kopieën zijn weggegooid.")
        }
    }

    fn status_starting(&self) -> String {
        "Op weg naar Discord".to_owned()
    }

    fn status_hears(&self) -> String {
        "Op Discord".to_owned()
    }

    fn status_silent(&self) -> String {
        "Hoort Discord niet; probeert terug te komen".to_owned()
    }
}

//! What is said in Dutch of a setting that is wrong, or of the file with them?

use crate::domain::{Allowed, Origin};
use crate::texts::dutch::Dutch;
use crate::texts::running::settings::{SettingsTexts, WrongChoice};

impl SettingsTexts for Dutch {
    fn env_file_forbidden(&self, file: &str, group: Option<&str>) -> String {
        let what = match group {
            Some(group) => {
                format!(
                    "Geef de groep van de bot leesrecht: sudo chgrp {group} {file}, en daarna: sudo chmod 640 {file}"
                )
            }
            None => "Geef de bot leesrecht.".to_owned(),
        };
        format!("Ik mag {file} niet lezen. {what}")
    }

    fn env_file_missing(&self, file: &str) -> String {
        format!("{file} is er niet. Controleer de naam bij --env-file (ENV_FILE).")
    }

    fn env_file_unreadable(&self, file: &str, reason: &str) -> String {
        format!("{file} is niet te lezen: {reason}.")
    }

    fn env_file_is_no_text(&self, file: &str) -> String {
        format!("{file} is geen tekst in UTF-8. Sla het bestand op als UTF-8.")
    }

    fn env_file_line(&self, file: &str, line: usize) -> String {
        format!(
            "{file}, regel {line}: dit is niet NAAM=waarde. Een waarde met een spatie erin hoort tussen aanhalingstekens."
        )
    }

    fn wrong_choice(&self, choice: &WrongChoice<'_>) -> String {
        let wrong = match (choice.origin, choice.shown()) {
            (Origin::File { line }, shown) => format!("{}, regel {line}: {shown}", choice.file),
            (Origin::Environment, shown) => format!("De variabele {shown}"),
            (Origin::Typed | Origin::Default, shown) => shown,
        };
        let right = match choice.allowed {
            Allowed::Switch => "Kies ja of nee".to_owned(),
            Allowed::OneOf(values) => format!("Kies {}", listed(values)),
            Allowed::Number { least, most } => format!("Kies een getal van {least} tot en met {most}"),
            Allowed::Like(example) => format!("Geef iets als {example}"),
        };
        format!("{wrong} kan niet. {right}.")
    }

    fn clear_text(&self, variable: &str) -> String {
        format!(
            "{variable}: daar gaat het token van de bot onversleuteld heen, zodat iedereen onderweg het kan lezen. Gebruik https:// (wss:// voor de gateway), of een adres in je eigen netwerk. Moet het toch, zet dan DISCORD_API_INSECURE=yes."
        )
    }

    fn misspelt(&self, file: &str, line: usize, name: &str, near: &str) -> String {
        format!("{file}, regel {line}: {name} ken ik niet. Bedoel je {near}?")
    }
}

fn listed(values: &[String]) -> String {
    match values {
        [first @ .., last] if !first.is_empty() => format!("{} of {last}", first.join(", ")),
        _ => values.concat(),
    }
}

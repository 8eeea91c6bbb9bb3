//! What is said in Dutch of what a server has of its own?

use jiff::civil::Date;

use super::daily::day_and_month;
use crate::texts::own::OwnTexts;

pub(crate) struct Dutch;

impl OwnTexts for Dutch {
    fn answered_by(&self, name: Option<&str>, on: Date) -> String {
        let who = name.map_or_else(String::new, |name| format!(": {name}"));
        format!("Antwoord van een lid{who}, {} {}", day_and_month(on), on.year())
    }

    fn to_message(&self) -> String {
        "Naar het bericht".to_owned()
    }
}

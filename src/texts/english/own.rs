//! What is said in English of what a server has of its own?

use jiff::civil::Date;

use super::daily::day_and_month;
use crate::texts::own::OwnTexts;

pub(crate) struct English;

impl OwnTexts for English {
    fn answered_by(&self, name: Option<&str>, on: Date) -> String {
        let who = name.map_or_else(String::new, |name| format!(": {name}"));
        format!("Answered by a member{who}, {} {}", day_and_month(on), on.year())
    }

    fn to_message(&self) -> String {
        "To the message".to_owned()
    }
}

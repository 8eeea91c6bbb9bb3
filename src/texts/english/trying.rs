//! What does `corpus try` say in English?

use super::English;
use crate::texts::trying::TryingTexts;

impl TryingTexts for English {
    fn asking_sections(&self) -> &'static str {
        "Asking the documents their own questions"
    }

    fn finds_other(&self, question: &str, other: &str, place: Option<usize>) -> String {
        let own = match place {
            Some(place) => format!("this section comes in place {place}"),
            None => "this section is not among the first three".to_owned(),
        };
        format!("“{question}” finds {other} first; {own}")
    }

    fn finds_unsure(&self, question: &str) -> String {
        format!("“{question}” finds this section, but isn't sure enough: the bot says that it doesn't know")
    }

    fn finds_nothing(&self, question: &str) -> String {
        format!("“{question}” finds nothing")
    }

    fn sections_found(&self, found: usize, asked: usize) -> String {
        format!("{found} of {asked} questions find their own section.")
    }

    fn how_to_be_found(&self) -> String {
        "What helps: a heading that says what the section is about, and below it a comment that begins with `questions` and has a question on each line, as members ask it.".to_owned()
    }
}

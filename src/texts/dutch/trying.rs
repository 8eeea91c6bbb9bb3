//! What does `corpus try` say in Dutch?

use super::Dutch;
use crate::texts::trying::TryingTexts;

impl TryingTexts for Dutch {
    fn asking_sections(&self) -> &'static str {
        "De documenten hun eigen vragen stellen"
    }

    fn finds_other(&self, question: &str, other: &str, place: Option<usize>) -> String {
        let own = match place {
            Some(place) => format!("dit stuk staat op plaats {place}"),
            None => "dit stuk staat niet bij de eerste drie".to_owned(),
        };
        format!("“{question}” vindt eerst {other}; {own}")
    }

    fn finds_unsure(&self, question: &str) -> String {
        format!("“{question}” vindt dit stuk, maar te onzeker: de bot zegt dat hij het niet weet")
    }

    fn finds_nothing(&self, question: &str) -> String {
        format!("“{question}” vindt niets")
    }

    fn sections_found(&self, found: usize, asked: usize) -> String {
        format!("{found} van de {asked} vragen vinden hun eigen stuk.")
    }

    fn how_to_be_found(&self) -> String {
        "Wat helpt: een kop die zegt waar het stuk over gaat, en daaronder een commentaar dat begint met `vragen` en op elke regel een vraag noemt zoals leden die stellen.".to_owned()
    }
}

//! What is said in Dutch of what a server has of its own?

use jiff::civil::Date;

use super::daily::day_and_month;
use crate::texts::own::{DocumentDeed, DocumentRefusal, OwnTexts};

pub(crate) struct Dutch;

impl OwnTexts for Dutch {
    fn answered_by(&self, name: Option<&str>, on: Date) -> String {
        let who = name.map_or_else(String::new, |name| format!(": {name}"));
        format!("Antwoord van een lid{who}, {}", self.date(on))
    }

    fn to_message(&self) -> String {
        "Naar het bericht".to_owned()
    }

    fn documents(&self) -> String {
        "Documenten van deze server".to_owned()
    }

    fn no_documents(&self) -> String {
        "Er zijn er nog geen. Met `/documenten toevoegen` voeg je een bestand toe, of tekst die je zelf schrijft."
            .to_owned()
    }

    fn room(&self, documents: usize, most: usize, size: &str, largest: &str) -> String {
        format!("{documents} van de {most} documenten, {size} van de {largest}")
    }

    fn size(&self, bytes: usize) -> String {
        match bytes {
            0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
            _ => format!("{},{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        }
    }

    fn choose_document(&self) -> String {
        "Kies een document".to_owned()
    }

    fn date(&self, date: Date) -> String {
        format!("{} {}", day_and_month(date), date.year())
    }

    fn not_added_yet(&self) -> String {
        "Dit heb ik gelezen. Het telt pas mee als je het toevoegt; daarna antwoord ik er alleen op deze server uit."
            .to_owned()
    }

    fn passages(&self, count: usize) -> String {
        if count == 1 {
            "1 passage om uit te antwoorden".to_owned()
        } else {
            format!("{count} passages om uit te antwoorden")
        }
    }

    fn begins(&self) -> String {
        "Zo begint het".to_owned()
    }

    fn look_at_this(&self) -> String {
        "Kijk hier even naar".to_owned()
    }

    fn and_more(&self, count: usize) -> String {
        format!("en nog {count}")
    }

    fn same_title(&self) -> String {
        "Er is al een document met deze titel. *Vervangen* zet dit ervoor in de plaats.".to_owned()
    }

    fn add(&self) -> String {
        "Toevoegen".to_owned()
    }

    fn replace(&self) -> String {
        "Vervangen".to_owned()
    }

    fn leave_it(&self) -> String {
        "Laat maar".to_owned()
    }

    fn remove(&self) -> String {
        "Weghalen".to_owned()
    }

    fn write_anew(&self) -> String {
        "Opnieuw schrijven".to_owned()
    }

    fn all_documents(&self) -> String {
        "Alle documenten".to_owned()
    }

    fn remove_sure(&self, title: &str) -> String {
        format!("*{title}* weghalen? Daarna antwoord ik er niet meer uit.")
    }

    fn done(&self, deed: DocumentDeed, title: &str) -> String {
        match deed {
            DocumentDeed::Added => format!("Toegevoegd: *{title}*. Vanaf nu antwoord ik er hier ook uit."),
            DocumentDeed::Replaced => {
                format!("Vervangen: *{title}*. Vanaf nu antwoord ik uit de nieuwe tekst.")
            }
            DocumentDeed::Removed => format!("Weggehaald: *{title}*."),
            DocumentDeed::Left => "Alles blijft zoals het was.".to_owned(),
        }
    }

    fn refused(&self, why: DocumentRefusal<'_>) -> String {
        match why {
            DocumentRefusal::FileTooLarge(most) => {
                format!(
                    "Dat bestand is groter dan {most} MB. Splits het, of stuur de tekst zonder de plaatjes."
                )
            }
            DocumentRefusal::TooMuchText(most) => {
                format!("Er staat meer dan {most} MB tekst in: maak er een paar documenten van.")
            }
            DocumentRefusal::Unreached => {
                "Ik kreeg het bestand niet van Discord. Stuur het nog eens, alsjeblieft.".to_owned()
            }
            DocumentRefusal::NotOfDiscord => {
                "Ik lees alleen bestanden die op Discord zijn bijgevoegd. Voeg het bestand zelf bij."
                    .to_owned()
            }
            DocumentRefusal::Busy => {
                "Ik ben nog andere bestanden aan het lezen. Probeer het over een minuutje nog eens."
                    .to_owned()
            }
            DocumentRefusal::Refused(name, why) => format!("*{name}* kan ik niet lezen: het {why}."),
            DocumentRefusal::TooMany(most) => {
                format!(
                    "Deze server heeft {most} documenten, en meer kan ik er niet aan. Haal er eerst een weg met `/documenten lijst`."
                )
            }
            DocumentRefusal::TooMuch(most) => {
                format!(
                    "Hiermee zouden de documenten van deze server meer dan {most} MB tekst hebben. Haal er eerst een weg met `/documenten lijst`."
                )
            }
            DocumentRefusal::Gone => "Dat document is al weg.".to_owned(),
            DocumentRefusal::Forgotten => {
                "Dat is te lang geleden: ik weet niet meer wat ik las. Stuur het nog eens.".to_owned()
            }
        }
    }

    fn form(&self) -> String {
        "Een document voor deze server".to_owned()
    }

    fn form_inputs(&self) -> [String; 3] {
        ["Titel".to_owned(), "Tekst".to_owned(), "Waar het vandaan komt: een naam of een link".to_owned()]
    }

    fn form_hint(&self) -> String {
        "Schrijf elke vraag als kop: ## Hoe word ik lid?".to_owned()
    }

    fn may_answer(&self, title: &str) -> String {
        format!("Misschien staat het antwoord in een nieuw document: *{title}*")
    }
}

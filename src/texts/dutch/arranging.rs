//! What is said in Dutch while somebody arranges the quote of the day?

use jiff::civil::Date;

use super::daily;
use crate::domain::schedule::Days;
use crate::domain::schedule::extras::{Extra, ExtraKind};
use crate::texts::arranging::ArrangingTexts;

pub(crate) struct Dutch;

impl ArrangingTexts for Dutch {
    fn understood(&self) -> String {
        "Zo begrijp ik het. Er is nog niets ingesteld.".to_owned()
    }

    fn set_it(&self) -> String {
        "Zo instellen".to_owned()
    }

    fn leave_it(&self) -> String {
        "Toch niet".to_owned()
    }

    fn left(&self) -> String {
        "Goed, er is niets veranderd.".to_owned()
    }

    fn which_one(&self, typed: &str) -> String {
        format!("Wat bedoel je met \"{typed}\"?")
    }

    fn draft_gone(&self) -> String {
        "Dit voorstel heb ik niet meer, en er is niets ingesteld. Geef `/dagelijks instellen` nog een keer."
            .to_owned()
    }

    fn days(&self, days: Days) -> String {
        match days {
            Days::ALL => "elke dag".to_owned(),
            Days::WORKING => "werkdagen".to_owned(),
            Days::WEEKEND => "weekend".to_owned(),
            _ => daily::names(days).join(", "),
        }
    }

    fn always(&self, distance: &str) -> String {
        format!("Altijd {distance}")
    }

    fn extra(&self, kind: ExtraKind, state: Extra) -> Option<String> {
        let words = match (kind, state) {
            (_, Extra::Off) => return None,
            (ExtraKind::Publish, Extra::On) => "Ik publiceer het ook voor de servers die dit kanaal volgen.",
            (ExtraKind::Publish, Extra::Refused) => {
                "Publiceren lukte niet en staat uit. Zet het weer aan met `/dagelijks instellen` en *publiceren*."
            }
            (ExtraKind::Thread, Extra::On) => "Eronder komt een thread om erover te praten.",
            (ExtraKind::Thread, Extra::Refused) => {
                "Een thread openen lukte niet en staat uit. Zet het weer aan met `/dagelijks instellen` en *thread*."
            }
        };
        Some(words.to_owned())
    }

    fn extra_refused(&self, kind: ExtraKind, channel: &str) -> String {
        match kind {
            ExtraKind::Publish => format!(
                "Het citaat van de dag in {channel} staat er, maar publiceren mag ik het niet. Dat staat nu uit; het citaat zelf blijft komen. Kijk of {channel} nog een aankondigingenkanaal is, en zet het weer aan met `/dagelijks instellen` en *publiceren*."
            ),
            ExtraKind::Thread => format!(
                "Het citaat van de dag in {channel} staat er, maar een thread eronder mag ik niet openen. Dat staat nu uit; het citaat zelf blijft komen. Geef me in dat kanaal het recht Openbare threads maken (Create Public Threads), en zet het weer aan met `/dagelijks instellen` en *thread*."
            ),
        }
    }

    fn not_announced(&self, channel: &str) -> String {
        format!(
            "{channel} is geen aankondigingenkanaal, dus publiceren kan daar niet. Laat `publiceren` weg, of kies een aankondigingenkanaal."
        )
    }

    fn is_thread(&self, channel: &str) -> String {
        format!(
            "{channel} is zelf een thread, en daar past er geen onder. Laat `thread` weg, of kies een kanaal."
        )
    }

    fn thread_closed(&self, channel: &str) -> String {
        format!(
            "De thread {channel} is gesloten, dus daar kan ik niets plaatsen. Open de thread weer, of kies een ander kanaal."
        )
    }

    fn thread_name(&self, date: Date) -> String {
        format!("Praat mee over het citaat van {}", daily::day_and_month(date))
    }
}

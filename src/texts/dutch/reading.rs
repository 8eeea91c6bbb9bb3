//! What does the bot say in Dutch to somebody who looks around?

use super::{Dutch, counted_documents};
use crate::domain::Language;
use crate::texts::reading::ReadingTexts;
use crate::texts::sentences::Texts as _;

impl ReadingTexts for Dutch {
    fn topics_title(&self) -> String {
        "Onderwerpen".to_owned()
    }

    fn choose_topic(&self) -> String {
        "Kies een onderwerp".to_owned()
    }

    fn choose_document(&self) -> String {
        "Kies een document".to_owned()
    }

    fn choose_section(&self) -> String {
        "Kies een stuk".to_owned()
    }

    fn other_topics(&self) -> String {
        "Overige documenten".to_owned()
    }

    fn members_who_helped(&self) -> String {
        "Leden die hierbij hielpen".to_owned()
    }

    fn their_answer(&self) -> String {
        "antwoord".to_owned()
    }

    fn documents_in_topic(&self, count: usize) -> String {
        counted_documents(count)
    }

    fn no_documents(&self) -> String {
        "Ik heb nog geen documenten gelezen.".to_owned()
    }

    fn previous_page(&self) -> String {
        "Vorige".to_owned()
    }

    fn next_page(&self) -> String {
        "Volgende".to_owned()
    }

    fn page_of(&self, number: usize, of: usize) -> String {
        format!("Pagina {number} van {of}")
    }

    fn no_quote_on(&self, topic: &str, there_are: &[String]) -> String {
        let none = format!("Over {topic} heb ik geen citaat.");
        if there_are.is_empty() { none } else { format!("{none} Wel over: {}.", there_are.join(", ")) }
    }

    fn no_quote_in(&self, language: Language) -> String {
        format!(
            "In het {} heb ik zo'n citaat niet. Kies een andere taal, of geen.",
            self.language_name(language)
        )
    }

    fn sources_title(&self, documents: usize) -> String {
        if documents == 1 {
            "Ik heb 1 document gelezen".to_owned()
        } else {
            format!("Ik heb {documents} documenten gelezen")
        }
    }

    fn no_works(&self) -> String {
        "Geen bronnen genoemd".to_owned()
    }

    fn more_works(&self, count: usize) -> String {
        if count == 1 { "en nog 1 bron".to_owned() } else { format!("en nog {count} bronnen") }
    }

    fn licence(&self, licence: &str) -> String {
        format!("licentie: {licence}")
    }

    fn about_title(&self) -> String {
        "Over deze bot".to_owned()
    }

    fn about(&self) -> String {
        "Ik ben vraagbaak. Ik zoek je vraag op in de documenten van deze gemeenschap en laat de passage zien zoals die er staat, met de bron erbij. Ik verzin niets: staat het er niet, dan zeg ik dat."
            .to_owned()
    }

    fn source_code_label(&self) -> String {
        "Broncode".to_owned()
    }

    fn privacy_title(&self) -> String {
        "Wat ik bewaar".to_owned()
    }

    fn privacy(&self) -> String {
        "- Wie wat vraagt en wat ik antwoord, bewaar ik niet.\n\
         - Vraag je onder vier ogen om citaten, dan onthoud ik bij je Discord-nummer welke je al hebt gezien, zodat je niet steeds dezelfde krijgt. Vraag je er 400 dagen geen meer, dan wis ik dat.\n\
         - Stel je een citaat van de dag in, dan onthoud ik dat jij dat deed, om je te waarschuwen als het stilvalt. Dat bewaar ik zolang jouw instelling geldt.\n\
         - Met `/privacy exporteren` krijg je alles wat ik van je bewaar; met `/privacy wissen` is het weg."
            .to_owned()
    }

    fn privacy_on_server(&self, log: bool) -> String {
        let asked = if log {
            "Vragen waarop ik geen antwoord heb, bewaar ik hier 30 dagen voor de moderators, zonder te onthouden wie ze stelde."
        } else {
            "Vragen waarop ik geen antwoord heb, bewaar ik hier niet."
        };
        format!(
            "- Van deze server bewaar ik de instellingen, welke citaten er al zijn geweest, hoe vaak een passage nuttig is genoemd of niet (180 dagen, zonder te onthouden door wie), en 100 dagen lang wanneer er een citaat van de dag is geplaatst of overgeslagen. Verlaat ik de server, dan wis ik alles na zeven dagen.\n- {asked}"
        )
    }

    fn kept_of_you(&self, rows: usize) -> String {
        match rows {
            0 => "Van jou bewaar ik nu niets.".to_owned(),
            1 => "Van jou bewaar ik nu 1 regel.".to_owned(),
            more => format!("Van jou bewaar ik nu {more} regels."),
        }
    }

    fn exported(&self) -> String {
        "Dit is alles wat ik van je bewaar.".to_owned()
    }

    fn erase_sure(&self, rows: usize) -> String {
        let what = if rows == 1 {
            "Met deze knop wis ik 1 regel".to_owned()
        } else {
            format!("Met deze knop wis ik {rows} regels")
        };
        format!(
            "{what}, en dat kan ik niet terugdraaien. Citaten die je al had gezien, kunnen dan opnieuw komen."
        )
    }

    fn erase_now(&self) -> String {
        "Wis alles van mij".to_owned()
    }

    fn erased(&self, rows: u64) -> String {
        if rows == 1 { "Gewist: 1 regel.".to_owned() } else { format!("Gewist: {rows} regels.") }
    }

    fn not_erased(&self) -> String {
        "Het wissen is niet gelukt, en er is nog niets gewist. Probeer het over een minuut nog eens."
            .to_owned()
    }

    fn nothing_kept(&self) -> String {
        "Van jou bewaar ik niets, dus er is niets te wissen.".to_owned()
    }
}

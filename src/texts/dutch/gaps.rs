//! What is said in Dutch to moderators about what the documents lack, and about the figures?

use super::group::Dutch;
use crate::texts::gaps::{Figure, FiguresTexts, GapTexts};

impl GapTexts for Dutch {
    fn for_moderators(&self) -> String {
        "Dit is voor moderators.".to_owned()
    }

    fn gaps_title(&self) -> String {
        "Wat de documenten missen".to_owned()
    }

    fn gaps_hint(&self) -> String {
        "Vragen zonder antwoord, de meest gestelde eerst".to_owned()
    }

    fn gaps_explained(&self) -> String {
        "Vragen zonder antwoord in de documenten en open vragen in de groep. Wat op hetzelfde neerkomt, staat bij elkaar."
            .to_owned()
    }

    fn gap_line(&self, count: usize, question: &str, when: &str, open: &[String]) -> String {
        let group =
            if open.is_empty() { String::new() } else { format!(" · in de groep: {}", open.join(", ")) };
        format!("**{count}×** {question} · {when}{group}")
    }

    fn nothing_lacking(&self) -> String {
        "Er zijn geen vragen zonder antwoord. Mooi.".to_owned()
    }

    fn log_is_off(&self) -> String {
        "Vragen zonder antwoord worden hier niet bewaard. Dat zet je aan met `/settings`.".to_owned()
    }

    fn choose_gap(&self) -> String {
        "Kies een vraag om er iets mee te doen".to_owned()
    }

    fn gap_gone(&self) -> String {
        "Die vraag staat niet meer op de lijst.".to_owned()
    }

    fn as_a_file(&self) -> String {
        "Als bestand (CSV)".to_owned()
    }

    fn here_is_the_file(&self) -> String {
        "Dit is de hele lijst, om te openen in een spreadsheet.".to_owned()
    }

    fn columns(&self) -> [String; 6] {
        ["vraag", "taal", "aantal keer", "laatst", "in de groep", "ook gevraagd als"].map(str::to_owned)
    }

    fn asked_so_often(&self, count: usize, when: &str) -> String {
        match count {
            1 => format!("1 keer gevraagd, {when}."),
            more => format!("{more} keer gevraagd, de laatste keer {when}."),
        }
    }

    fn also_asked_as(&self) -> String {
        "Ook zo gevraagd".to_owned()
    }

    fn waits_in_the_group(&self) -> String {
        "Open in de groep".to_owned()
    }

    fn back_to_the_list(&self) -> String {
        "Terug naar de lijst".to_owned()
    }

    fn a_passage_answers_it(&self) -> String {
        "Het staat in de documenten".to_owned()
    }

    fn find_passage_title(&self) -> String {
        "Welke passage is het antwoord?".to_owned()
    }

    fn question_to_lead(&self) -> String {
        "De vraag, zoals anderen hem stellen".to_owned()
    }

    fn words_to_find(&self) -> String {
        "Woorden om de passage mee te vinden".to_owned()
    }

    fn choose_passage(&self) -> String {
        "Welke passage is het antwoord?".to_owned()
    }

    fn no_passage(&self) -> String {
        "Daar vind ik geen passage mee. Probeer het met woorden die in de passage staan.".to_owned()
    }

    fn leads_now(&self) -> String {
        "Opgeslagen. Wie dit hier vraagt, krijgt vanaf nu die passage.".to_owned()
    }

    fn answers_it(&self, title: &str) -> String {
        format!("Een moderator vond het antwoord in de documenten: *{title}*")
    }

    fn too_many_lead(&self, most: usize) -> String {
        format!(
            "Er zijn al {most} vragen die naar een passage leiden; meer passen er niet. Haal er eerst een weg."
        )
    }

    fn leading_button(&self) -> String {
        "Vragen met een passage".to_owned()
    }

    fn leading_title(&self) -> String {
        "Vragen die naar een passage leiden".to_owned()
    }

    fn nothing_leads(&self) -> String {
        "Er is nog geen vraag waarvan iemand zei dat die in de documenten staat.".to_owned()
    }

    fn leading_line(&self, question: &str, place: &str) -> String {
        format!("{question} → {place}")
    }

    fn passage_lost(&self) -> String {
        "*deze passage staat niet meer in de documenten*".to_owned()
    }

    fn choose_to_stop(&self) -> String {
        "Kies een vraag die niet meer naar die passage leidt".to_owned()
    }

    fn leads_no_more(&self) -> String {
        "Die vraag leidt niet meer naar die passage.".to_owned()
    }

    fn put_to_the_group(&self) -> String {
        "Vraag het de groep".to_owned()
    }

    fn somebody_asked(&self) -> String {
        "Iemand vroeg dit".to_owned()
    }

    fn put_there(&self, link: &str) -> String {
        format!("De vraag staat in {link}.")
    }

    fn without_personal_data(&self) -> String {
        "In de vraag staat een e-mailadres, telefoonnummer of rekeningnummer. Haal dat er eerst uit: iedereen leest mee."
            .to_owned()
    }

    fn not_ours(&self) -> String {
        "Niets voor ons".to_owned()
    }

    fn merge_open(&self) -> String {
        "Maak er één vraag van".to_owned()
    }

    fn merged_open(&self, link: &str) -> String {
        format!("Het is nu één vraag, in {link}.")
    }

    fn taken_off(&self) -> String {
        "Die vraag staat niet meer op de lijst.".to_owned()
    }
}

impl FiguresTexts for Dutch {
    fn figures_title(&self) -> String {
        "Cijfers".to_owned()
    }

    fn figures_hint(&self) -> String {
        "Hoe het met de vragen ging, zonder namen".to_owned()
    }

    fn figures_of(&self, days: u16) -> String {
        format!("De laatste {days} dagen, zonder namen.")
    }

    fn figure(&self, figure: Figure, count: u64) -> String {
        let what = match (figure, count) {
            (Figure::Asked, 1) => "vraag aan mij",
            (Figure::Asked, _) => "vragen aan mij",
            (Figure::Answered, _) => "beantwoord uit de documenten",
            (Figure::Put, 1) => "vraag aan de groep",
            (Figure::Put, _) => "vragen aan de groep",
            (Figure::RepliedWithinHour, _) => "met antwoord binnen een uur",
            (Figure::RepliedWithinDay, _) => "met antwoord binnen een dag",
            (Figure::Helped, _) => "opgelost",
            (Figure::Kept, 1) => "antwoord bewaard",
            (Figure::Kept, _) => "antwoorden bewaard",
            (Figure::Repliers, 1) => "lid dat antwoordde",
            (Figure::Repliers, _) => "leden die antwoordden",
            (Figure::NewRepliers, _) => "daarvan voor het eerst",
            (Figure::HelpersAwake, 1) => "lid dat meedenkt",
            (Figure::HelpersAwake, _) => "leden die meedenken",
            (Figure::HelpersAsleep, _) => "slapend of op pauze",
            (Figure::Wakes, _) => "keer iemand iets gevraagd",
            (Figure::WakesTakenUp, _) => "keer opgepakt",
        };
        format!("**{count}** {what}")
    }

    fn topics_lacking(&self) -> String {
        "Waarover het vaakst geen antwoord was".to_owned()
    }

    fn topic_lacking(&self, topic: &str, count: usize) -> String {
        format!("{topic} ({count})")
    }

    fn of_the_documents(&self) -> String {
        "De documenten".to_owned()
    }

    fn of_the_group(&self) -> String {
        "De groep".to_owned()
    }

    fn of_the_helpers(&self) -> String {
        "Wie meedenkt".to_owned()
    }

    fn monday_figures(&self) -> String {
        "De cijfers van deze week".to_owned()
    }

    fn choose_figures_channel(&self) -> String {
        "Cijfers op maandag: kies een kanaal".to_owned()
    }

    fn figures_go_to(&self, channel: &str) -> String {
        format!("Elke maandag staan de cijfers in {channel}.")
    }

    fn no_more_figures(&self) -> String {
        "Geen cijfers op maandag".to_owned()
    }
}

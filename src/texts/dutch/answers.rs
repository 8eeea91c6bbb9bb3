//! What stands around an answer in Dutch?

use super::Dutch;
use crate::texts::answers::AnswerTexts;

impl AnswerTexts for Dutch {
    fn more(&self) -> String {
        "Meer…".to_owned()
    }

    fn more_about(&self, place: &str) -> String {
        format!("Meer bij *{place}*")
    }

    fn choose_passage(&self) -> String {
        "Zocht je een van deze?".to_owned()
    }

    fn works_behind_more(&self, count: usize) -> String {
        format!("{count} bronnen onder Meer…")
    }

    fn and_more_works(&self, count: usize) -> String {
        format!("en nog {count}")
    }

    fn closest_headings(&self) -> String {
        "Dit ligt er het dichtst bij:".to_owned()
    }

    fn look_around(&self) -> String {
        "Probeer het met andere woorden, of kijk rond met `/onderwerpen`.".to_owned()
    }

    fn answers_openly_in(&self, channels: &[String]) -> String {
        format!(
            "Openbaar antwoord ik alleen in {}. Elders zie alleen jij wat `/vraag` geeft.",
            channels.join(", ")
        )
    }

    fn only_you_see_it_in(&self, channels: &[String]) -> String {
        format!("In {} zie alleen jij mijn antwoord.", channels.join(", "))
    }

    fn answers_unasked_in(&self, channels: &[String]) -> String {
        format!("In {} hoef je me niet te noemen: weet ik het zeker, dan antwoord ik.", channels.join(", "))
    }

    fn pause_between_questions(&self, seconds: u64) -> String {
        if seconds == 1 {
            "Tussen twee vragen zit 1 seconde.".to_owned()
        } else {
            format!("Tussen twee vragen zitten {seconds} seconden.")
        }
    }

    fn other_commands(&self, commands: &[String]) -> String {
        format!("Verder: {}", commands.join(", "))
    }

    fn ratings_label(&self) -> String {
        "Wat leden van passages vinden".to_owned()
    }

    fn no_ratings(&self) -> String {
        "Nog niemand heeft op *Nuttig* of *Niet nuttig* gedrukt.".to_owned()
    }

    fn rated(&self, place: &str, helpful: u64, unhelpful: u64) -> String {
        format!("{place}: {helpful} keer nuttig, {unhelpful} keer niet")
    }

    fn take_back(&self) -> String {
        "Antwoord weghalen".to_owned()
    }

    fn taken_back(&self) -> String {
        "Het antwoord is weg.".to_owned()
    }

    fn not_taken_back(&self) -> String {
        "Hier mag ik mijn eigen bericht niet weghalen. Vraag het een moderator.".to_owned()
    }

    fn post_as_reply(&self) -> String {
        "Plaats als antwoord".to_owned()
    }

    fn posted(&self, link: &str) -> String {
        format!("Het staat er: {link}")
    }

    fn pointed_out_by(&self, member: &str) -> String {
        format!("{member} wijst op deze passage.")
    }

    fn message_gone(&self) -> String {
        "Dat bericht is er niet meer.".to_owned()
    }

    fn not_shared_here(&self) -> String {
        "De moderators hebben gekozen dat ik hier niets openbaar zeg. Je kunt de tekst wel zelf doorgeven."
            .to_owned()
    }

    fn may_not_speak(&self) -> String {
        "Je mag hier zelf niet schrijven, dus doe ik dat ook niet voor je.".to_owned()
    }
}

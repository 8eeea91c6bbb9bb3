//! What is said in Dutch about questions that are put to the group? In the je-form: friendly and short.

use crate::domain::Language;
use crate::texts::group::{GroupTexts, PersonalData, QuestionStatus, message_link};
use crate::texts::permissions::{Permission, listed};

pub(crate) struct Dutch;

impl GroupTexts for Dutch {
    fn ask_the_group(&self) -> String {
        "Vraag het de groep".to_owned()
    }

    fn perhaps_somebody_knows(&self) -> String {
        "Misschien weet iemand hier het.".to_owned()
    }

    fn looking_for_people(&self) -> String {
        "Zo te zien zoek je mensen. Dit staat in de documenten; de groep weet misschien meer.".to_owned()
    }

    fn form_title(&self) -> String {
        "Vraag het de groep: iedereen leest mee".to_owned()
    }

    fn change_title(&self) -> String {
        "Verander je vraag".to_owned()
    }

    fn question_label(&self) -> String {
        "Je vraag, in één zin".to_owned()
    }

    fn question_example(&self) -> String {
        "Wie kent een zaal voor dertig mensen in Zwolle?".to_owned()
    }

    fn purpose_label(&self) -> String {
        "Waar heb je het voor nodig?".to_owned()
    }

    fn tried_label(&self) -> String {
        "Wat heb je al gevonden of geprobeerd?".to_owned()
    }

    fn by_when_label(&self) -> String {
        "Wanneer heb je het nodig?".to_owned()
    }

    fn may_be_your_answer(&self) -> String {
        "Voor ik het plaats: is dit misschien je antwoord?".to_owned()
    }

    fn that_is_it(&self) -> String {
        "Dat is het, dank je".to_owned()
    }

    fn glad_you_found_it(&self) -> String {
        "Fijn, dan plaats ik niets.".to_owned()
    }

    fn post_my_question(&self) -> String {
        "Plaats mijn vraag".to_owned()
    }

    fn looks_like(&self, link: &str, when: &str) -> String {
        format!("Dit lijkt erop: {link}, gevraagd {when}. Is het dezelfde vraag?")
    }

    fn tell_me_when_answered(&self) -> String {
        "Ja, laat het me weten".to_owned()
    }

    fn mine_differs(&self) -> String {
        "Nee, die van mij is anders".to_owned()
    }

    fn holds_personal_data(&self, what: PersonalData) -> String {
        let what = match what {
            PersonalData::Email => "een e-mailadres",
            PersonalData::Phone => "een telefoonnummer",
            PersonalData::Iban => "een rekeningnummer",
        };
        format!("Er staat {what} in je vraag. Iedereen ziet het. Toch plaatsen?")
    }

    fn post_all_the_same(&self) -> String {
        "Toch plaatsen".to_owned()
    }

    fn change_it_first(&self) -> String {
        "Eerst veranderen".to_owned()
    }

    fn posted(&self, link: &str, wait: Option<u64>) -> String {
        let posted = format!("Je vraag staat in {link}.");
        match wait {
            None => posted,
            Some(wait) => format!(
                "{posted} Antwoordt er binnen {} niemand, dan vraag ik een paar mensen die het misschien weten.",
                minutes(wait)
            ),
        }
    }

    fn posted_before(&self, link: &str) -> String {
        format!("Die vraag van jou staat er al: {link}")
    }

    fn too_many_at_once(&self, most: usize) -> String {
        format!(
            "Je hebt al {most} open vragen. Rond er eerst een af: druk eronder op *Mijn vraag …*, of geef `/open`."
        )
    }

    fn too_many_today(&self, most: usize) -> String {
        format!(
            "Je hebt de groep vandaag al {most} dingen gevraagd. Kom morgen terug, of vraag het mij met `/vraag`."
        )
    }

    fn may_not_ask(&self, until: &str) -> String {
        format!(
            "De moderators hebben vragen van jou aan de groep een tijdje stopgezet: je kunt weer vragen {until}. Weet je niet waarom, vraag het hun dan."
        )
    }

    fn too_short(&self, least: u16) -> String {
        format!(
            "Links, uitnodigingen en vermeldingen haal ik uit een vraag, en van de jouwe blijft te weinig over. Vraag het in woorden, {least} tekens of meer."
        )
    }

    fn no_group(&self) -> String {
        "Er is hier geen plek meer waar ik vragen aan de groep kan plaatsen. De moderators kiezen die met `/instellingen`."
            .to_owned()
    }

    fn may_not_post(&self, channel: &str, permissions: &[Permission]) -> String {
        let lacks = listed(permissions, Language::Dutch);
        format!(
            "In {channel} kan ik niets plaatsen: ik mis {lacks}. Vertel het de moderators, zij kunnen dat veranderen."
        )
    }

    fn not_posted(&self) -> String {
        "Het lukte niet je vraag te plaatsen, dus er is nog niets gebeurd. Probeer het over een minuut nog eens; je woorden staan nog in dit bericht."
            .to_owned()
    }

    fn what_for(&self) -> String {
        "Waarvoor".to_owned()
    }

    fn tried(&self) -> String {
        "Al geprobeerd".to_owned()
    }

    fn by(&self) -> String {
        "Wanneer".to_owned()
    }

    fn in_the_documents(&self) -> String {
        "In de documenten".to_owned()
    }

    fn status(&self, status: QuestionStatus) -> String {
        match status {
            QuestionStatus::NoReply => "Nog niemand heeft geantwoord.".to_owned(),
            QuestionStatus::Asked(count) => match count {
                1 => "Eén lid is gevraagd even te kijken.".to_owned(),
                2 => "Twee mensen is gevraagd even te kijken.".to_owned(),
                3 => "Drie mensen is gevraagd even te kijken.".to_owned(),
                more => format!("{more} mensen is gevraagd even te kijken."),
            },
            QuestionStatus::Looking => "Iemand kijkt ernaar.".to_owned(),
            QuestionStatus::Replies(1) => "1 antwoord.".to_owned(),
            QuestionStatus::Replies(count) => format!("{count} antwoorden."),
            QuestionStatus::Helped(key, message) => format!("Dit hielp: {}", message_link(key, message)),
            QuestionStatus::Solved => "Opgelost.".to_owned(),
            QuestionStatus::Closed => "Gesloten.".to_owned(),
            QuestionStatus::Withdrawn => "(De vrager heeft deze vraag ingetrokken.)".to_owned(),
            QuestionStatus::Removed => "(De moderators hebben deze vraag weggehaald.)".to_owned(),
            QuestionStatus::Erased => "(De vrager heeft deze vraag gewist.)".to_owned(),
        }
    }

    fn want_to_know(&self, count: u64) -> String {
        match count {
            0 => "Dit wil ik ook weten".to_owned(),
            more => format!("Dit wil ik ook weten ({more})"),
        }
    }

    fn my_question(&self) -> String {
        "Mijn vraag …".to_owned()
    }

    fn nameless(&self) -> String {
        "Vraag".to_owned()
    }

    fn followed(&self, from_now: bool) -> String {
        if from_now {
            "Ik laat het je in het draadje weten als hij beantwoord is. Druk nog eens om dat terug te draaien."
        } else {
            "Je hoort er van mij niets meer over."
        }
        .to_owned()
    }

    fn follows_anyway(&self) -> String {
        "Dit is je eigen vraag: je ziet vanzelf wat er geantwoord wordt.".to_owned()
    }

    fn question_gone(&self) -> String {
        "Deze vraag staat niet meer open.".to_owned()
    }

    fn not_yours(&self) -> String {
        "Alleen de vrager en de moderators kunnen iets met deze vraag doen.".to_owned()
    }

    fn same_as_another(&self) -> String {
        "Zelfde als een andere …".to_owned()
    }

    fn which_other(&self) -> String {
        "Welke vraag is dezelfde?".to_owned()
    }

    fn no_other(&self) -> String {
        "Er staat geen andere vraag open.".to_owned()
    }

    fn merged(&self) -> String {
        "Klaar. De latere vraag is gesloten en verwijst naar de eerste; wie hem wilde weten, hoort het daar."
            .to_owned()
    }

    fn goes_on_there(&self, link: &str) -> String {
        format!(
            "Deze vraag werd al gesteld: {link}. Daar gaat het verder; wie dit wilde weten, hoort het daar."
        )
    }

    fn what_to_do(&self) -> String {
        "Wat wil je met deze vraag doen?".to_owned()
    }

    fn change_question(&self) -> String {
        "Veranderen".to_owned()
    }

    fn withdraw(&self) -> String {
        "Intrekken".to_owned()
    }

    fn solved_myself(&self) -> String {
        "Het is opgelost".to_owned()
    }

    fn remove(&self) -> String {
        "Weghalen".to_owned()
    }

    fn stop_waking(&self) -> String {
        "Vraag er niemand over".to_owned()
    }

    fn stop_asking(&self) -> String {
        "Een week geen vragen van dit lid".to_owned()
    }

    fn sure(&self) -> String {
        "De woorden van de vraag verdwijnen; wat er geantwoord is, blijft staan. Weet je het zeker?"
            .to_owned()
    }

    fn yes_take_away(&self) -> String {
        "Ja, haal weg".to_owned()
    }

    fn changed(&self) -> String {
        "Klaar, het staat er nu zoals je het schreef.".to_owned()
    }

    fn taken_away(&self) -> String {
        "Klaar, de vraag is weg.".to_owned()
    }

    fn good_to_hear(&self) -> String {
        "Fijn om te horen. Ik heb erbij gezet dat het opgelost is.".to_owned()
    }

    fn waking_stopped(&self) -> String {
        "Klaar, ik vraag niemand meer over deze vraag.".to_owned()
    }

    fn asking_stopped(&self) -> String {
        "Klaar, dit lid kan de groep een week lang niets vragen. Deze vraag blijft staan.".to_owned()
    }

    fn no_reply_yet(&self) -> String {
        "Nog geen antwoord. De vraag blijft op de lijst staan. Helpen andere woorden?".to_owned()
    }

    fn change_my_question(&self) -> String {
        "Verander mijn vraag".to_owned()
    }

    fn did_somebody_help(&self, asker: &str) -> String {
        format!("{asker}, heeft iemand hier je geholpen? Laat het dan even weten.")
    }

    fn who_helped(&self) -> String {
        "Wie hielp je?".to_owned()
    }

    fn found_it_myself(&self) -> String {
        "Zelf gevonden".to_owned()
    }

    fn not_yet(&self) -> String {
        "Nog niet".to_owned()
    }

    fn stays_open(&self) -> String {
        "Dan blijft de vraag open. Ik vraag het niet nog eens.".to_owned()
    }

    fn is_answered(&self, followers: &str, link: Option<&str>) -> String {
        match link {
            Some(link) => format!("{followers}: er is een antwoord dat hielp: {link}"),
            None => format!("{followers}: deze vraag is beantwoord."),
        }
    }

    fn closed_for_silence(&self) -> String {
        "Hier heeft twee weken niemand geschreven, dus ik heb deze vraag gesloten. Schrijf iets en hij is weer open."
            .to_owned()
    }

    fn closed_with_the_group(&self) -> String {
        "De moderators zijn gestopt met vragen aan de groep, dus ik heb deze gesloten.".to_owned()
    }

    fn privacy(&self) -> String {
        "- Leg je de groep een vraag voor, dan bewaar ik de woorden en dat ze van jou zijn, tot 90 dagen nadat de vraag gesloten is. Dat je iets ook wilt weten of ergens op antwoordde, bewaar ik tot 30 dagen daarna. Met `/privacy wissen` gaat dat allemaal weg, en je vraag ook van Discord."
            .to_owned()
    }

    fn help(&self, channel: &str) -> String {
        format!(
            "- Staat het niet in de documenten, druk dan op *Vraag het de groep*: ik plaats je vraag in {channel}.\n- `/open` laat zien welke vragen op antwoord wachten. Misschien weet jij er een."
        )
    }
}

/// A time, in words.
pub(super) fn minutes(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 1) => "1 minuut".to_owned(),
        (hours, 0) if hours > 0 => format!("{hours} uur"),
        _ => format!("{minutes} minuten"),
    }
}

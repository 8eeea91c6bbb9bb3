//! What is said in Dutch to those who think along? In the je-form: friendly and short.

use crate::domain::Language;
use crate::domain::helper::{HelperState, QuietHours, Way};
use crate::texts::helpers::{HelperChoice, HelperTexts, NoMore, PauseFor, WakeReason, WakeWords};

pub(crate) struct Dutch;

impl HelperTexts for Dutch {
    fn think_along(&self) -> String {
        "Meedenken".to_owned()
    }

    fn what_it_is(&self, a_week: u16) -> String {
        format!(
            "Soms antwoordt niemand op een vraag. Dan stuur ik hooguit drie mensen die er misschien iets van weten \
             een privébericht. Je hoeft geen expert te zijn, en \"nu niet\" mag altijd: niemand ziet het. Hooguit \
             {a_week} per week, nooit 's nachts."
        )
    }

    fn choose_topics(&self) -> String {
        "Kies onderwerpen".to_owned()
    }

    fn topics_label(&self) -> String {
        "Onderwerpen".to_owned()
    }

    fn own_words_label(&self) -> String {
        "In mijn eigen woorden".to_owned()
    }

    fn none_yet(&self) -> String {
        "Nog niets".to_owned()
    }

    fn in_own_words(&self) -> String {
        "In mijn eigen woorden".to_owned()
    }

    fn own_words_title(&self) -> String {
        "Meedenken".to_owned()
    }

    fn what_can_people_ask(&self) -> String {
        "Waar mogen mensen je naar vragen?".to_owned()
    }

    fn own_words_example(&self) -> String {
        "een straatfeest organiseren, boekhouden voor een stichting, bijen houden".to_owned()
    }

    fn count_me_in(&self) -> String {
        "Doe mij maar mee".to_owned()
    }

    fn something_first(&self) -> String {
        "Kies eerst een onderwerp, of schrijf een paar eigen woorden.".to_owned()
    }

    fn would_you_too(&self) -> String {
        "Is er iets waar anderen jou naar kunnen vragen?".to_owned()
    }

    fn i_think_along_too(&self) -> String {
        "Ja, ik denk ook mee".to_owned()
    }

    fn no_group_here(&self) -> String {
        "Op deze server kunnen vragen niet aan de groep gesteld worden. Dan heb ik jou ook niets te vragen."
            .to_owned()
    }

    fn greeting(&self, name: &str, server: &str) -> String {
        format!(
            "Hoi {name}! Hier vraag ik je af en toe iets namens {server}. Veranderen of stoppen: `/meedenken` op de \
             server, of met de knop."
        )
    }

    fn stop(&self) -> String {
        "Stoppen".to_owned()
    }

    fn direct_messages_closed(&self) -> String {
        "Ik kan je geen privébericht sturen. Sta ze toe voor deze server (servermenu, Privacyinstellingen) en druk nog \
         eens. Of:"
            .to_owned()
    }

    fn mention_me(&self) -> String {
        "Noem me liever in het draadje".to_owned()
    }

    fn try_later(&self) -> String {
        "Er boden zich net zo veel mensen aan dat het van Discord rustig aan moet. Druk je over een uur nog eens?"
            .to_owned()
    }

    fn counted_in(&self, way: Way) -> String {
        match way {
            Way::DirectMessage => {
                "Fijn, je doet mee. Ik heb je een privébericht gestuurd: daar vraag ik je iets."
            }
            Way::Thread => "Fijn, je doet mee. Wil ik je iets vragen, dan noem ik je in het draadje.",
        }
        .to_owned()
    }

    fn you_think_along(&self) -> String {
        "Je denkt mee".to_owned()
    }

    fn state(&self, state: HelperState, until: Option<&str>) -> String {
        match (state, until) {
            (HelperState::Awake, _) => "Ik vraag je af en toe iets.".to_owned(),
            (HelperState::Paused, Some(until)) => format!("Je neemt pauze tot {until}."),
            (HelperState::Paused, None) => "Je neemt pauze tot je het weer zegt.".to_owned(),
            (HelperState::Asleep, _) => {
                "Ik vraag je niets meer, want ik hoorde een tijd niets van je.".to_owned()
            }
            (HelperState::Unreachable, _) => {
                "Mijn privéberichten komen niet bij je aan. Sta ze toe voor deze server (servermenu, \
                 Privacyinstellingen), of kies dat ik je in het draadje noem."
                    .to_owned()
            }
            (HelperState::Gone, _) => "Je was van de server weg.".to_owned(),
        }
    }

    fn asked_so_far(&self, week: usize, month: usize) -> String {
        format!("Deze week gevraagd: {week}. In de laatste 30 dagen: {month}.")
    }

    fn replied_in(&self, questions: usize) -> String {
        match questions {
            1 => "Je antwoordde de laatste tijd op één vraag van een ander. Dank je wel.".to_owned(),
            _ => format!("Je antwoordde de laatste tijd op {questions} vragen van anderen. Dank je wel."),
        }
    }

    fn at_most(&self, a_week: u16) -> String {
        format!("Hooguit {a_week} per week")
    }

    fn quiet(&self, hours: Option<QuietHours>, zone: &str) -> String {
        match hours {
            Some(QuietHours { from, to }) => format!("Nooit van {} tot {} ({zone})", clock(from), clock(to)),
            None => "Op elk uur".to_owned(),
        }
    }

    fn languages(&self, only: Option<Language>) -> String {
        match only {
            None => "Vragen in elke taal",
            Some(Language::Dutch) => "Alleen vragen in het Nederlands",
            Some(Language::English) => "Alleen vragen in het Engels",
        }
        .to_owned()
    }

    fn way(&self, way: Way) -> String {
        match way {
            Way::DirectMessage => "Met een privébericht",
            Way::Thread => "Door je te noemen in het draadje",
        }
        .to_owned()
    }

    fn named(&self, named: bool) -> String {
        if named { "Genoemd onder onderwerpen waarbij je hielp" } else { "Nergens met je naam genoemd" }
            .to_owned()
    }

    fn not_asked_for(&self, people: u64) -> String {
        match people {
            1 => "Niet gevraagd voor één persoon".to_owned(),
            _ => format!("Niet gevraagd voor {people} mensen"),
        }
    }

    fn choose_change(&self) -> String {
        "Verander iets".to_owned()
    }

    fn choice(&self, choice: HelperChoice) -> String {
        match choice {
            HelperChoice::Topics => "Onderwerpen",
            HelperChoice::OwnWords => "Mijn eigen woorden",
            HelperChoice::AWeek => "Hoeveel per week",
            HelperChoice::QuietHours => "Stille uren en tijdzone",
            HelperChoice::Languages => "Talen van de vragen",
            HelperChoice::Way => "Privébericht of genoemd worden in het draadje",
            HelperChoice::Named => "Genoemd worden onder onderwerpen waarbij ik hielp: aan of uit",
            HelperChoice::Pause => "Pauze nemen",
            HelperChoice::ForEverybody => "Vraag me weer voor iedereen",
        }
        .to_owned()
    }

    fn back(&self) -> String {
        "Terug".to_owned()
    }

    fn times_a_week(&self, a_week: u16) -> String {
        format!("{a_week} per week")
    }

    fn pause_for(&self, time: PauseFor) -> String {
        match time {
            PauseFor::Week => "Een week",
            PauseFor::Month => "Een maand",
            PauseFor::UntilTheySaySo => "Tot ik het zeg",
        }
        .to_owned()
    }

    fn wake_me_again(&self) -> String {
        "Vraag me weer".to_owned()
    }

    fn quiet_title(&self) -> String {
        "Wanneer vraag ik je niets?".to_owned()
    }

    fn quiet_labels(&self) -> [String; 3] {
        [
            "Vanaf, zoals 22:00 (leeg: op elk uur)".to_owned(),
            "Tot, zoals 08:00".to_owned(),
            "Tijdzone, zoals Europe/Amsterdam".to_owned(),
        ]
    }

    fn not_quiet_hours(&self, typed: &str) -> String {
        format!("\"{typed}\" kan ik niet lezen. Schrijf tijden als 22:00, en een zone als Europe/Amsterdam.")
    }

    fn changed(&self) -> String {
        "Onthouden.".to_owned()
    }

    fn stopped(&self) -> String {
        "Dank je wel voor het meedenken. Wat ik daarover bewaarde, is weg.".to_owned()
    }

    fn no_helper(&self) -> String {
        "Je denkt niet meer mee, dus deze knop doet niets. Met `/meedenken` op de server begin je weer."
            .to_owned()
    }

    fn wake(&self, words: &WakeWords) -> String {
        let WakeWords { server, question, a_week, .. } = words;
        let reason = match &words.reason {
            WakeReason::Topic(topic) => format!("je *{topic}* koos"),
            WakeReason::OwnWords(own) => format!("je \"{own}\" schreef"),
            WakeReason::Earlier(earlier) => format!("je hielp bij \"{earlier}\""),
            WakeReason::OftenHere => "je hier vaker anderen hielp".to_owned(),
        };
        let mut about = Vec::new();
        if !words.purpose.is_empty() {
            about.push(format!("Waarvoor: {}", words.purpose));
        }
        if !words.by_when.is_empty() {
            about.push(format!("Wanneer: {}", words.by_when));
        }
        let about = if about.is_empty() { String::new() } else { format!("*{}*\n", about.join(" · ")) };
        format!(
            "**Een vraag op *{server}* waar jij misschien iets van weet**\n> {question}\n{about}Er is nog geen \
             antwoord. Ik vraag het jou omdat {reason}.\n-# Hooguit {a_week} per week · veranderen met `/meedenken` op \
             de server"
        )
    }

    fn wake_in_thread(&self, mention: &str) -> String {
        format!("{mention}, weet jij dit misschien?")
    }

    fn i_look(&self) -> String {
        "Ik kijk even".to_owned()
    }

    fn not_now(&self) -> String {
        "Nu niet".to_owned()
    }

    fn not_my_thing(&self) -> String {
        "Niet mijn ding".to_owned()
    }

    fn here_it_is(&self, link: &str) -> String {
        format!("Fijn. Hier is het: {link}. Zeg wat je weet; een half antwoord is een begin.")
    }

    fn that_is_fine(&self) -> String {
        "Prima. Niemand ziet dit.".to_owned()
    }

    fn less_of_that(&self) -> String {
        "Dank je, zoiets vraag ik je minder.".to_owned()
    }

    fn not_from_them(&self) -> String {
        "Niet van deze persoon".to_owned()
    }

    fn not_from_them_any_more(&self) -> String {
        "Begrepen: voor deze persoon vraag ik je niets meer. Niemand ziet dit.".to_owned()
    }

    fn no_more(&self, why: NoMore) -> String {
        match why {
            NoMore::Answered => "Er heeft al iemand geantwoord. Fijn dat je er was.",
            NoMore::Replied => "Dank je: je antwoord staat er.",
            NoMore::TakenBack => "Deze vraag is teruggenomen. Fijn dat je er was.",
        }
        .to_owned()
    }

    fn for_somebody_else(&self, name: &str) -> String {
        format!("Dit is voor {name}.")
    }

    fn go_on(&self, server: &str) -> String {
        format!("Je hebt de laatste tijd geen tijd gehad. Zal ik je blijven vragen namens {server}?")
    }

    fn go_on_answers(&self) -> [String; 3] {
        ["Ja".to_owned(), "Minder vaak".to_owned(), "Nee, stop".to_owned()]
    }

    fn goes_on(&self, a_week: u16) -> String {
        format!("Fijn. Hooguit {a_week} per week, en \"nu niet\" mag altijd.")
    }

    fn how_many(&self, all: u64, awake: u64) -> String {
        format!("Leden die meedenken: {all}. Daarvan krijgen af en toe een vraag: {awake}.")
    }

    fn openings_stopped(&self) -> String {
        "Volgens Discord opende ik te veel privéberichten: een dag lang kan niemand nieuw gaan meedenken."
            .to_owned()
    }

    fn privacy(&self) -> String {
        "- Denk je mee (`/meedenken`), dan bewaar ik wat je daar koos en schreef, op welke dag je het laatst ergens op \
         drukte, en 90 dagen lang wat ik je vroeg en wat je daarop zei. Niemand anders ziet dat; alleen als jij dat \
         aanzet, staat je naam onder onderwerpen waarbij je hielp. Met *Stoppen* is het weg."
            .to_owned()
    }

    fn shall_i_ask(&self, owner: &str) -> String {
        format!("{owner}, er is nog geen antwoord. Zal ik een paar mensen vragen die het misschien weten?")
    }

    fn shall_i_answers(&self) -> [String; 2] {
        ["Ja, graag".to_owned(), "Nee, dank je".to_owned()]
    }

    fn shall_i_noted(&self, yes: bool) -> String {
        if yes { "Ik vraag een paar mensen die het misschien weten." } else { "Ik vraag het niemand." }
            .to_owned()
    }
}

/// A minute of the day as a clock shows it.
fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

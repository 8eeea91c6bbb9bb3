//! What is said about the quote of the day in Dutch? In the je-form: friendly and short.

use jiff::civil::{Date, Weekday};

use crate::domain::Language;
use crate::domain::schedule::{Days, Fate, LanguageRule, Pause};
use crate::texts::daily::{DailyTexts, Named, ScheduleWords};
use crate::texts::permissions::{Permission, listed};

pub(crate) struct Dutch;

const SUBCOMMANDS: &[Named] = &[
    Named { key: "set", name: "instellen", description: "Kies waar en wanneer er een citaat komt" },
    Named {
        key: "show",
        name: "tonen",
        description: "Bekijk wat er is ingesteld en de volgende vijf berichten",
    },
    Named { key: "preview", name: "voorbeeld", description: "Bekijk een citaat zoals het geplaatst wordt" },
    Named { key: "skip", name: "overslaan", description: "Sla het volgende bericht over" },
    Named { key: "now", name: "nu", description: "Plaats het citaat van vandaag nu" },
    Named { key: "pause", name: "pauzeren", description: "Plaats niets meer tot je hervat" },
    Named { key: "resume", name: "hervatten", description: "Ga weer verder met plaatsen" },
    Named { key: "off", name: "stoppen", description: "Stop met het citaat van de dag in een kanaal" },
    Named { key: "history", name: "geschiedenis", description: "Bekijk wat er de laatste tijd is geplaatst" },
];

const OPTIONS: &[Named] = &[
    Named {
        key: "channel",
        name: "kanaal",
        description: "In welk kanaal? Anders dit kanaal, of het enige dat is ingesteld",
    },
    Named { key: "time", name: "tijd", description: "Hoe laat, zoals 18:30 of half negen (eerst 09:00)" },
    Named { key: "timezone", name: "tijdzone", description: "Volgens welke klok, zoals Europe/Amsterdam" },
    Named { key: "language", name: "taal", description: "De taal van de citaten" },
    Named {
        key: "topics",
        name: "onderwerpen",
        description: "Alleen citaten hierover, met komma's ertussen; * is alles",
    },
    Named { key: "days", name: "dagen", description: "Op welke dagen, zoals elke dag, ma-vr, of ma wo vr" },
    Named {
        key: "late",
        name: "speling",
        description: "Hoeveel uur te laat het na een storing nog mag komen (eerst 6)",
    },
    Named {
        key: "publish",
        name: "publiceren",
        description: "In een aankondigingenkanaal: ook naar de servers die het volgen",
    },
    Named { key: "thread", name: "thread", description: "Open eronder een thread om erover te praten" },
];

const DAY_CHOICES: &[&str] = &[
    "elke dag",
    "werkdagen",
    "weekend",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

fn day(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "maandag",
        Weekday::Tuesday => "dinsdag",
        Weekday::Wednesday => "woensdag",
        Weekday::Thursday => "donderdag",
        Weekday::Friday => "vrijdag",
        Weekday::Saturday => "zaterdag",
        Weekday::Sunday => "zondag",
    }
}

/// A date without its year.
pub(super) fn day_and_month(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index));
    format!("{} {}", date.day(), month.copied().unwrap_or_default())
}

fn days(days: Days) -> String {
    match days {
        Days::ALL => "elke dag".to_owned(),
        Days::WORKING => "op werkdagen".to_owned(),
        Days::WEEKEND => "in het weekend".to_owned(),
        _ => match names(days).split_last() {
            Some((last, [])) => format!("op {last}"),
            Some((last, others)) => format!("op {} en {last}", others.join(", ")),
            None => String::new(),
        },
    }
}

/// The names of days, in the order of the week.
pub(super) fn names(days: Days) -> Vec<&'static str> {
    Days::WEEK.into_iter().filter(|one| days.contains(*one)).map(day).collect()
}

fn language(rule: LanguageRule) -> &'static str {
    match rule {
        LanguageRule::Always(Language::Dutch) => "in het Nederlands",
        LanguageRule::Always(Language::English) => "in het Engels",
        LanguageRule::Alternate => "om en om in het Nederlands en het Engels",
    }
}

/// Why, and what to do about it.
fn reason(why: Pause) -> String {
    let words = match why {
        Pause::Asked => "Ga verder met `/dagelijks hervatten`.",
        Pause::ChannelGone => "Het kanaal is er niet meer. Kies een ander kanaal met `/dagelijks instellen`.",
        Pause::NotAllowed => {
            return format!(
                "Ik mag daar niet meer plaatsen. Geef me in dat kanaal deze rechten: {}. Ga daarna verder met `/dagelijks hervatten`.",
                listed(&Permission::OF_A_POST, Language::Dutch)
            );
        }
        Pause::Removed => {
            "Ik ben van de server gehaald. Nodig me opnieuw uit, en ga verder met `/dagelijks hervatten`."
        }
        Pause::NoQuotes => {
            "Over de gekozen onderwerpen staat geen citaat meer in de documenten. Kies andere met `/dagelijks instellen`."
        }
        Pause::ThreadClosed => {
            "De thread is gesloten. Open die weer en ga verder met `/dagelijks hervatten`, of kies een ander kanaal met `/dagelijks instellen`."
        }
    };
    words.to_owned()
}

impl DailyTexts for Dutch {
    fn command(&self) -> Named {
        Named { key: "daily", name: "dagelijks", description: "Regel het citaat van de dag" }
    }

    fn subcommands(&self) -> &'static [Named] {
        SUBCOMMANDS
    }

    fn options(&self) -> &'static [Named] {
        OPTIONS
    }

    fn languages(&self) -> [&'static str; 3] {
        ["Nederlands", "Engels", "Om en om"]
    }

    fn day_choices(&self) -> &'static [&'static str] {
        DAY_CHOICES
    }

    fn date(&self, date: Date) -> String {
        format!("{} {} {}", day(date.weekday()), day_and_month(date), date.year())
    }

    fn moment(&self, date: Date, time: &str) -> String {
        format!("{} {}, {time}", &day(date.weekday())[..2], day_and_month(date))
    }

    fn read_more(&self) -> String {
        "Lees verder".to_owned()
    }

    fn quote_gone(&self) -> String {
        "De documenten zijn sindsdien bijgewerkt, en dit citaat staat er niet meer zo in.".to_owned()
    }

    fn schedule(&self, schedule: &ScheduleWords) -> String {
        let about = if schedule.topics.is_empty() {
            String::new()
        } else {
            format!(", over {}", schedule.topics.join(", "))
        };
        let late = match schedule.late_hours {
            0 => "Na een storing komt het niet alsnog.".to_owned(),
            hours => format!("Na een storing komt het tot {hours} uur later alsnog."),
        };
        format!(
            "{}: {} om {} ({}), {}{about}. {late}",
            schedule.channel,
            days(schedule.days),
            schedule.time,
            schedule.zone,
            language(schedule.language),
        )
    }

    fn is_set(&self) -> String {
        "Ingesteld.".to_owned()
    }

    fn next_posts(&self) -> String {
        "De volgende berichten:".to_owned()
    }

    fn is_paused(&self, why: Pause) -> String {
        format!("Gepauzeerd. {}", reason(why))
    }

    fn paused(&self, why: Pause, channel: &str) -> String {
        format!(
            "Het citaat van de dag in {channel}, dat jij hebt ingesteld, staat nu op pauze. {}",
            reason(why)
        )
    }

    fn left_out(&self, date: &str, channel: &str) -> String {
        format!(
            "Het citaat van {date} in {channel} heb ik weggelaten: daar is zo veel geschreven dat ik niet kan nagaan of het er al staat, en het mag niet twee keer komen. Het volgende komt gewoon op zijn tijd."
        )
    }

    fn left_out_before(&self, moment: &str) -> String {
        format!("Het bericht van {moment} heb ik weggelaten: ik kon niet nagaan of het er al stond.")
    }

    fn can_not_tell(&self) -> String {
        "In het kanaal is zo veel geschreven dat ik niet kan nagaan of het citaat van vandaag er al staat. Daarom plaats ik het niet; het volgende komt gewoon op zijn tijd.".to_owned()
    }

    fn shards_need_a_server(&self) -> String {
        "SHARDS verdeelt de bot over meer processen, en die delen wat ze onthouden in PostgreSQL. Kies de database met DATABASE_URL, of haal SHARDS weg.".to_owned()
    }

    fn next_on(&self, server: &str, channel: &str, next: &str) -> String {
        format!("Het volgende citaat van de dag op {server}, in #{channel}: {next}")
    }

    fn none_set(&self) -> String {
        "Er is nog geen citaat van de dag ingesteld. Dat doe je met `/dagelijks instellen`.".to_owned()
    }

    fn none_set_for(&self, channel: &str) -> String {
        format!("Voor {channel} is geen citaat van de dag ingesteld. Dat doe je met `/dagelijks instellen`.")
    }

    fn which(&self, channels: &[String]) -> String {
        format!("Welk kanaal bedoel je? Er is een citaat van de dag ingesteld voor {}.", channels.join(", "))
    }

    fn no_time(&self, typed: &str) -> String {
        format!(
            "\"{typed}\" herken ik niet als tijd. Schrijf bijvoorbeeld 09:00, half negen of 9 uur 's avonds."
        )
    }

    fn no_zone(&self, typed: &str) -> String {
        format!(
            "\"{typed}\" herken ik niet als tijdzone. Kies er een uit de lijst die verschijnt als je een plaats typt, zoals Amsterdam."
        )
    }

    fn no_days(&self, typed: &str) -> String {
        format!("\"{typed}\" herken ik niet als dagen. Schrijf bijvoorbeeld elke dag, ma-vr of ma wo vr.")
    }

    fn no_quotes_on(&self, topics: &str, in_language: Language, there_are: &[String]) -> String {
        let asked = format!(
            "Over {topics} staat {} geen citaat in de documenten, dus er is niets veranderd.",
            language(LanguageRule::Always(in_language))
        );
        if there_are.is_empty() { asked } else { format!("{asked} Wel over: {}.", there_are.join(", ")) }
    }

    fn no_quotes_in(&self, in_language: Language) -> String {
        format!(
            "In de documenten staat {} geen citaat, dus er is niets veranderd.",
            language(LanguageRule::Always(in_language))
        )
    }

    fn lacks(&self, channel: &str, permissions: &[Permission]) -> String {
        format!(
            "In {channel} heb ik dit nog nodig: {}. Geef me dat bij de instellingen van het kanaal, en probeer het opnieuw.",
            listed(permissions, Language::Dutch)
        )
    }

    fn not_kept(&self) -> String {
        "Sorry, ik kan nu niets bewaren, dus er is niets veranderd. Probeer het over een paar minuten nog eens.".to_owned()
    }

    fn not_sure(&self) -> String {
        "Sorry, ik kan nu niets bewaren, en ik weet niet of dit nog gelukt is. Kijk het over een paar minuten na met `/dagelijks tonen` of `/dagelijks geschiedenis`.".to_owned()
    }

    fn skipped(&self, moment: &str, then: &str) -> String {
        format!("Het bericht van {moment} sla ik over. Daarna gaat het verder op {then}.")
    }

    fn posted(&self, link: &str) -> String {
        format!("Geplaatst: {link}")
    }

    fn posted_before(&self) -> String {
        "Het citaat van vandaag staat er al. Een voorbeeld zie je met `/dagelijks voorbeeld`.".to_owned()
    }

    fn being_posted(&self) -> String {
        "Daar ben ik net mee bezig. Kijk over een minuut in het kanaal.".to_owned()
    }

    fn tried_again(&self) -> String {
        "Discord hapert. Ik probeer het zo meteen opnieuw.".to_owned()
    }

    fn refused(&self) -> String {
        "Dat bericht kon ik niet plaatsen. Staat het nu op pauze, dan zie je de reden met `/dagelijks tonen`."
            .to_owned()
    }

    fn pausing(&self) -> String {
        "Er komt voorlopig niets. Ga verder met `/dagelijks hervatten`.".to_owned()
    }

    fn resumed(&self, next: &str) -> String {
        format!("Hervat. Het volgende bericht: {next}.")
    }

    fn not_paused(&self) -> String {
        "Het staat niet op pauze.".to_owned()
    }

    fn off(&self, channel: &str) -> String {
        format!("In {channel} komt geen citaat van de dag meer.")
    }

    fn history(&self, channel: &str) -> String {
        format!("De laatste berichten in {channel}:")
    }

    fn no_history(&self) -> String {
        "Er is nog niets geplaatst.".to_owned()
    }

    fn fate(&self, fate: Fate) -> String {
        match fate {
            Fate::Claimed => "nog bezig",
            Fate::Posted => "geplaatst",
            Fate::Skipped => "overgeslagen",
            Fate::Missed => "gemist: het kon niet op tijd",
            Fate::Refused => "niet gelukt",
            Fate::Unclear => "weggelaten: ik kon niet nagaan of het er al stond",
        }
        .to_owned()
    }
}

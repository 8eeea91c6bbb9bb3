//! Which time zone does somebody mean who says it as people do: `CET`, `GMT+1`, `Nederland`?

use jiff::tz::db;

use super::reading::{Reading, is_a_slip};
use super::zone_names::{OF_LOCALES, folded, offsets, place};

/// A shorter word is another word rather than a misspelt place.
const SHORTEST_SLIP: usize = 5;
/// At most so many places are offered for one distance from Greenwich.
const MOST_PLACES: usize = 3;

/// What people call a zone, or several, in Dutch and English, letters and digits alone. Abbreviations are
/// those of a clock, in summer too: nobody who writes `CET` wants to be an hour late from March.
const CALLED: &[(&[&str], &[&str])] = &[
    (&["eet", "eest"], &["Europe/Helsinki"]),
    (&["wet", "west", "portugal", "lissabon"], &["Europe/Lisbon"]),
    (&["gmt", "greenwich"], &["Europe/London", "UTC"]),
    (&["bst"], &["Europe/London", "Asia/Dhaka"]),
    (&["ist"], &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    (&["et", "est", "edt", "eastern"], &["America/New_York"]),
    (&["ct", "cdt", "central"], &["America/Chicago"]),
    (&["cst"], &["America/Chicago", "Asia/Shanghai"]),
    (&["mt", "mdt", "mountain"], &["America/Denver"]),
    (&["mst"], &["America/Denver", "America/Phoenix"]),
    (&["pt", "pst", "pdt", "pacific"], &["America/Los_Angeles"]),
    (&["ast"], &["America/Halifax", "America/Curacao"]),
    (&["msk"], &["Europe/Moscow"]),
    (&["jst", "japan"], &["Asia/Tokyo"]),
    (&["kst", "zuidkorea", "southkorea", "korea"], &["Asia/Seoul"]),
    (&["hkt"], &["Asia/Hong_Kong"]),
    (&["sgt"], &["Asia/Singapore"]),
    (&["wib"], &["Asia/Jakarta"]),
    (&["awst"], &["Australia/Perth"]),
    (&["aest", "aedt"], &["Australia/Sydney"]),
    (&["nzst", "nzdt", "nieuwzeeland", "newzealand"], &["Pacific/Auckland"]),
    (&["brt", "brazilië", "brazilie", "brazil"], &["America/Sao_Paulo"]),
    (&["srt", "suriname"], &["America/Paramaribo"]),
    (&["sast", "zuidafrika", "southafrica"], &["Africa/Johannesburg"]),
    (
        &[
            "nederland",
            "nederlandse",
            "holland",
            "nl",
            "netherlands",
            "thenetherlands",
            "dutch",
            "utrecht",
            "rotterdam",
            "denhaag",
            "thehague",
            "groningen",
            "eindhoven",
            "nijmegen",
            "tilburg",
            "arnhem",
            "zwolle",
            "leeuwarden",
            "maastricht",
        ],
        &["Europe/Amsterdam"],
    ),
    (
        &[
            "belgië",
            "belgie",
            "belgium",
            "belgische",
            "vlaanderen",
            "vlaamse",
            "brussel",
            "antwerpen",
            "gent",
            "be",
        ],
        &["Europe/Brussels"],
    ),
    (&["luxemburg"], &["Europe/Luxembourg"]),
    (&["duitsland", "duitse", "germany", "berlijn", "de"], &["Europe/Berlin"]),
    (&["frankrijk", "franse", "france", "parijs"], &["Europe/Paris"]),
    (
        &[
            "engeland",
            "engelse",
            "england",
            "uk",
            "vk",
            "verenigdkoninkrijk",
            "unitedkingdom",
            "britain",
            "londen",
            "grootbrittannië",
            "schotland",
            "scotland",
            "wales",
        ],
        &["Europe/London"],
    ),
    (&["ierland", "ireland"], &["Europe/Dublin"]),
    (&["spanje", "spaanse", "spain"], &["Europe/Madrid", "Atlantic/Canary"]),
    (&["italië", "italie", "italy"], &["Europe/Rome"]),
    (&["zwitserland", "switzerland"], &["Europe/Zurich"]),
    (&["oostenrijk", "austria", "wenen"], &["Europe/Vienna"]),
    (&["polen", "poland", "warschau"], &["Europe/Warsaw"]),
    (&["tsjechië", "czechia", "praag"], &["Europe/Prague"]),
    (&["denemarken", "denmark", "kopenhagen"], &["Europe/Copenhagen"]),
    (&["zweden", "sweden"], &["Europe/Stockholm"]),
    (&["noorwegen", "norway"], &["Europe/Oslo"]),
    (&["finland"], &["Europe/Helsinki"]),
    (&["griekenland", "greece", "athene"], &["Europe/Athens"]),
    (&["turkije", "turkiye"], &["Europe/Istanbul"]),
    (&["marokko", "morocco"], &["Africa/Casablanca"]),
    (&["aruba"], &["America/Aruba"]),
    (&["bonaire"], &["America/Kralendijk"]),
    (&["sintmaarten", "saintmartin", "sintmaarten"], &["America/Lower_Princes"]),
    (&["india"], &["Asia/Kolkata"]),
    (&["china", "peking", "beijing"], &["Asia/Shanghai"]),
    (&["indonesië", "indonesie", "indonesia"], &["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
    (
        &["vs", "usa", "us", "amerika", "america", "verenigdestaten", "unitedstates"],
        &["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
    ),
    (
        &["canada"],
        &["America/St_Johns", "America/Halifax", "America/Toronto", "America/Winnipeg", "America/Vancouver"],
    ),
    (
        &["australië", "australie", "australia"],
        &["Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"],
    ),
];

/// Central European time, by any of its names.
const CENTRAL_EUROPE: &[&str] = &[
    "cet",
    "cest",
    "met",
    "mest",
    "mez",
    "mesz",
    "centraleuropean",
    "centraleuropeansummer",
    "middeneuropese",
    "middeneuropesezomer",
    "europese",
    "european",
];

/// The zone where the server is.
const HERE: &[&str] = &["hier", "here", "local", "lokale", "lokaal", "onze", "our", "eigen"];

/// What somebody says who does not know the database.
pub(super) fn said(typed: &str, home: &str) -> Option<Reading<String>> {
    if let Some(minutes) = distance(typed) {
        return Reading::among(at_distance(minutes, home));
    }
    let name = bare(typed);
    if HERE.contains(&name.as_str()) {
        return Some(Reading::Meant(home.to_owned()));
    }
    if CENTRAL_EUROPE.contains(&name.as_str()) {
        return Some(Reading::Meant(alike(home, "Europe/Amsterdam")));
    }
    let called = CALLED.iter().find(|(names, _)| names.contains(&name.as_str()));
    Reading::among(called?.1.iter().map(|zone| (*zone).to_owned()).collect())
}

/// The only zone whose place was typed with one slip.
pub(super) fn misspelt(wanted: &str, names: impl Iterator<Item = String>) -> Option<Reading<String>> {
    let long = wanted.chars().count() >= SHORTEST_SLIP;
    let mut found: Vec<_> = names.filter(|name| long && is_a_slip(wanted, &folded(place(name)))).collect();
    found.dedup_by_key(|name| offsets(name));
    (found.len() == 1).then(|| found.swap_remove(0)).map(Reading::Meant)
}

/// How a zone without summer time is called by people: `UTC+1` for `Etc/GMT-1`, which the database has the
/// other way round.
#[must_use]
pub fn fixed_distance(zone: &str) -> Option<String> {
    let (sign, hours) = zone.strip_prefix("Etc/GMT")?.split_at_checked(1)?;
    let sign = match sign {
        "-" => '+',
        "+" => '-',
        _ => return None,
    };
    Some(format!("UTC{sign}{hours}"))
}

/// The zone where the server is, if its clock shows the same as that of another.
fn alike(home: &str, other: &str) -> String {
    if offsets(home) == offsets(other) { home.to_owned() } else { other.to_owned() }
}

/// What was typed without the words for a time zone itself, letters and digits alone.
fn bare(typed: &str) -> String {
    let words = typed.to_lowercase().replace('-', "");
    let words = words.split(|c: char| !c.is_alphanumeric());
    let words = words
        .filter(|word| !matches!(*word, "tijd" | "tijdzone" | "time" | "timezone" | "zone" | "standard"));
    words.collect()
}

/// The minutes ahead of UTC of `GMT+1`, `UTC-3:30`, `+01:00` or `utc + 2`.
fn distance(typed: &str) -> Option<i32> {
    let typed: String = typed.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let rest = typed.strip_prefix("gmt").or_else(|| typed.strip_prefix("utc")).unwrap_or(&typed);
    let (sign, clock) = match rest.chars().next()? {
        '+' => (1, &rest[1..]),
        '-' => (-1, &rest[1..]),
        '−' | '–' => (-1, rest.trim_start_matches(['−', '–'])),
        _ => return None,
    };
    let (hours, minutes) = match clock.split_once([':', '.']) {
        Some(parts) => parts,
        None if clock.len() == 4 => clock.split_at_checked(2)?,
        None => (clock, "0"),
    };
    let number = |text: &str| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Zones that are so far ahead of UTC in winter: where the server is, places that many mean, and the one
/// without summer time.
fn at_distance(minutes: i32, home: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if offsets(home).contains(&minutes) {
        found.push(home.to_owned());
    }
    let mut clocks: Vec<_> = found.iter().map(|name| offsets(name)).collect();
    for (_, name) in OF_LOCALES {
        let clock = offsets(name);
        if clock[0] == minutes && !clocks.contains(&clock) && found.len() < MOST_PLACES {
            found.push((*name).to_owned());
            clocks.push(clock);
        }
    }
    found.extend(fixed(minutes).filter(|name| !clocks.contains(&offsets(name))));
    found
}

/// The zone that is always so far ahead of UTC, in whole hours.
fn fixed(minutes: i32) -> Option<String> {
    let hours = minutes / 60;
    let name = match hours {
        0 => "UTC".to_owned(),
        // The database counts the other way round.
        hours => format!("Etc/GMT{:+}", -hours),
    };
    (minutes % 60 == 0 && db().get(&name).is_ok()).then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::schedule::known_zone;

    fn meant(typed: &str, home: &str) -> Vec<String> {
        known_zone(typed, home).map(Reading::candidates).unwrap_or_default()
    }

    #[test]
    fn every_zone_that_people_have_a_word_for_is_there() {
        for (names, zones) in CALLED {
            for zone in *zones {
                assert!(db().get(zone).is_ok(), "{names:?}: {zone}");
            }
        }
    }

    #[test]
    fn a_zone_is_understood_as_people_say_it() {
        let table: [(&str, &[&str]); 22] = [
            ("CET", &["Europe/Amsterdam"]),
            ("cest", &["Europe/Amsterdam"]),
            ("Central European Time", &["Europe/Amsterdam"]),
            ("Nederlandse tijd", &["Europe/Amsterdam"]),
            ("nederland", &["Europe/Amsterdam"]),
            ("Utrecht", &["Europe/Amsterdam"]),
            ("lokale tijd", &["Europe/Amsterdam"]),
            ("Brussel", &["Europe/Brussels"]),
            ("Londen", &["Europe/London"]),
            ("Amsterdamn", &["Europe/Amsterdam"]),
            ("Stockholn", &["Europe/Stockholm"]),
            ("EST", &["America/New_York"]),
            ("GMT+1", &["Europe/Amsterdam", "Etc/GMT-1"]),
            ("utc + 1", &["Europe/Amsterdam", "Etc/GMT-1"]),
            ("+01:00", &["Europe/Amsterdam", "Etc/GMT-1"]),
            ("GMT+2", &["Europe/Amsterdam", "Europe/Helsinki", "Etc/GMT-2"]),
            ("UTC-5", &["Etc/GMT+5"]),
            ("UTC+5:30", &["Asia/Kolkata"]),
            ("GMT", &["Europe/London", "UTC"]),
            ("GMT+0", &["Europe/London", "UTC"]),
            ("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
            ("GMT+25", &[]),
        ];
        for (typed, zones) in table {
            assert_eq!(meant(typed, "Europe/Amsterdam"), zones, "{typed}");
        }
        assert_eq!(meant("CET", "Europe/Paris"), ["Europe/Paris"], "the server is there");
        assert_eq!(meant("CET", "America/Sao_Paulo"), ["Europe/Amsterdam"]);
    }

    #[test]
    fn a_zone_without_summer_time_is_called_as_people_count() {
        assert_eq!(fixed_distance("Etc/GMT-1").as_deref(), Some("UTC+1"));
        assert_eq!(fixed_distance("Etc/GMT+10").as_deref(), Some("UTC-10"));
        assert_eq!(fixed_distance("Europe/Amsterdam"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(typed in "\\PC{0,20}|(gmt|utc)?[+−-][0-9:.]{0,6}") {
            let _ = said(&typed, "Europe/Amsterdam");
        }
    }
}

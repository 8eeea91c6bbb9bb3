//! Which time zones are there, and which does a person mean?

use jiff::tz::{TimeZone, db};

use super::reading::Reading;
use super::zone_names::{OF_LOCALES, folded, names, offsets, place};
use super::zone_words;

/// A zone for a server in this language: en-US says nothing, since it is what every server has that
/// never chose; it gets the one of the Netherlands, where this bot comes from.
#[must_use]
pub fn guess(locale: Option<&str>) -> &'static str {
    let found = OF_LOCALES.iter().find(|(of, _)| Some(*of) == locale);
    found.map_or("Europe/Amsterdam", |(_, zone)| zone)
}

/// The zone of this name; `None` where the time zone database has none.
#[must_use]
pub fn zone(name: &str) -> Option<TimeZone> {
    db().get(name).ok()
}

/// Reads a time zone: its name in the database to the letter, or the last part of that (`new york`); and
/// `CET`, `GMT+1`, `Nederland` or `Londen` as people say them, for a server that is taken to be in `home`.
/// `None` for anything else.
#[must_use]
pub fn known_zone(typed: &str, home: &str) -> Option<Reading<String>> {
    let wanted = folded(typed);
    if wanted.is_empty() {
        return None;
    }
    // `EST` and `GMT+1` are names in the database too, of something else than people mean by them.
    if let Some(meant) = zone_words::said(typed, home) {
        return Some(meant);
    }
    let whole = names().find(|name| folded(name) == wanted).map(Reading::Exact);
    whole.or_else(|| by_place(&wanted)).or_else(|| zone_words::misspelt(&wanted, names()))
}

/// The zones whose last part is this place, of those whose clocks are different the first.
fn by_place(wanted: &str) -> Option<Reading<String>> {
    let mut found: Vec<_> = names().filter(|name| folded(place(name)) == wanted).collect();
    if found.len() == 1 {
        return found.pop().map(Reading::Exact);
    }
    let mut clocks = Vec::new();
    found.retain(|name| {
        let clock = offsets(name);
        let new = !clocks.contains(&clock);
        clocks.push(clock);
        new
    });
    Reading::among(found)
}

/// At most `count` names to offer while one is typed; `first` before anything is.
#[must_use]
pub fn suggest(typed: &str, first: &str, count: usize) -> Vec<String> {
    let wanted = folded(typed);
    let mut found: Vec<_> = names().filter(|name| folded(name).contains(&wanted)).collect();
    // What begins so comes first, then the places of which the last part does.
    let rank = |name: &String| {
        let (whole, place) = (folded(name), folded(name.rsplit('/').next().unwrap_or_default()));
        (name != first, !place.starts_with(&wanted), !whole.starts_with(&wanted), !name.contains('/'))
    };
    found.sort_by_key(|name| (rank(name), name.clone()));
    found.truncate(count);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_guess_is_a_zone() {
        for (locale, name) in OF_LOCALES {
            assert!(zone(name).is_some(), "{locale}: {name}");
            assert_eq!(guess(Some(locale)), *name);
        }
        assert_eq!(guess(None), guess(Some("en-US")));
    }

    #[test]
    fn a_zone_is_known_however_it_is_typed() {
        for (typed, name) in [
            ("Europe/Amsterdam", "Europe/Amsterdam"),
            ("europe/amsterdam", "Europe/Amsterdam"),
            ("amsterdam", "Europe/Amsterdam"),
            ("new york", "America/New_York"),
            ("utc", "UTC"),
            ("Etc/GMT-1", "Etc/GMT-1"),
        ] {
            let read = known_zone(typed, "Europe/Amsterdam");
            assert_eq!(read, Some(Reading::Exact(name.to_owned())), "{typed}");
        }
        for typed in ["", "Europe", "Mars/Olympus", "morgen"] {
            assert_eq!(known_zone(typed, "Europe/Amsterdam"), None, "{typed}");
        }
    }

    #[test]
    fn what_is_typed_is_offered_and_the_guess_before_that() {
        assert_eq!(suggest("", "Europe/Paris", 25)[0], "Europe/Paris");
        assert_eq!(suggest("", "Europe/Paris", 25).len(), 25);
        assert_eq!(suggest("brus", "Europe/Paris", 25), ["Europe/Brussels"]);
        assert_eq!(suggest("amsterd", "Europe/Paris", 25)[0], "Europe/Amsterdam");
    }
}

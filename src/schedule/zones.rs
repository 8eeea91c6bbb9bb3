//! Which time zone does a person mean?

use jiff::tz::{TimeZone, db};

/// Where most people live who have their Discord in this language; the guess can be changed.
const OF_LOCALES: &[(&str, &str)] = &[
    ("nl", "Europe/Amsterdam"),
    ("en-GB", "Europe/London"),
    ("de", "Europe/Berlin"),
    ("fr", "Europe/Paris"),
    ("es-ES", "Europe/Madrid"),
    ("it", "Europe/Rome"),
    ("da", "Europe/Copenhagen"),
    ("sv-SE", "Europe/Stockholm"),
    ("no", "Europe/Oslo"),
    ("fi", "Europe/Helsinki"),
    ("pl", "Europe/Warsaw"),
    ("cs", "Europe/Prague"),
    ("hu", "Europe/Budapest"),
    ("ro", "Europe/Bucharest"),
    ("bg", "Europe/Sofia"),
    ("el", "Europe/Athens"),
    ("hr", "Europe/Zagreb"),
    ("lt", "Europe/Vilnius"),
    ("uk", "Europe/Kyiv"),
    ("ru", "Europe/Moscow"),
    ("tr", "Europe/Istanbul"),
    ("pt-BR", "America/Sao_Paulo"),
    ("hi", "Asia/Kolkata"),
    ("id", "Asia/Jakarta"),
    ("th", "Asia/Bangkok"),
    ("vi", "Asia/Ho_Chi_Minh"),
    ("zh-CN", "Asia/Shanghai"),
    ("zh-TW", "Asia/Taipei"),
    ("ja", "Asia/Tokyo"),
    ("ko", "Asia/Seoul"),
];

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

/// The name of a zone as the database spells it, however it was typed: `europe/amsterdam`,
/// `new york`. `None` where no zone is called so, or several are.
#[must_use]
pub fn known_zone(typed: &str) -> Option<String> {
    let wanted = folded(typed);
    let mut ends = Vec::new();
    for name in names() {
        if folded(&name) == wanted {
            return Some(name);
        }
        if folded(name.rsplit('/').next().unwrap_or_default()) == wanted {
            ends.push(name);
        }
    }
    (ends.len() == 1).then(|| ends.swap_remove(0))
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

/// The names that people can choose from: not those for machines.
fn names() -> impl Iterator<Item = String> {
    let places = |name: &String| {
        !["posix/", "right/", "SystemV/", "posixrules", "localtime", "Factory", "Etc/Unknown"]
            .iter()
            .any(|other| name.starts_with(other))
    };
    db().available().map(|name| name.as_str().to_owned()).filter(places)
}

fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '/' | '+' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
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
        ] {
            assert_eq!(known_zone(typed).as_deref(), Some(name), "{typed}");
        }
        for typed in ["", "Amsterdamn", "Europe", "Mars/Olympus"] {
            assert_eq!(known_zone(typed), None, "{typed}");
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

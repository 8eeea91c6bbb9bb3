//! Which time zones does the database have, and when do two clocks show the same?

use jiff::Timestamp;
use jiff::tz::db;

/// A winter's day and a summer's: two clocks that agree on both are the same to people.
const WINTER_AND_SUMMER: [i64; 2] = [1_768_478_400, 1_784_116_800];
/// Where most people live who have their Discord in this language; the guess can be changed.
pub(super) const OF_LOCALES: &[(&str, &str)] = &[
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

/// The names that people can choose from: not those for machines.
pub(super) fn names() -> impl Iterator<Item = String> {
    let places = |name: &String| {
        !["posix/", "right/", "SystemV/", "posixrules", "localtime", "Factory", "Etc/Unknown"]
            .iter()
            .any(|other| name.starts_with(other))
    };
    db().available().map(|name| name.as_str().to_owned()).filter(places)
}

/// A name as it is compared: in lower case, without spaces and most signs.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '/' | '+' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The last part of a zone's name.
pub(super) fn place(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

/// Minutes ahead of UTC, on a winter's day and a summer's.
pub(super) fn offsets(name: &str) -> [i32; 2] {
    let zone = db().get(name).ok();
    WINTER_AND_SUMMER.map(|moment| {
        let moment = Timestamp::from_second(moment).unwrap_or_default();
        zone.as_ref().map_or(i32::MAX, |zone| zone.to_offset(moment).seconds() / 60)
    })
}

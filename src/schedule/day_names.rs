//! What are the days of the week called in Dutch and English, whole or cut down?

use jiff::civil::Weekday;

/// The days' names, the longer ones of which may be cut down to the shortest given here.
pub(super) const NAMES: [(Weekday, &[&str], &[&str]); 7] = [
    (Weekday::Monday, &["maandag", "monday"], &["ma", "mo"]),
    (Weekday::Tuesday, &["dinsdag", "tuesday"], &["di", "tu"]),
    (Weekday::Wednesday, &["woensdag", "wednesday"], &["wo", "we"]),
    (Weekday::Thursday, &["donderdag", "thursday"], &["do", "th"]),
    (Weekday::Friday, &["vrijdag", "friday"], &["vr", "fr"]),
    (Weekday::Saturday, &["zaterdag", "saturday"], &["za", "sa"]),
    (Weekday::Sunday, &["zondag", "sunday"], &["zo", "su"]),
];

/// The day of this name, whole or cut down.
pub(super) fn day(word: &str) -> Option<Weekday> {
    let whole = |name: &&str| name.starts_with(word) || word.strip_suffix('s') == Some(*name);
    NAMES
        .iter()
        .find(|(_, names, shortest)| {
            shortest.iter().any(|short| word.starts_with(short)) && names.iter().any(whole)
        })
        .map(|(day, _, _)| *day)
}

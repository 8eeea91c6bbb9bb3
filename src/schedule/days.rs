//! Which days of the week did a person type, in Dutch or English?

use jiff::civil::Weekday;

use crate::domain::schedule::Days;

/// Words for several days, whole or as long as they begin like this.
const SEVERAL: &[(&str, Days)] = &[
    ("elkedag", Days::ALL),
    ("iederedag", Days::ALL),
    ("alledagen", Days::ALL),
    ("dagelijks", Days::ALL),
    ("everyday", Days::ALL),
    ("daily", Days::ALL),
    ("all", Days::ALL),
    ("werkdagen", Days::WORKING),
    ("doordeweeks", Days::WORKING),
    ("weekdays", Days::WORKING),
    ("workdays", Days::WORKING),
    ("weekend", Days::WEEKEND),
    ("hetweekend", Days::WEEKEND),
    ("weekends", Days::WEEKEND),
];

/// The days' names, the longer ones of which may be cut down to the shortest given here.
const NAMES: [(Weekday, &[&str], &[&str]); 7] = [
    (Weekday::Monday, &["maandag", "monday"], &["ma", "mo"]),
    (Weekday::Tuesday, &["dinsdag", "tuesday"], &["di", "tu"]),
    (Weekday::Wednesday, &["woensdag", "wednesday"], &["wo", "we"]),
    (Weekday::Thursday, &["donderdag", "thursday"], &["do", "th"]),
    (Weekday::Friday, &["vrijdag", "friday"], &["vr", "fr"]),
    (Weekday::Saturday, &["zaterdag", "saturday"], &["za", "sa"]),
    (Weekday::Sunday, &["zondag", "sunday"], &["zo", "su"]),
];

/// Reads days such as `ma wo vr`, `Monday, Thursday`, `werkdagen` or `every day`; `None` where a
/// word is no day.
#[must_use]
pub fn days(typed: &str) -> Option<Days> {
    let typed = typed.to_lowercase();
    let squeezed: String = typed.chars().filter(|c| c.is_alphabetic()).collect();
    if let Some((_, days)) = SEVERAL.iter().find(|(words, _)| *words == squeezed) {
        return Some(*days);
    }
    let words = typed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let mut bits = 0;
    for word in words.filter(|word| !matches!(*word, "en" | "and" | "op" | "on")) {
        bits |= Days::bit(day(word)?);
    }
    Days::from_bits(bits)
}

fn day(word: &str) -> Option<Weekday> {
    let whole = |name: &&str| name.starts_with(word) || word.strip_suffix('s') == Some(*name);
    NAMES
        .iter()
        .find(|(_, names, shortest)| {
            shortest.iter().any(|short| word.starts_with(short)) && names.iter().any(whole)
        })
        .map(|(day, _, _)| *day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_write_days_in_many_ways() {
        let table = [
            ("ma wo vr", 0b001_0101),
            ("Monday, Thursday", 0b000_1001),
            ("maandag en donderdag", 0b000_1001),
            ("zo", 0b100_0000),
            ("Mondays", 0b000_0001),
            ("tues,sat", 0b010_0010),
            ("Elke dag", 0b111_1111),
            ("every day", 0b111_1111),
            ("werkdagen", 0b001_1111),
            ("weekend", 0b110_0000),
        ];
        for (typed, bits) in table {
            assert_eq!(days(typed).map(Days::bits), Some(bits), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in ["", "morgen", "m", "maandag, of zo iets", "1", "manday"] {
            assert_eq!(days(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(typed in "\\PC{0,30}") {
            let _ = days(&typed);
        }
    }
}

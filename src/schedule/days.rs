//! Which days of the week did a person type, in Dutch or English?

use super::day_names::day;
use super::day_words::spoken;
use super::reading::Reading;
use crate::domain::schedule::Days;

/// Words for several days, whole.
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

/// Reads days: `ma wo vr`, `Monday, Thursday`, `werkdagen` or `every day` to the letter, and `ma-vr`,
/// `door de week`, `elke maandag` or `every day except Sunday` as people say it. `None` where a word
/// has nothing to do with days.
#[must_use]
pub fn days(typed: &str) -> Option<Reading<Days>> {
    let typed = typed.to_lowercase();
    listed(&typed).map(Reading::Exact).or_else(|| spoken(&typed))
}

/// A list of days, or a word for several.
fn listed(typed: &str) -> Option<Days> {
    let squeezed: String = typed.chars().filter(|c| c.is_alphabetic()).collect();
    if let Some((_, days)) = SEVERAL.iter().find(|(words, _)| *words == squeezed) {
        return Some(*days);
    }
    // A dash, as in `ma-wo`, stands for the days between two.
    if typed.contains(['-', '–', '—', '‑']) {
        return None;
    }
    let words = typed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let mut bits = 0;
    for word in words.filter(|word| !matches!(*word, "en" | "and" | "op" | "on")) {
        bits |= Days::bit(day(word)?);
    }
    Days::from_bits(bits)
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
            ("ma, wo en vr", 0b001_0101),
            ("ma/wo/vr", 0b001_0101),
            ("ma, wo & vr", 0b001_0101),
        ];
        for (typed, bits) in table {
            assert_eq!(days(typed), Days::from_bits(bits).map(Reading::Exact), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in ["", "morgen", "maandag, of zo iets", "1", "madam", "@everyone", "-", "en", "x-y"] {
            assert_eq!(days(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(typed in "\\PC{0,30}|([a-z]{1,3}[ -]){0,6}") {
            let _ = days(&typed);
        }
    }
}

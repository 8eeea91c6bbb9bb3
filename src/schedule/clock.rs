//! Which time do digits show, as a clock has them?

use crate::domain::schedule::PostTime;

/// The numbers of a time as a clock shows it.
pub(super) fn hours_and_minutes(clock: &str) -> Option<(u16, u16)> {
    let clock = clock.trim_end_matches("uur").trim_end_matches(['u', 'h']);
    let (hours, minutes) = clock.split_once([':', '.', 'u', 'h']).unwrap_or((clock, "0"));
    Some((number(hours)?, number(minutes)?))
}

/// The time with these numbers on the clock.
pub(super) fn at(hours: u16, minutes: u16) -> Option<PostTime> {
    (hours < 24 && minutes < 60).then(|| PostTime::from_minutes(hours * 60 + minutes)).flatten()
}

/// A number of one or two digits.
fn number(text: &str) -> Option<u16> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

//! How did it go with the questions of a server, in numbers? Of nobody by name.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use crate::domain::ids::ChannelId;
use crate::domain::language::Language;

/// Of how many days the figures are.
pub const FIGURES_OF_DAYS: u16 = 28;
/// When they are posted on a Monday.
const AT: Time = Time::constant(9, 0, 0, 0);
/// How late they may be: then they are left out until the next Monday.
const LATE_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// Where and how the figures are posted each Monday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MondayFigures {
    /// In this channel.
    pub channel: ChannelId,
    /// By the clock of this time zone.
    pub timezone: String,
    /// In this language.
    pub language: Language,
}

/// The numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Questions to the documents, and those that they answered.
    pub asked: u64,
    /// Those that the documents answered.
    pub answered: u64,
    /// Questions that were put to the group.
    pub put: u64,
    /// Those of them with a reply within an hour.
    pub replied_within_hour: u64,
    /// Those with a reply within a day.
    pub replied_within_day: u64,
    /// Those that were answered, as was said.
    pub helped: u64,
    /// Answers that were kept.
    pub kept: u64,
    /// Members who replied.
    pub repliers: u64,
    /// Those of whom no earlier reply is known.
    pub new_repliers: u64,
    /// Helpers who are asked.
    pub awake: u64,
    /// Helpers who aren't, at the moment.
    pub asleep: u64,
    /// How often a helper was asked.
    pub wakes: u64,
    /// How often one then had a look, or replied.
    pub taken_up: u64,
}

/// The Monday whose figures are to be posted at this moment, if there is one.
#[must_use]
pub fn monday_due(now: Timestamp, zone: &TimeZone) -> Option<Date> {
    let today = now.to_zoned(zone.clone()).date();
    let since_monday = i32::from(today.weekday().since(Weekday::Monday));
    let monday = today.checked_sub(since_monday.days()).ok()?;
    let at = monday.to_datetime(AT).to_zoned(zone.clone()).ok()?.timestamp();
    let late = now.duration_since(at);
    (!late.is_negative() && late <= LATE_WITHIN).then_some(monday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_due_on_monday_from_nine_and_for_a_day() {
        let zone = TimeZone::fixed(jiff::tz::offset(1));
        let monday = Some(jiff::civil::date(2026, 11, 30));
        for (now, due) in [
            ("2026-11-29T23:00:00Z", None),
            ("2026-11-30T07:59:59Z", None),
            ("2026-11-30T08:00:00Z", monday),
            ("2026-12-01T08:00:00Z", monday),
            ("2026-12-01T08:00:01Z", None),
            ("2026-12-06T12:00:00Z", None),
        ] {
            assert_eq!(monday_due(now.parse().expect("a moment"), &zone), due, "{now}");
        }
    }
}

//! Is it night where a helper is?

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::helper::QuietHours;

/// Whether a moment lies in the quiet hours of somebody in this zone: from their beginning, up to their end.
#[must_use]
pub fn is_quiet(hours: Option<QuietHours>, zone: &TimeZone, now: Timestamp) -> bool {
    let Some(QuietHours { from, to }) = hours else { return false };
    let clock = zone.to_datetime(now);
    let minute = u16::from(clock.hour().unsigned_abs()) * 60 + u16::from(clock.minute().unsigned_abs());
    if from <= to { (from..to).contains(&minute) } else { minute >= from || minute < to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_goes_over_midnight_and_keeps_to_the_clock_on_the_wall() {
        let amsterdam = TimeZone::get("Europe/Amsterdam").expect("a zone");
        let night = Some(QuietHours { from: 22 * 60, to: 8 * 60 });
        for (moment, quiet) in [
            ("2026-07-01T19:59:00Z", false),
            ("2026-07-01T20:00:00Z", true),
            ("2026-07-02T05:59:00Z", true),
            ("2026-07-02T06:00:00Z", false),
            // In winter the clock is an hour further back.
            ("2026-12-01T20:30:00Z", false),
            ("2026-12-01T21:00:00Z", true),
            ("2026-12-02T06:30:00Z", true),
        ] {
            let now = moment.parse().expect("a moment");
            assert_eq!(is_quiet(night, &amsterdam, now), quiet, "{moment}");
            assert!(!is_quiet(None, &amsterdam, now));
        }
        let noon = Some(QuietHours { from: 12 * 60, to: 13 * 60 });
        assert!(is_quiet(noon, &TimeZone::UTC, "2026-07-01T12:30:00Z".parse().expect("a moment")));
        assert!(!is_quiet(noon, &TimeZone::UTC, "2026-07-01T13:00:00Z".parse().expect("a moment")));
    }
}

//! Which time of the day did a person type?

use super::clock::{at, hours_and_minutes};
use super::reading::Reading;
use super::spoken_time::spoken;
use crate::domain::Language;
use crate::domain::schedule::PostTime;

/// Reads a time: `9`, `09:30`, `9.30`, `9u30`, `21 uur`, `9:30 pm` to the letter, and `half negen`,
/// `9 uur 's avonds` or `quarter past nine` as people say it; whose language this is tells what `half 9`
/// is. `None` for anything else.
#[must_use]
pub fn time(typed: &str, language: Language) -> Option<Reading<PostTime>> {
    let typed = typed.to_lowercase();
    clock(&typed).map(Reading::Exact).or_else(|| spoken(&typed, language))
}

/// A time as a clock shows it.
fn clock(typed: &str) -> Option<PostTime> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let (clock, half) = match typed.trim_end_matches('.') {
        text if text.ends_with("am") || text.ends_with("a.m") => {
            (text.trim_end_matches(['a', '.', 'm']), Some(0))
        }
        text if text.ends_with("pm") || text.ends_with("p.m") => {
            (text.trim_end_matches(['p', '.', 'm']), Some(12))
        }
        text => (text, None),
    };
    let (hours, minutes) = hours_and_minutes(clock)?;
    let hours = match half {
        Some(_) if hours == 0 || hours > 12 => return None,
        Some(half) => hours % 12 + half,
        None => hours,
    };
    at(hours, minutes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_write_times_in_many_ways() {
        let table = [
            ("9", "09:00"),
            ("09:30", "09:30"),
            ("9.05", "09:05"),
            ("9u30", "09:30"),
            ("21 uur", "21:00"),
            ("21u", "21:00"),
            ("7h15", "07:15"),
            ("9:30 pm", "21:30"),
            ("9pm", "21:00"),
            ("12am", "00:00"),
            ("12 p.m.", "12:00"),
            ("00:00", "00:00"),
            ("23:59", "23:59"),
        ];
        for (typed, meant) in table {
            let read = time(typed, Language::Dutch);
            let exactly = |read| if let Some(Reading::Exact(time)) = read { Some(time) } else { None };
            assert_eq!(exactly(read).map(|time| time.to_string()).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        let table =
            ["", "24:00", "9:60", "soon", "-1", "9:3x", "13pm", "1234567", "1:2:3", "+9", "uur", "am"];
        for typed in table {
            assert_eq!(time(typed, Language::Dutch), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(typed in "\\PC{0,12}|(half|kwart|over|voor|9|tien|'s avonds| ){0,6}") {
            let _ = time(&typed, Language::Dutch);
        }

        #[test]
        fn a_time_is_read_as_it_is_written(minutes in 0_u16..1440) {
            let written = PostTime::from_minutes(minutes).expect("a time");
            let read = time(&written.to_string(), Language::English);
            prop_assert_eq!(read, Some(Reading::Exact(written)));
        }
    }
}

//! Which time of the day did a person type?

use crate::domain::schedule::PostTime;

/// Reads a time as people write it: `9`, `09:30`, `9.30`, `9u30`, `21 uur`, `9:30 pm`. `None` for
/// anything else.
#[must_use]
pub fn time(typed: &str) -> Option<PostTime> {
    let typed: String = typed.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (clock, half) = match typed.trim_end_matches('.') {
        text if text.ends_with("am") || text.ends_with("a.m") => {
            (text.trim_end_matches(['a', '.', 'm']), Some(0))
        }
        text if text.ends_with("pm") || text.ends_with("p.m") => {
            (text.trim_end_matches(['p', '.', 'm']), Some(12))
        }
        text => (text, None),
    };
    let clock = clock.trim_end_matches("uur").trim_end_matches(['u', 'h']);
    let (hours, minutes) = clock.split_once([':', '.', 'u', 'h']).unwrap_or((clock, "0"));
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let hours = match half {
        Some(_) if hours == 0 || hours > 12 => return None,
        Some(half) => hours % 12 + half,
        None => hours,
    };
    if hours > 23 || minutes > 59 {
        return None;
    }
    PostTime::from_minutes(hours * 60 + minutes)
}

/// A number of one or two digits.
fn number(text: &str) -> Option<u16> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
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
            ("12am", "00:00"),
            ("12 p.m.", "12:00"),
            ("00:00", "00:00"),
            ("23:59", "23:59"),
        ];
        for (typed, meant) in table {
            assert_eq!(time(typed).map(|time| time.to_string()).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for typed in ["", "24:00", "9:60", "noon", "-1", "9:3x", "13pm", "0 am", "123", "1:2:3", "+9"] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(typed in "\\PC{0,12}") {
            let _ = time(&typed);
        }

        #[test]
        fn a_time_is_read_as_it_is_written(minutes in 0_u16..1440) {
            let written = PostTime::from_minutes(minutes).expect("a time");
            prop_assert_eq!(time(&written.to_string()), Some(written));
        }
    }
}

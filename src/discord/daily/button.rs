//! What does the button under a quote of the day remember?

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::domain::LineKey;

/// The button's `custom_id`: which date the post is for, by which it is found again after a doubt,
/// and which line stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DailyButton {
    pub(crate) date: Date,
    pub(crate) line: LineKey,
}

impl fmt::Display for DailyButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "d:{}:{:016x}", self.date, self.line.number())
    }
}

/// A `custom_id` of something else.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a button of a quote of the day")]
pub(crate) struct NotDaily;

impl FromStr for DailyButton {
    type Err = NotDaily;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let parts: Vec<_> = id.split(':').collect();
        let ["d", date, line] = parts.as_slice() else { return Err(NotDaily) };
        let date = date.parse().map_err(|_| NotDaily)?;
        let line = u64::from_str_radix(line, 16).map_err(|_| NotDaily)?;
        Ok(Self { date, line: LineKey::new(line) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::discord::render::limits;

    proptest! {
        #[test]
        fn an_id_is_read_back_as_written(line: u64, days in 0_i32..30_000) {
            let date = jiff::civil::date(2026, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a date");
            let button = DailyButton { date, line: LineKey::new(line) };
            prop_assert!(button.to_string().chars().count() <= limits::CUSTOM_ID);
            prop_assert_eq!(button.to_string().parse(), Ok(button));
        }

        #[test]
        fn no_id_of_others_panics(id in "\\PC{0,100}") {
            let _ = id.parse::<DailyButton>();
        }
    }
}

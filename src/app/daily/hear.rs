//! What does somebody mean who says when they want their quote?

use super::error::DailyError;
use super::set::ScheduleRequest;
use crate::domain::schedule::{Days, PostTime};
use crate::schedule::{self, Reading};

/// When somebody wants it, in their own words; what they leave out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The time.
    pub time: Option<String>,
    /// The time zone.
    pub zone: Option<String>,
    /// The days.
    pub days: Option<String>,
}

/// What somebody wants, as far as it is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What is clear of it.
    pub request: ScheduleRequest,
    /// What is not: to be asked, one after the other.
    pub open: Vec<Open>,
    /// Whether something was not said to the letter: then it is shown before it counts.
    pub read_between_lines: bool,
}

/// Words that mean one of several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The words, as typed.
    pub typed: String,
    /// What they may mean.
    pub choices: Choices,
}

/// What words may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choices {
    /// One of these times.
    Times(Vec<PostTime>),
    /// One of these time zones.
    Zones(Vec<String>),
    /// One of these sets of days.
    Days(Vec<Days>),
}

impl Draft {
    /// Reads what somebody typed into a request that has all else.
    ///
    /// # Errors
    /// Where a word has nothing to do with what it should say.
    pub fn of(typed: &Typed, request: ScheduleRequest) -> Result<Self, DailyError> {
        let mut draft = Self { request, open: Vec::new(), read_between_lines: false };
        let (speaks, home) = (draft.request.speaks, schedule::guess(draft.request.locale.as_deref()));
        if let Some(words) = &typed.time {
            let read = schedule::time(words, speaks).ok_or_else(|| DailyError::NotATime(words.clone()))?;
            draft.request.time = draft.take(words, read, Choices::Times);
        }
        if let Some(words) = &typed.zone {
            let read = schedule::known_zone(words, home);
            let read = read.ok_or_else(|| DailyError::NotAZone(words.clone()))?;
            draft.request.zone = draft.take(words, read, Choices::Zones);
        }
        if let Some(words) = &typed.days {
            let read = schedule::days(words).ok_or_else(|| DailyError::NotDays(words.clone()))?;
            draft.request.days = draft.take(words, read, Choices::Days);
        }
        Ok(draft)
    }

    /// Whether all was said to the letter.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.open.is_empty() && !self.read_between_lines
    }

    /// Takes a choice, from 0, for the first thing that is open. Says whether there is such a choice.
    pub fn choose(&mut self, choice: usize) -> bool {
        let Some(open) = self.open.first() else { return false };
        match &open.choices {
            Choices::Times(times) if choice < times.len() => self.request.time = Some(times[choice]),
            Choices::Zones(zones) if choice < zones.len() => self.request.zone = Some(zones[choice].clone()),
            Choices::Days(days) if choice < days.len() => self.request.days = Some(days[choice]),
            Choices::Times(_) | Choices::Zones(_) | Choices::Days(_) => return false,
        }
        self.open.remove(0);
        true
    }

    /// What is clear of a reading; what is open is kept to be asked.
    fn take<T>(&mut self, typed: &str, read: Reading<T>, several: impl Fn(Vec<T>) -> Choices) -> Option<T> {
        match read {
            Reading::Exact(one) => Some(one),
            Reading::Meant(one) => {
                self.read_between_lines = true;
                Some(one)
            }
            Reading::OneOf(choices) => {
                self.read_between_lines = true;
                self.open.push(Open { typed: typed.to_owned(), choices: several(choices) });
                None
            }
        }
    }
}

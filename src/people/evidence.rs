//! What tells that somebody helps?

use std::time::Duration;

use jiff::Timestamp;

/// After this time, what somebody did counts half.
const HALF_LIFE: Duration = Duration::from_hours(24 * 180);

/// That an answer was of use to somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// How much it counts: one for what an asker says of an answer.
    pub weight: f64,
    /// When.
    pub at: Timestamp,
}

impl Mark {
    /// What counts as much as this usually does.
    #[must_use]
    pub fn of(kind: MarkKind, at: Timestamp) -> Self {
        Self { weight: kind.weight(), at }
    }
}

/// What tells that an answer was of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Its words were kept for who asks next.
    Kept,
    /// The asker said so.
    Asker,
    /// Somebody else said so.
    Other,
    /// The asker went on talking after it.
    WentOn,
}

impl MarkKind {
    /// How much it counts.
    #[must_use]
    pub fn weight(self) -> f64 {
        match self {
            Self::Kept => 2.0,
            Self::Asker => 1.0,
            Self::Other => 0.5,
            Self::WentOn => 0.25,
        }
    }
}

/// What all that amounts to: the sum of the weights, each halved for every half-life since.
#[must_use]
pub fn evidence(marks: &[Mark], now: Timestamp) -> f64 {
    marks.iter().map(|mark| mark.weight * 0.5_f64.powf(days(mark.at, now) / half_life())).sum()
}

/// What is left at this moment of what counted as one: half of it for every half-life since.
#[must_use]
pub fn faded(at: Timestamp, now: Timestamp) -> f64 {
    0.5_f64.powf(days(at, now) / half_life())
}

fn half_life() -> f64 {
    HALF_LIFE.as_secs_f64() / 86_400.0
}

/// How many days lie between two moments; 0 where the first is not before the second.
pub(super) fn days(from: Timestamp, to: Timestamp) -> f64 {
    (to.duration_since(from).as_secs_f64() / 86_400.0).max(0.0)
}

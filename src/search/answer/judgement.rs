//! What is made of the first passage: the answer, close to one, or nothing?
//!
//! By its words alone while nobody knows what it means, and by the chance that it answers when that is known.

use super::chance::Signs;
use super::confidence::{Confidence, THRESHOLDS, Thresholds};
use crate::search::question::Outcome;
use crate::search::weights::{CHANCE_ANSWER, CHANCE_NEAR};

/// From which chance on a passage is shown, and how.
const BY_CHANCE: Thresholds = Thresholds { answer: CHANCE_ANSWER, near: CHANCE_NEAR };

/// How sure the engine is that the first passage answers, and by what it judges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Judgement {
    /// By the evidence of words.
    Words(Confidence),
    /// By signs of words and of meaning.
    Meaning(Signs),
    /// Not at all: it asks who somebody is of a place or a body, which the passage doesn't tell of that one.
    OtherOffice,
}

impl Default for Judgement {
    fn default() -> Self {
        Self::Words(Confidence::default())
    }
}

impl Judgement {
    /// What to make of it.
    pub(crate) fn outcome(self) -> Outcome {
        match self {
            Self::Words(confidence) => confidence.outcome(THRESHOLDS),
            Self::Meaning(signs) => match signs.chance() {
                chance if chance >= CHANCE_ANSWER => Outcome::Answer,
                chance if chance >= CHANCE_NEAR => Outcome::Near,
                _ => Outcome::None,
            },
            Self::OtherOffice => Outcome::None,
        }
    }

    /// As a figure: 0 to 1.
    pub(crate) fn figure(self) -> f64 {
        match self {
            Self::Words(confidence) => confidence.figure(THRESHOLDS),
            Self::Meaning(signs) => signs.chance(),
            Self::OtherOffice => 0.0,
        }
    }

    /// The thresholds that it goes by.
    pub(crate) fn thresholds(self) -> Thresholds {
        match self {
            Self::Words(_) | Self::OtherOffice => THRESHOLDS,
            Self::Meaning(_) => BY_CHANCE,
        }
    }
}

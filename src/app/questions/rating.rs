//! Did an answer help? Only the numbers of yes and no are kept, as a metric.

use crate::domain::Language;
use crate::search::Outcome;
use crate::telemetry;
use crate::texts::texts;

/// What somebody thinks of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The language to thank in.
    pub language: Language,
    /// The outcome of that answer.
    pub outcome: Outcome,
    /// Whether it helped.
    pub helpful: bool,
}

impl Rating {
    /// Counts it: the thanks.
    pub(crate) fn count(self) -> String {
        let helpful = if self.helpful { "yes" } else { "no" };
        telemetry::RATINGS.count(1, &[helpful, self.outcome.name()]);
        let texts = texts(self.language);
        if self.helpful { texts.glad_it_helped() } else { texts.sorry_it_did_not_help() }
    }
}

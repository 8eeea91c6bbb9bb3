//! What would make the documents better to answer from, though nothing in them is wrong?
//!
//! This is told to an editor who asks for it, and not looked for while the bot runs.

use super::document_lines::DocumentLines;
use super::{bold_questions, dated, headless, twins, undated};
use crate::corpus::collection::Corpus;
use crate::corpus::problem::Problem;

impl Corpus {
    /// What an editor could make better in this year, sorted by path and line.
    #[must_use]
    pub fn advice(&self, year: i16) -> Vec<Problem> {
        let lines = DocumentLines::of(&self.documents);
        let mut advice = headless::find(self, &lines);
        advice.extend(twins::find(self, &lines));
        advice.extend(bold_questions::find(self, &lines));
        advice.extend(undated::find(self, &lines));
        advice.extend(dated::find(self, &lines, year));
        advice.sort();
        advice
    }
}

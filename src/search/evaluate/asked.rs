//! What did the engine make of a judged question?

use crate::search::question::Answer;

/// What the engine made of a question.
pub(crate) struct Ranking {
    pub(crate) answer: Answer,
    /// The ids of the documents, best first, with their scores.
    pub(crate) ranking: Vec<(String, f64)>,
}

//! Do the passages that were found answer the question?

use super::Outcome;
use super::query::Query;

/// From this confidence on, the first passage is given as the answer.
const ANSWER: f64 = 0.35;
/// From this confidence on, it is shown as close.
const NEAR: f64 = 0.15;

/// How sure the first passage answers: 0 to 1.
///
/// The share of what the question could score, times the share of its words, by weight, that the
/// passage has: raw scores cannot be compared between questions.
pub(crate) fn confidence(query: &Query, best: f32, covered: f32) -> f64 {
    let most: f32 = query.words.iter().map(|word| word.idf).sum();
    if most <= 0.0 {
        return 0.0;
    }
    let share = (best / (most * (super::bm25::K1 + 1.0))).clamp(0.0, 1.0);
    f64::from(share).sqrt() * f64::from((covered / most).clamp(0.0, 1.0))
}

/// What to make of a confidence.
pub(crate) fn outcome(confidence: f64) -> Outcome {
    if confidence >= ANSWER {
        Outcome::Answer
    } else if confidence >= NEAR {
        Outcome::Near
    } else {
        Outcome::None
    }
}

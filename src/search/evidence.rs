//! Do the passages that were found answer the question?

use super::Outcome;
use super::judge::Look;
use super::query::{AskedWord, Query, Standing};

/// The evidence at which an answer is as likely as not.
const EVEN: f64 = 1.0;
/// From this confidence on, the first passage is given as the answer.
pub(crate) const ANSWER: f64 = 0.5;
/// From this confidence on, it is shown as close.
pub(crate) const NEAR: f64 = 0.346;
/// What a word that nothing in the corpus resembles counts for, beside one that the passage lacks
/// and others have.
const STRANGE: f32 = 2.0;

/// How sure the first passage answers: 0 to 1.
///
/// The product of two things that a question about another subject lacks: the share of what it
/// could score that the passage does score, and how much was found at all, counted in words that
/// only one passage has: a common word or two are found anywhere. Raw scores cannot be compared
/// between questions.
pub(crate) fn confidence(query: &Query, score: f32, look: &Look, rarest: f32) -> f64 {
    let weight = |word: &AskedWord| match word.standing {
        Standing::Unknown => STRANGE * word.idf,
        Standing::Known | Standing::Near(_) | Standing::Split(_) => word.idf,
    };
    let asked: f32 = query.words.iter().map(weight).sum();
    if asked <= 0.0 {
        return 0.0;
    }
    let found: f32 = query.words.iter().zip(&look.found).map(|(word, found)| word.idf * found).sum();
    let evidence = f64::from(score / asked * (found / rarest).ln_1p());
    evidence / (evidence + EVEN)
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

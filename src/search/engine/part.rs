//! How much of a question does the best passage have?

use super::Engine;
use crate::search::Question;

impl Engine {
    /// What part of a question the first passage has, each word counted by what it tells: 0 to 1. A
    /// fault of the index is logged, and counts as nothing found.
    #[must_use]
    pub fn part_found(&self, question: &Question<'_>) -> f64 {
        let found = match self.find(question) {
            Ok(found) => found,
            Err(error) => {
                tracing::error!(%error, "searching the index");
                return 0.0;
            }
        };
        let asked = found.query.weight();
        let Some(first) = found.ranked.first().filter(|_| asked > 0.0) else { return 0.0 };
        let has: f32 =
            found.query.words.iter().zip(&first.look.found).map(|(word, has)| word.idf * has).sum();
        f64::from(has / asked)
    }
}

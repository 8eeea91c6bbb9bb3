//! What does the corpus have of the terms of the glossary?

use std::sync::OnceLock;

use super::types::Matches;
use crate::search::error::SearchError;

/// What the corpus has of each term, by its number, as far as it was needed: questions meet the same terms.
pub(crate) struct KnownNames(Box<[OnceLock<Matches>]>);

impl KnownNames {
    /// Nothing yet of so many terms.
    pub(crate) fn of_terms(terms: usize) -> Self {
        Self((0..terms).map(|_| OnceLock::new()).collect())
    }

    /// What the corpus has of a term, which is looked up where that isn't known.
    pub(crate) fn of(
        &self,
        number: usize,
        look_up: impl FnOnce() -> Result<Matches, SearchError>,
    ) -> Result<Matches, SearchError> {
        let Some(known) = self.0.get(number) else { return look_up() };
        if let Some(matches) = known.get() {
            return Ok(matches.clone());
        }
        let matches = look_up()?;
        Ok(known.get_or_init(|| matches).clone())
    }
}

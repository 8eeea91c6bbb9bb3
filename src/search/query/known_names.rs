//! What does the corpus have of the terms of the glossary?

use std::sync::{PoisonError, RwLock};

use fnv::FnvHashMap as HashMap;

use super::types::Matches;
use crate::search::error::SearchError;

/// What the corpus has of each term, by its number, as far as it was needed: questions meet the same terms, and each server
/// with documents of its own needs few of them.
#[derive(Default)]
pub(crate) struct KnownNames(RwLock<HashMap<usize, Matches>>);

impl KnownNames {
    /// What the corpus has of a term, which is looked up where that isn't known.
    pub(crate) fn of(
        &self,
        number: usize,
        look_up: impl FnOnce() -> Result<Matches, SearchError>,
    ) -> Result<Matches, SearchError> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&number) {
            return Ok(known.clone());
        }
        let matches = look_up()?;
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(number, matches.clone());
        Ok(matches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::types::StemMatch;

    #[test]
    fn a_term_is_looked_up_once_and_a_failure_is_not_kept() {
        let known = KnownNames::default();
        let found = |stem: u32| Matches {
            stems: vec![StemMatch { stem, weight: 1.0, part: None }],
            ..Matches::default()
        };
        assert!(known.of(7, || Err(SearchError::Vocabulary)).is_err());
        let first = known.of(7, || Ok(found(1))).expect("it is found");
        let again = known.of(7, || Ok(found(2))).expect("it is known");
        assert_eq!((first.stems[0].stem, again.stems[0].stem), (1, 1));
        assert_eq!(known.of(8, || Ok(found(3))).expect("another").stems[0].stem, 3);
    }
}

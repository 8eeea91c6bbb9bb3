//! Which schedules were shown to somebody and are not set yet? In memory alone: after a restart it is said
//! that they are gone.

use std::sync::{Mutex, PoisonError};

use super::lately::Lately;
use crate::app::daily::Draft;

/// The drafts, by the number of the command that made them.
#[derive(Default)]
pub(crate) struct Drafts(Mutex<Lately<u64, Option<Draft>>>);

impl Drafts {
    /// Keeps a draft, in the place of an earlier form of it.
    pub(crate) fn put(&self, number: u64, draft: Draft) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(number, Some(draft));
    }

    /// Takes a draft out: of two presses at the same moment, one gets it, and the other one `Some(None)`. `None`
    /// where it is not known, or not any more.
    pub(crate) fn take(&self, number: u64) -> Option<Option<Draft>> {
        let mut drafts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let draft = drafts.get(&number).cloned()?;
        drafts.put(number, None);
        Some(draft)
    }
}

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

    /// Takes a draft out: of two presses at the same moment, one gets it.
    pub(crate) fn take(&self, number: u64) -> Taken {
        let mut drafts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match drafts.get(&number).cloned() {
            Some(Some(draft)) => {
                drafts.put(number, None);
                Taken::Draft(Box::new(draft))
            }
            Some(None) => Taken::Before,
            None => Taken::Unknown,
        }
    }
}

/// What there was to take.
#[derive(Debug)]
pub(crate) enum Taken {
    /// The draft.
    Draft(Box<Draft>),
    /// It was taken out before: somebody is at it, or it has been dealt with.
    Before,
    /// It is not known, or not any more.
    Unknown,
}

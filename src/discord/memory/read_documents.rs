//! Which documents were read and shown to a moderator, and don't count yet? In memory alone: after a restart it is said
//! that they are gone.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::app::DocumentDraft;

/// How long somebody may think about one: as long as Discord's own token for an answer.
const KEPT_FOR: Duration = Duration::from_secs(15 * 60);
/// How many are remembered; the largest has a megabyte.
const MOST: usize = 20;

/// What was read, by the number of what somebody did to have it read.
#[derive(Default)]
pub(crate) struct ReadDocuments(Mutex<Vec<(u64, Instant, DocumentDraft)>>);

impl ReadDocuments {
    pub(crate) fn put(&self, number: u64, draft: DocumentDraft, now: Instant) {
        let mut drafts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        drafts.retain(|(_, at, _)| now.duration_since(*at) < KEPT_FOR);
        while drafts.len() >= MOST {
            drafts.remove(0);
        }
        drafts.push((number, now, draft));
    }

    /// Takes one out: of two presses at the same moment, one gets it.
    pub(crate) fn take(&self, number: u64, now: Instant) -> Option<DocumentDraft> {
        let mut drafts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        drafts.retain(|(_, at, _)| now.duration_since(*at) < KEPT_FOR);
        let at = drafts.iter().position(|(known, ..)| *known == number)?;
        Some(drafts.remove(at).2)
    }
}

//! How does a bot do under load? Then only numbers are kept, and what is over is forgotten.

use std::time::{Duration, Instant};

use super::World;
use super::ids::Id;

/// The messages and interactions that are remembered under load, each.
const REMEMBERED: usize = 2_000;

/// What is counted under load.
#[derive(Debug, Default)]
pub(crate) struct Load {
    /// The time from each interaction to its first response.
    pub(crate) first: Vec<Duration>,
    /// The interactions that have got a message to read.
    pub(crate) answered: usize,
}

impl World {
    /// Counts a first response, which came at this moment.
    pub(crate) fn count_response(&mut self, interaction: Id, arrived: Instant, is_answer: bool) {
        let after = arrived.saturating_duration_since(self.interactions[&interaction].sent);
        if let Some(load) = &mut self.load {
            load.first.push(after);
            load.answered += usize::from(is_answer);
        }
    }

    /// Counts an answer that comes after a promise.
    pub(crate) fn count_answer(&mut self) {
        if let Some(load) = &mut self.load {
            load.answered += 1;
        }
    }

    /// Forgets what is long over.
    pub(crate) fn forget_old(&mut self) {
        if self.load.is_none() {
            return;
        }
        while self.interactions.len() > REMEMBERED {
            self.interactions.pop_first();
        }
        while self.messages.len() > REMEMBERED {
            self.messages.pop_first();
        }
        self.deeds.clear();
        self.requests.clear();
    }
}

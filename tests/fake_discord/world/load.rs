//! How does a bot do under load? Then only numbers are kept, and what is over is forgotten.

use std::time::{Duration, Instant};

use super::World;
use super::ids::Id;

/// The messages and interactions that are remembered under load, each.
const REMEMBERED: usize = 4_000;

/// What is counted under load.
#[derive(Clone, Debug, Default)]
pub(crate) struct Load {
    /// The time from each interaction to its first response.
    pub(crate) first: Vec<Duration>,
    /// The time from each interaction to the answer that takes the place of a promise, and who asked.
    pub(crate) answers: Vec<(Id, Duration)>,
    /// The same to each message that comes without a promise, or beside it: that it can't be answered now.
    pub(crate) told: Vec<(Id, Duration)>,
}

impl World {
    /// Counts a first response, which came at this moment: a message, or something else.
    pub(crate) fn count_response(&mut self, interaction: Id, arrived: Instant, is_message: bool) {
        let after = arrived.saturating_duration_since(self.interactions[&interaction].sent);
        if let Some(load) = &mut self.load {
            load.first.push(after);
        }
        if is_message {
            self.count_told(interaction);
        }
    }

    /// Counts a message that comes without a promise, or beside it.
    pub(crate) fn count_told(&mut self, interaction: Id) {
        let of = self.since(interaction);
        if let Some(load) = &mut self.load {
            load.told.push(of);
        }
    }

    /// Counts an answer that comes after a promise.
    pub(crate) fn count_answer(&mut self, interaction: Id) {
        let of = self.since(interaction);
        if let Some(load) = &mut self.load {
            load.answers.push(of);
        }
    }

    fn since(&self, interaction: Id) -> (Id, Duration) {
        let interaction = &self.interactions[&interaction];
        (interaction.user, interaction.sent.elapsed())
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

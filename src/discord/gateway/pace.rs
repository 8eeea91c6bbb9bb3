//! How closely is the connection watched, and how soon is it given up?

use std::time::Duration;

use crate::domain::attempts::AttemptRules;

/// How often is asked, and how long is waited.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The time between two probes of a shard, and so the time it has for an answer.
    pub probe_every: Duration,
    /// How many probes in a row may go unanswered before the shard comes back another way.
    pub misses: u32,
    /// How long a connection may take until the gateway has said hello.
    pub connect_within: Duration,
    /// How long the gateway may then take to let the shard in.
    pub enter_within: Duration,
    /// A connection that has held so long was a sound one.
    pub sound_after: Duration,
    /// How long a shard may go without a sound connection, before the program gives up.
    pub patience: Duration,
    /// How soon is tried again.
    pub attempts: AttemptRules,
}

impl Default for Pace {
    /// A shard that hears nothing comes back within about 90 seconds, and what can't be got over ends the
    /// program within five minutes: the last attempt begins before `patience` is over, and takes a minute
    /// at the most. Only one probe in 30 seconds, since a shard may send 120 messages in 60 seconds, all
    /// kinds together.
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            probe_every: seconds(30),
            misses: 2,
            connect_within: seconds(20),
            enter_within: seconds(40),
            sound_after: seconds(30),
            patience: seconds(240),
            attempts: AttemptRules::default(),
        }
    }
}

impl Pace {
    /// The same, so many times as fast, for whoever can't wait: a test.
    #[must_use]
    pub fn faster(self, by: u32) -> Self {
        Self {
            probe_every: self.probe_every / by,
            misses: self.misses,
            connect_within: self.connect_within / by,
            enter_within: self.enter_within / by,
            sound_after: self.sound_after / by,
            patience: self.patience / by,
            attempts: self.attempts.faster(by),
        }
    }
}

//! Is a shard that looks connected still being told anything?
//!
//! Heartbeats don't tell: a gateway may acknowledge them and send no events. So each shard asks, every so
//! often, for one member of one of its guilds, the bot itself (gateway op 8, which needs no privileged
//! intent). Any event proves it too, but for those that come with a new session: of a gateway that only
//! lets us in nothing is known yet.

use std::time::Duration;

use tokio::time::Instant;

use super::pace::Pace;

/// The first probe comes when this part of the pause has gone by, so that the guilds have been told of.
const FIRST: u32 = 6;

/// What is known of a connection that looks sound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pulse {
    every: Duration,
    misses: u32,
    unanswered: u32,
    next: Instant,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beat {
    /// Ask.
    Probe,
    /// Nothing has come for too long.
    Silent,
}

impl Pulse {
    /// Of a connection that is up from now on.
    pub(super) fn new(pace: &Pace, now: Instant) -> Self {
        let next = now + pace.probe_every / FIRST;
        Self { every: pace.probe_every, misses: pace.misses, unanswered: 0, next }
    }

    /// When there is something to do next.
    pub(super) fn next(&self) -> Instant {
        self.next
    }

    /// Something came.
    pub(super) fn heard(&mut self) {
        self.unanswered = 0;
    }

    /// What to do, now that it is time.
    pub(super) fn due(&mut self, now: Instant) -> Beat {
        if self.unanswered >= self.misses {
            return Beat::Silent;
        }
        self.unanswered += 1;
        self.next = now + self.every;
        Beat::Probe
    }
}

/// Whether an event tells that the gateway has not gone dumb.
pub(super) fn is_proof(event: &str) -> bool {
    !matches!(event, "READY" | "RESUMED" | "GUILD_CREATE" | "GUILD_DELETE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn two_probes_go_unanswered_before_it_counts_as_silent() {
        let mut now = Instant::now();
        let mut pulse = Pulse::new(&Pace::default(), now);
        let mut beats = Vec::new();
        for answered in [true, false, false, false] {
            now = pulse.next();
            beats.push(pulse.due(now));
            if answered {
                pulse.heard();
            }
        }
        assert_eq!(beats, [Beat::Probe, Beat::Probe, Beat::Probe, Beat::Silent]);
    }
}

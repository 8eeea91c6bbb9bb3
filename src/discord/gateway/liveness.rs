//! Is a shard that looks connected still being told anything?
//!
//! Heartbeats don't tell: a gateway may acknowledge them and send no events. So each shard asks,
//! every so often, for one member of one of its guilds, the bot itself (gateway op 8, which needs
//! no privileged intent). A shard that leaves too many of these unanswered is restarted once; when
//! that doesn't help, the program ends, for the service manager to start it afresh.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use serenity::all::{
    Cache, ChunkGuildFilter, ConnectionStage, Context, EventHandler, GuildMembersChunkEvent, Ready,
    ResumedEvent, ShardId, ShardManager, UserId,
};
use serenity::async_trait;

use super::session_budget::Sessions;
use super::status::Status;
use crate::texts::GatewayTrouble;

/// How often is asked, and how long is waited.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The time between two probes of a shard, and so the time it has for an answer.
    pub probe_every: Duration,
    /// How many probes in a row may go unanswered before the shard is restarted, and how many
    /// after that before the program gives up.
    pub misses: u32,
    /// How long the first connection may take.
    pub connect_within: Duration,
    /// How many sessions a shard may begin within ten minutes before the program gives up: more
    /// are no accident, and Discord counts them.
    pub sessions: usize,
}

impl Default for Pace {
    /// A shard that hears nothing is restarted within about 90 seconds. Only one probe in 30
    /// seconds, since a shard may send 120 messages in 60 seconds, all kinds together.
    fn default() -> Self {
        Self {
            probe_every: Duration::from_secs(30),
            misses: 2,
            connect_within: Duration::from_secs(120),
            sessions: 10,
        }
    }
}

/// What is known of a shard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pulse {
    unanswered: u32,
    restarted: bool,
}

/// What to do about a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Probe,
    Restart,
    GiveUp,
}

impl Pulse {
    /// The next step for a shard, taken each time another probe is due.
    fn step(&mut self, misses: u32) -> Step {
        if self.unanswered < misses {
            self.unanswered += 1;
            return Step::Probe;
        }
        if self.restarted {
            return Step::GiveUp;
        }
        *self = Self { unanswered: 0, restarted: true };
        Step::Restart
    }
}

/// Hears the answers to the probes.
#[derive(Default)]
pub(crate) struct Listener {
    pulses: Mutex<HashMap<ShardId, Pulse>>,
    most: usize,
    sessions: Mutex<HashMap<ShardId, Sessions>>,
    ready: tokio::sync::Notify,
    storm: tokio::sync::Notify,
    status: Arc<Status>,
}

impl Listener {
    pub(crate) fn new(status: Arc<Status>, pace: Pace) -> Self {
        Self { status, most: pace.sessions, ..Self::default() }
    }

    fn heard(&self, shard: ShardId) {
        self.pulses.lock().unwrap_or_else(PoisonError::into_inner).insert(shard, Pulse::default());
        self.status.set_connected(true);
        self.ready.notify_one();
    }

    /// A session began or went on: unless it is the first, the connection was gone before.
    fn back(&self, shard: ShardId) {
        let pulse = self.pulses.lock().unwrap_or_else(PoisonError::into_inner).get(&shard).copied();
        let Some(pulse) = pulse else { return };
        let trouble = if pulse.restarted { GatewayTrouble::Silent } else { GatewayTrouble::Disconnected };
        self.status.note_trouble(SystemTime::now(), trouble);
    }

    /// A session began: a new one, not the earlier one resumed.
    fn begun(&self, shard: ShardId) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        if sessions.entry(shard).or_default().begun(Instant::now(), self.most) {
            self.storm.notify_one();
        }
    }

    fn step(&self, shard: ShardId, misses: u32) -> Step {
        self.pulses.lock().unwrap_or_else(PoisonError::into_inner).entry(shard).or_default().step(misses)
    }
}

/// The listener, as serenity takes it: next to poise, which never sees these events.
pub(crate) struct Ears(pub(crate) Arc<Listener>);

#[async_trait]
impl EventHandler for Ears {
    async fn ready(&self, ctx: Context, _: Ready) {
        self.0.back(ctx.shard_id);
        self.0.begun(ctx.shard_id);
        self.0.heard(ctx.shard_id);
    }

    async fn resume(&self, ctx: Context, _: ResumedEvent) {
        self.0.back(ctx.shard_id);
        self.0.heard(ctx.shard_id);
    }

    async fn guild_members_chunk(&self, ctx: Context, _: GuildMembersChunkEvent) {
        self.0.heard(ctx.shard_id);
    }
}

/// Why the connection is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GivenUp {
    /// The first connection took too long.
    NeverReady,
    /// Discord sends no events, after a restart of the shard either.
    Deaf,
    /// Sessions end as soon as they begin, and there are only so many a day.
    Storm,
}

impl fmt::Display for GivenUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NeverReady => "it does not let us in",
            Self::Deaf => "it sends no events",
            Self::Storm => "it keeps ending our sessions",
        })
    }
}

/// Watches over all shards. Returns only when there is no use in going on.
pub(crate) async fn watch(
    listener: Arc<Listener>,
    shards: Arc<ShardManager>,
    cache: Arc<Cache>,
    pace: Pace,
) -> GivenUp {
    if tokio::time::timeout(pace.connect_within, listener.ready.notified()).await.is_err() {
        tracing::error!(seconds = pace.connect_within.as_secs(), "Discord has not let us in");
        return GivenUp::NeverReady;
    }
    tokio::select! {
        () = probe_all(&listener, &shards, &cache, pace) => GivenUp::Deaf,
        () = listener.storm.notified() => {
            tracing::error!("Discord keeps ending our sessions");
            GivenUp::Storm
        }
    }
}

/// Probes all shards; returns when one stays deaf.
async fn probe_all(listener: &Listener, shards: &ShardManager, cache: &Cache, pace: Pace) {
    loop {
        tokio::time::sleep(pace.probe_every).await;
        for shard in shards.shards_instantiated().await {
            match listener.step(shard, pace.misses) {
                Step::Probe => probe(listener, shards, cache, shard).await,
                Step::Restart => {
                    tracing::warn!(%shard, "Discord sends no events: restarting the shard");
                    listener.status.set_connected(false);
                    shards.restart(shard).await;
                }
                Step::GiveUp => {
                    tracing::error!(%shard, "Discord sends no events after a restart either");
                    return;
                }
            }
        }
    }
}

/// Asks a shard for the bot itself, in one of the shard's guilds. A connected shard without guilds
/// has nothing to be told of, and counts as heard.
async fn probe(listener: &Listener, shards: &ShardManager, cache: &Cache, shard: ShardId) {
    let runners = shards.runners.lock().await;
    let Some(runner) = runners.get(&shard) else { return };
    let guild = cache.guilds().into_iter().find(|guild| guild.shard_id(cache) == shard.0);
    let bot: UserId = cache.current_user().id;
    match guild {
        Some(guild) => {
            runner.runner_tx.chunk_guild(guild, None, false, ChunkGuildFilter::UserIds(vec![bot]), None);
        }
        None if runner.stage == ConnectionStage::Connected => listener.heard(shard),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_shard_is_probed_twice_restarted_probed_twice_and_given_up() {
        let mut pulse = Pulse::default();
        let steps: Vec<_> = (0..6).map(|_| pulse.step(2)).collect();
        assert_eq!(steps, [Step::Probe, Step::Probe, Step::Restart, Step::Probe, Step::Probe, Step::GiveUp]);
    }
}

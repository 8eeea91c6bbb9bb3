//! What is done all day? Look which schedules are due, look after each, and wait.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;

use super::deliver::{done_until, next_look};
use super::outlet::Outlet;
use super::worker::{POSTING, Worker};
use crate::app::outages::Operation;
use crate::domain::schedule::{Schedule, ScheduleKey};
use crate::schedule::zone;
use crate::store::StoreError;

/// How many posts are under way at once.
const AT_ONCE: usize = 32;
/// How often all schedules are reckoned anew: the time zone database or the clock may have changed.
const RECKON_EVERY: Duration = Duration::from_secs(3_600);
/// A look that is due within this time may be another try, which is not to be moved.
const TRIES_WITHIN: Duration = Duration::from_secs(1_800);

const LOOKING: Operation =
    Operation { what: "looking which quotes of the day are due", meanwhile: "none goes out" };
const RECKONING: Operation = Operation::later("reckoning all schedules anew");

/// Looks after all schedules until `stop`; then ends what is under way. `woken` when one has changed.
pub(crate) async fn run<O: Outlet>(worker: Arc<Worker<O>>, woken: Arc<Notify>, stop: CancellationToken) {
    let mut round = Round { worker, under_way: HashSet::new(), tasks: JoinSet::new(), failed: false };
    let mut reckoned: Option<Instant> = None;
    while !stop.is_cancelled() {
        if reckoned.is_none_or(|at| at.elapsed() >= RECKON_EVERY) {
            let done = reckon(&round.worker).await;
            reckoned = round.worker.outages().noted(RECKONING, done).is_ok().then(Instant::now);
        }
        let wait = round.begin(&stop).await;
        tokio::select! {
            () = stop.cancelled() => {}
            () = woken.notified() => {}
            Some(ended) = round.tasks.join_next() => round.end(ended),
            () = tokio::time::sleep(wait) => {}
        }
    }
    while let Some(ended) = round.tasks.join_next().await {
        round.end(ended);
    }
}

/// The schedules that are under way.
struct Round<O> {
    worker: Arc<Worker<O>>,
    under_way: HashSet<ScheduleKey>,
    tasks: JoinSet<(ScheduleKey, Result<(), StoreError>)>,
    /// The store has failed since the last look: what is due would fail again at once.
    failed: bool,
}

impl<O: Outlet> Round<O> {
    /// Begins with as many due schedules as there is room for; says how long there is nothing to do.
    async fn begin(&mut self, stop: &CancellationToken) -> Duration {
        let due = self.due().await;
        let Ok(due) = self.worker.outages().noted(LOOKING, due) else { return self.worker.look_every };
        if std::mem::take(&mut self.failed) {
            return self.worker.look_every;
        }
        if due.is_empty() {
            return self.until_next().await;
        }
        for schedule in due {
            if self.tasks.len() >= AT_ONCE {
                break;
            }
            tokio::select! {
                () = stop.cancelled() => return Duration::ZERO,
                () = self.worker.pacer.turn() => {}
            }
            let (worker, key) = (self.worker.clone(), schedule.key);
            self.under_way.insert(key);
            // Which one it is stands in the lines of the log at level debug only.
            let which = tracing::debug_span!("daily", guild = key.guild.number(), channel = %key.channel);
            let looking = async move { (key, worker.look_after(&schedule).await.map(drop)) };
            self.tasks.spawn(looking.instrument(which));
            while let Some(ended) = self.tasks.try_join_next() {
                self.end(ended);
            }
        }
        if self.tasks.len() >= AT_ONCE { self.worker.look_every } else { Duration::ZERO }
    }

    async fn due(&self) -> Result<Vec<Schedule>, StoreError> {
        let count = u16::try_from(AT_ONCE + self.under_way.len()).unwrap_or(u16::MAX);
        let mut due = self.worker.store.due_schedules(self.worker.now(), self.worker.shards, count).await?;
        due.retain(|schedule| !self.under_way.contains(&schedule.key));
        Ok(due)
    }

    async fn until_next(&self) -> Duration {
        let now = self.worker.now();
        let next = self.worker.store.next_look().await.ok().flatten();
        let wait = next
            .filter(|next| *next > now)
            .and_then(|next| Duration::try_from(next.duration_since(now)).ok());
        // What is due and under way ends by itself, which wakes us.
        wait.unwrap_or(self.worker.look_every).min(self.worker.look_every)
    }

    fn end(&mut self, ended: Result<(ScheduleKey, Result<(), StoreError>), tokio::task::JoinError>) {
        match ended {
            Ok((key, done)) => {
                self.under_way.remove(&key);
                self.failed |= done.is_err();
                let _ = self.worker.outages().noted(POSTING, done);
            }
            Err(error) => {
                tracing::error!(%error, "looking after a schedule");
                // Which one is not known; none is left out for longer than a look.
                self.under_way.clear();
            }
        }
    }
}

/// Forgets what is old, and looks at each schedule earlier where its next post now lies before that.
/// One that is looked at too early is put right then.
async fn reckon<O: Outlet>(worker: &Worker<O>) -> Result<(), StoreError> {
    let now = worker.now();
    worker.store.forget_old_posts(now).await?;
    for schedule in worker.store.active_schedules().await? {
        let Some(zone) = zone(&schedule.timetable.zone) else { continue };
        let next = next_look(&schedule, &zone, done_until(&schedule, now));
        if next < schedule.look_at && is_far(now, schedule.look_at) {
            worker.store.look_again(&schedule, next).await?;
        }
    }
    Ok(())
}

fn is_far(now: Timestamp, look_at: Timestamp) -> bool {
    now.saturating_add(TRIES_WITHIN).is_ok_and(|soon| look_at > soon)
}

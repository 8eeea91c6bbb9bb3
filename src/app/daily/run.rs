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

use super::outlet::Outlet;
use super::timing::{CLOCKS_DIFFER, after, done_until, longest_lease, next_look};
use super::worker::{POSTING, Worker};
use crate::app::outages::Operation;
use crate::domain::schedule::{Schedule, ScheduleKey};
use crate::schedule::zone;
use crate::store::{Continuity, DueExtra, LONGEST_GAP, StoreError};

/// How many posts are under way at once.
const AT_ONCE: usize = 32;
/// How many things are done at once with posts that are there.
const EXTRAS_AT_ONCE: usize = 8;
/// How often all schedules are reckoned anew: the time zone database or the clock may have changed.
const RECKON_EVERY: Duration = Duration::from_secs(3_600);
/// A look that is due within this time may be another try, which is not to be moved.
const TRIES_WITHIN: Duration = Duration::from_secs(1_800);

/// How often a process says that it is at work with the store: so often that a few times may fail
/// before that is taken for a gap.
const AT_WORK_EVERY: Duration = Duration::from_secs(30);
const _: () = assert!(AT_WORK_EVERY.as_secs() * 4 <= LONGEST_GAP.as_secs());

const LOOKING: Operation =
    Operation { what: "looking which quotes of the day are due", meanwhile: "none goes out" };
const AT_WORK: Operation = Operation {
    what: "saying that the quote of the day is at work",
    meanwhile: "channels are read before each post",
};
const RECKONING: Operation = Operation::later("reckoning all schedules anew");

/// Looks after all schedules until `stop`; then ends what is under way. `woken` when one has changed.
pub(crate) async fn run<O: Outlet>(worker: Arc<Worker<O>>, woken: Arc<Notify>, stop: CancellationToken) {
    let mut round = Round {
        worker,
        under_way: HashSet::new(),
        tasks: JoinSet::new(),
        extras: JoinSet::new(),
        failed: false,
        said_at_work: None,
    };
    let mut reckoned: Option<Instant> = None;
    while !stop.is_cancelled() {
        let at_work = round.at_work().await;
        // After a gap the clock may be another one: what was reckoned by the old one is no longer true.
        if at_work.is_ok_and(|at_work| at_work == Continuity::Broken) {
            reckoned = None;
        }
        if reckoned.is_none_or(|at| at.elapsed() >= RECKON_EVERY) {
            let done = reckon(&round.worker).await;
            reckoned = round.worker.outages().noted(RECKONING, done).is_ok().then(Instant::now);
        }
        let wait = round.begin(&stop).await;
        tokio::select! {
            () = stop.cancelled() => {}
            () = woken.notified() => {}
            Some(ended) = round.tasks.join_next() => round.end(ended),
            Some(ended) = round.extras.join_next() => round.end_extra(ended),
            () = tokio::time::sleep(wait) => {}
        }
    }
    while let Some(ended) = round.tasks.join_next().await {
        round.end(ended);
    }
    while let Some(ended) = round.extras.join_next().await {
        round.end_extra(ended);
    }
}

/// The schedules that are under way.
struct Round<O> {
    worker: Arc<Worker<O>>,
    under_way: HashSet<ScheduleKey>,
    tasks: JoinSet<(ScheduleKey, Result<(), StoreError>)>,
    /// What is being done with posts that are there.
    extras: JoinSet<Result<(), StoreError>>,
    /// The store has failed since the last look: what is due would fail again at once.
    failed: bool,
    /// When it was last said that we are at work.
    said_at_work: Option<Timestamp>,
}

impl<O: Outlet> Round<O> {
    /// Begins with as many due schedules as there is room for; says how long there is nothing to do.
    async fn begin(&mut self, stop: &CancellationToken) -> Duration {
        let due = self.due().await;
        let Ok((due, extras)) = self.worker.outages().noted(LOOKING, due) else {
            return self.worker.look_every;
        };
        if std::mem::take(&mut self.failed) {
            return self.worker.look_every;
        }
        for extra in extras {
            let worker = self.worker.clone();
            self.extras.spawn(async move { worker.do_extra(&extra).await });
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

    /// Says now and then that we are at work with the store, so that it knows of every post. As long as
    /// that fails, the channels are read before something is posted.
    async fn at_work(&mut self) -> Result<Continuity, StoreError> {
        let now = self.worker.now();
        let is_recent = |said: Timestamp| now.duration_since(said).unsigned_abs() < AT_WORK_EVERY;
        if self.said_at_work.is_some_and(is_recent) {
            return Ok(Continuity::Unbroken);
        }
        let said = self.worker.store.at_work(now).await;
        let said = self.worker.outages().noted(AT_WORK, said)?;
        self.said_at_work = Some(now);
        // Where nothing is to be posted, as at the first start, nobody needs to know.
        if said == Continuity::Broken && self.worker.store.next_look().await.is_ok_and(|next| next.is_some())
        {
            tracing::info!(
                "the store has not been at work all the time: channels are read before the next posts"
            );
        }
        Ok(said)
    }

    async fn due(&self) -> Result<(Vec<Schedule>, Vec<DueExtra>), StoreError> {
        let count = u16::try_from(AT_ONCE + self.under_way.len()).unwrap_or(u16::MAX);
        let mut due = self.worker.store.due_schedules(self.worker.now(), self.worker.shards, count).await?;
        due.retain(|schedule| !self.under_way.contains(&schedule.key));
        let room = u16::try_from(EXTRAS_AT_ONCE.saturating_sub(self.extras.len())).unwrap_or_default();
        let extras = self.worker.store.due_extras(self.worker.now(), room).await?;
        Ok((due, extras))
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

    /// What was done with a post that is there: that the store failed at it is logged.
    fn end_extra(&mut self, ended: Result<Result<(), StoreError>, tokio::task::JoinError>) {
        match ended {
            Ok(done) => {
                self.failed |= done.is_err();
                let _ = self.worker.outages().noted(POSTING, done);
            }
            Err(error) => tracing::error!(%error, "doing something with a post"),
        }
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

/// Forgets what is old, and looks at each schedule earlier where its next post now lies before that, or
/// where a clock that stood ahead has claimed one. One that is looked at too early is put right then.
async fn reckon<O: Outlet>(worker: &Worker<O>) -> Result<(), StoreError> {
    let now = worker.now();
    worker.store.forget_old_posts(now).await?;
    let beyond = after(now, longest_lease(worker.lease) + CLOCKS_DIFFER);
    worker.store.look_at_claims_beyond(beyond, now).await?;
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

//! Who looks after the schedules, and with what?

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::outlet::{Outlet, Undelivered};
use super::pacer::{PER_SECOND, Pacer};
use crate::app::bot::App;
use crate::app::outages::{Operation, Outages};
use crate::domain::Shards;
use crate::store::{Store, StoreError};

/// How long a post is a process's own before another may take it over, where nothing else is chosen.
pub const LEASE: Duration = Duration::from_secs(60);
/// How long the store may fail at a step that must not be lost, before it is left to the next who
/// looks.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many pages of a channel are read back at the most to look for a post: of 100 messages each, more
/// than a channel has in two days in which somebody writes every six seconds.
const MOST_PAGES: usize = 300;

/// Making posts, at whichever step.
pub(crate) const POSTING: Operation =
    Operation { what: "posting the quote of the day", meanwhile: "none goes out" };

/// How the posts of the day are looked after.
#[derive(Clone)]
pub struct DailyOptions {
    /// Which servers this process looks after first; it takes over what others leave.
    pub shards: Shards,
    /// How long a post is this process's own.
    pub lease: Duration,
    /// How many posts a second all processes send together.
    pub per_second: u16,
    /// The clock.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The longest time between two looks at the store.
    pub look_every: Duration,
    /// How many pages of a channel are read back at the most to look for a post.
    pub most_pages: usize,
    /// Decides in which order quotes come.
    pub seed: u64,
}

impl Default for DailyOptions {
    fn default() -> Self {
        Self {
            shards: Shards::ALL,
            lease: LEASE,
            per_second: PER_SECOND,
            clock: Arc::new(Timestamp::now),
            look_every: Duration::from_secs(5),
            most_pages: MOST_PAGES,
            seed: fastrand::u64(..),
        }
    }
}

impl std::fmt::Debug for DailyOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DailyOptions")
            .field("shards", &self.shards)
            .field("lease", &self.lease)
            .field("per_second", &self.per_second)
            .field("look_every", &self.look_every)
            .field("most_pages", &self.most_pages)
            .finish_non_exhaustive()
    }
}

/// Looks after the schedules of one process.
pub(crate) struct Worker<O> {
    pub(crate) app: App,
    pub(crate) store: Store,
    pub(crate) outlet: O,
    pub(crate) shards: Shards,
    pub(crate) lease: Duration,
    pub(crate) look_every: Duration,
    pub(crate) most_pages: usize,
    /// A number for this process, from its start to its end.
    pub(crate) holder: i64,
    pub(crate) pacer: Pacer,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    random: Mutex<fastrand::Rng>,
}

impl<O: Outlet> Worker<O> {
    pub(crate) fn new(app: App, store: Store, outlet: O, options: &DailyOptions) -> Self {
        Self {
            app,
            store,
            outlet,
            shards: options.shards,
            lease: options.lease,
            look_every: options.look_every,
            most_pages: options.most_pages,
            holder: fastrand::i64(..),
            pacer: Pacer::new(options.per_second, options.shards.share()),
            clock: options.clock.clone(),
            random: Mutex::new(fastrand::Rng::with_seed(options.seed)),
        }
    }

    /// What the store fails at, in the whole program.
    pub(crate) fn outages(&self) -> &Outages {
        &self.app.outages
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    pub(crate) fn seed(&self) -> u64 {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).u64(..)
    }

    /// A number from 0 up to 1.
    pub(crate) fn chance(&self) -> f64 {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).f64()
    }

    /// How long one exchange with Discord may take: four of them fit into a lease.
    pub(crate) fn send_within(&self) -> Duration {
        self.lease / 4
    }

    /// What an exchange gives; one that takes too long may have been taken all the same.
    pub(crate) async fn within<T>(
        &self,
        exchange: impl Future<Output = Result<T, Undelivered>>,
    ) -> Result<T, Undelivered> {
        tokio::time::timeout(self.send_within(), exchange)
            .await
            .unwrap_or_else(|_| Err(Undelivered::Uncertain("no answer in time".to_owned())))
    }

    /// Tries a step again for as long as the store fails, within reason.
    pub(crate) async fn patiently<T, F>(&self, step: impl Fn() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let patience = tokio::time::Instant::now() + PATIENCE;
        loop {
            match step().await {
                Err(error) if tokio::time::Instant::now() < patience => self.outages().fails(POSTING, &error),
                done => return done,
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }
}

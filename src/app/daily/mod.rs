//! The quote of the day: who gets it when, and what can be asked of it?
//!
//! [`run`] looks after the schedules and posts by an [`Outlet`].

pub(crate) mod ask;
pub(crate) mod change;
pub(crate) mod deliver;
pub(crate) mod next;
pub(crate) mod outlet;
pub(crate) mod pacer;
pub(crate) mod run;
pub(crate) mod set;
pub(crate) mod settle;
pub(crate) mod show;
pub(crate) mod upcoming;
pub(crate) mod worker;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use self::worker::Worker;
use super::bot::App;
use super::outages::{Need, within};
use crate::domain::{Language, Trouble};
use crate::store::StoreError;
use crate::texts::daily;

pub use crate::app::quotes::pool::{quotes_on, topics_with_quotes};
pub use ask::Asked;
pub use deliver::Delivery;
pub use outlet::{DailyPost, Outlet, Refusal};
pub use pacer::PER_SECOND;
pub use set::Wish;
pub use upcoming::next_quotes;
pub use worker::{DailyOptions, LEASE};

/// How long the store may take for what somebody asks: longer than it waits for a lock, twice.
const ANSWERED_WITHIN: Duration = Duration::from_secs(12);

/// The quote of the day: all that can be asked of it, and the loop that posts it.
pub struct Daily<O> {
    worker: Arc<Worker<O>>,
    woken: Arc<Notify>,
}

impl<O> Clone for Daily<O> {
    fn clone(&self) -> Self {
        Self { worker: self.worker.clone(), woken: self.woken.clone() }
    }
}

impl<O: Outlet> Daily<O> {
    /// Posts by this outlet, with the quotes and the store of an app. `None` where that has no store:
    /// without a memory nobody could promise to post only once.
    #[must_use]
    pub fn new(app: &App, outlet: O, options: &DailyOptions) -> Option<Self> {
        let store = app.store.clone()?;
        let worker = Arc::new(Worker::new(app.clone(), store, outlet, options));
        Some(Self { worker, woken: Arc::default() })
    }

    /// Looks after all schedules until `stop`; then ends what is under way.
    pub async fn run(&self, stop: CancellationToken) {
        run::run(self.worker.clone(), self.woken.clone(), stop).await;
    }

    /// What the store gives for somebody who waits for it; what keeps it from that has been logged.
    async fn asked<T>(
        &self,
        need: Need,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, Trouble> {
        let done = within(ANSWERED_WITHIN, work).await;
        self.worker.outages().noted(need, done).map_err(|error| error.trouble())
    }

    /// What has been changed, or that nothing was; or that it is not known.
    async fn changed(
        &self,
        need: Need,
        changing: impl Future<Output = Result<String, StoreError>>,
        language: Language,
    ) -> String {
        self.asked(need, changing).await.unwrap_or_else(|trouble| {
            let texts = daily(language);
            if trouble.leaves_doubt() { texts.not_sure() } else { texts.not_kept() }
        })
    }
}

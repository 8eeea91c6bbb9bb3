//! The quote of the day: what do the doors hold of it?

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::outlet::Outlet;
use super::run;
use super::worker::{DailyOptions, Worker};
use crate::app::bot::App;
use crate::app::outages::{Operation, within};
use crate::domain::{Language, Trouble};
use crate::store::StoreError;
use crate::texts::daily;

/// How long the store may take for what somebody asks: longer than it waits for a lock, twice.
pub(crate) const ANSWERED_WITHIN: Duration = Duration::from_secs(12);

/// The quote of the day: all that can be asked of it, and the loop that posts it.
pub struct Daily<O> {
    pub(crate) worker: Arc<Worker<O>>,
    pub(crate) woken: Arc<Notify>,
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
    pub(crate) async fn asked<T>(
        &self,
        need: Operation,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, Trouble> {
        let done = within(ANSWERED_WITHIN, work).await;
        self.worker.outages().noted(need, done).map_err(|error| error.trouble())
    }

    /// What has been changed, or that nothing was; or that it is not known.
    pub(crate) async fn changed(
        &self,
        need: Operation,
        changing: impl Future<Output = Result<String, StoreError>>,
        language: Language,
    ) -> String {
        self.asked(need, changing).await.unwrap_or_else(|trouble| {
            let texts = daily(language);
            if trouble.leaves_doubt() { texts.not_sure() } else { texts.not_kept() }
        })
    }
}

//! The quote of the day: who gets it when, and what can be asked of it?
//!
//! [`run`] looks after the schedules and posts by an [`Outlet`].

mod around;
mod ask;
mod choose;
mod deliver;
mod next;
mod outlet;
mod pacer;
mod run;
mod set;
mod worker;

use std::sync::Arc;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

pub use ask::Asked;
pub use choose::{quotes_on, topics_with_quotes};
pub use deliver::Delivery;
pub use outlet::{DailyPost, Outlet, Refusal};
pub use pacer::PER_SECOND;
pub use set::Wish;
pub use worker::{DailyOptions, LEASE};

use worker::Worker;

use super::App;
use crate::domain::Language;
use crate::store::StoreError;
use crate::texts::daily;

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

    /// What was done, or that it could not be kept.
    fn or_not_kept(done: Result<String, StoreError>, language: Language) -> String {
        done.unwrap_or_else(|error| {
            tracing::error!(%error, "changing or showing /daily");
            daily(language).not_kept()
        })
    }
}

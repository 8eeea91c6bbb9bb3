//! How does the rest of the program reach the quote of the day?

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::error::{DailyError, Stopped};
use super::outlet::Outlet;
use super::run;
use super::worker::{DailyOptions, Worker};
use crate::app::bot::App;
use crate::app::outages::Operation;
use crate::domain::Trouble;
use crate::store::StoreError;

/// How long the store may take for what somebody asks: longer than it waits for a lock, twice.
const ANSWERED_WITHIN: Duration = Duration::from_secs(12);
/// How long a post may take that somebody asks for: a few exchanges with Discord, and the store's
/// troubles in between.
const MADE_WITHIN: Duration = Duration::from_secs(90);

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

    /// What somebody wants to see.
    pub(crate) async fn reading<T>(
        &self,
        operation: Operation,
        work: impl Future<Output = Result<T, Stopped>>,
    ) -> Result<T, DailyError> {
        self.asked(operation, ANSWERED_WITHIN, work)
            .await
            .map_err(|failed| failed.or(|_| DailyError::NotRead))
    }

    /// What somebody wants to be changed.
    pub(crate) async fn changing<T>(
        &self,
        operation: Operation,
        work: impl Future<Output = Result<T, Stopped>>,
    ) -> Result<T, DailyError> {
        let in_doubt = |trouble: Trouble| {
            if trouble.leaves_doubt() { DailyError::NotSure } else { DailyError::NotKept }
        };
        self.asked(operation, ANSWERED_WITHIN, work).await.map_err(|failed| failed.or(in_doubt))
    }

    /// A post that somebody wants now: it may be there when the store fails, and then whoever looks
    /// after it next finds it.
    pub(crate) async fn making<T>(
        &self,
        operation: Operation,
        work: impl Future<Output = Result<T, Stopped>>,
    ) -> Result<T, DailyError> {
        self.asked(operation, MADE_WITHIN, work).await.map_err(|failed| failed.or(|_| DailyError::NotSure))
    }

    /// What the work gives to somebody who waits for it; what keeps the store from it is logged.
    async fn asked<T>(
        &self,
        operation: Operation,
        time: Duration,
        work: impl Future<Output = Result<T, Stopped>>,
    ) -> Result<T, Stopped> {
        let ended = tokio::time::timeout(time, work).await;
        let ended = ended.unwrap_or_else(|_| Err(StoreError::from(Trouble::Slow).into()));
        match &ended {
            Ok(_) | Err(Stopped::Declined(_)) => self.worker.outages().works(operation),
            Err(Stopped::Store(error)) => self.worker.outages().fails(operation, error),
        }
        ended
    }
}

impl Stopped {
    /// What to say: of the store's trouble, this.
    fn or(self, of_the_store: impl Fn(Trouble) -> DailyError) -> DailyError {
        match self {
            Self::Declined(why) => why,
            Self::Store(error) => of_the_store(error.trouble()),
        }
    }
}

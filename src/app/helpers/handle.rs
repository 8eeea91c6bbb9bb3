//! How does the rest of the program reach the helpers?

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::outlet::WakeOutlet;
use super::topics::TopicTexts;
use crate::app::bot::App;
use crate::app::outages::{Operation, within};
use crate::app::servers::settings_cache::NotKept;
use crate::domain::helper::HelperKey;
use crate::domain::open_question::QuestionKey;
use crate::domain::{MemberId, Shards};
use crate::people::Part;
use crate::search::{ContentWords, SearchError};
use crate::store::{Store, StoreError};

/// How long a round is a process's own.
const LEASE: Duration = Duration::from_secs(60);
/// How long the store may take for what somebody asks.
const ANSWERED_WITHIN: Duration = Duration::from_secs(2);

const ASKED: Operation = Operation::asked("keeping who thinks along");

/// How the helpers of a process are looked after.
#[derive(Clone)]
pub struct HelpersOptions {
    /// The servers that are ours.
    pub shards: Shards,
    /// How long a round is this process's own.
    pub lease: Duration,
    /// The clock.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The longest time between two looks at the store.
    pub look_every: Duration,
    /// Decides who gets the third seat.
    pub seed: u64,
    /// The part of the choice that is left out, to see what it is worth.
    pub without: Option<Part>,
}

impl Default for HelpersOptions {
    fn default() -> Self {
        Self {
            shards: Shards::ALL,
            lease: LEASE,
            clock: Arc::new(Timestamp::now),
            look_every: Duration::from_secs(5),
            seed: fastrand::u64(..),
            without: None,
        }
    }
}

impl std::fmt::Debug for HelpersOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HelpersOptions")
            .field("shards", &self.shards)
            .field("lease", &self.lease)
            .field("look_every", &self.look_every)
            .finish_non_exhaustive()
    }
}

/// The texts of the topics of the library with this number.
type TopicsOf = (u64, Arc<TopicTexts>);

/// The helpers of all servers: what they can choose, and who is asked when.
pub struct Helpers<O> {
    pub(super) app: App,
    pub(super) store: Store,
    pub(super) outlet: Arc<O>,
    pub(super) options: HelpersOptions,
    /// A number for this process, from its start to its end.
    pub(super) holder: i64,
    words: Arc<OnceLock<Arc<ContentWords>>>,
    pub(super) topics: Arc<Mutex<Option<TopicsOf>>>,
    /// Which messages could not be taken back just now, and when that is tried again.
    pub(super) retried: Arc<Mutex<HashMap<(QuestionKey, MemberId), Timestamp>>>,
    random: Arc<Mutex<fastrand::Rng>>,
}

impl<O> Clone for Helpers<O> {
    fn clone(&self) -> Self {
        Self {
            app: self.app.clone(),
            store: self.store.clone(),
            outlet: self.outlet.clone(),
            options: self.options.clone(),
            holder: self.holder,
            words: self.words.clone(),
            topics: self.topics.clone(),
            retried: self.retried.clone(),
            random: self.random.clone(),
        }
    }
}

impl<O: WakeOutlet> Helpers<O> {
    /// Asks by this outlet. `None` for an app without a store: nobody could promise to ask only so often.
    #[must_use]
    pub fn new(app: &App, outlet: O, options: &HelpersOptions) -> Option<Self> {
        Some(Self {
            app: app.clone(),
            store: app.store.clone()?,
            outlet: Arc::new(outlet),
            options: options.clone(),
            holder: fastrand::i64(..),
            words: Arc::default(),
            topics: Arc::default(),
            retried: Arc::default(),
            random: Arc::new(Mutex::new(fastrand::Rng::with_seed(options.seed))),
        })
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.options.clock)()
    }

    pub(super) fn seed(&self) -> u64 {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).u64(..)
    }

    /// What takes texts apart: made once, since it reads word lists.
    pub(super) fn words(&self) -> Result<Arc<ContentWords>, SearchError> {
        if let Some(words) = self.words.get() {
            return Ok(words.clone());
        }
        let words = Arc::new(ContentWords::new()?);
        Ok(self.words.get_or_init(|| words).clone())
    }

    /// Does something with the store, for somebody who waits for it; what keeps it from that is logged.
    pub(super) async fn with_store<T>(
        &self,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, NotKept> {
        let done = within(ANSWERED_WITHIN, work).await;
        self.app.outages.noted(ASKED, done).map_err(|error| NotKept(error.trouble()))
    }

    /// The helper of a wake.
    pub(super) fn key(question: QuestionKey, member: MemberId) -> HelperKey {
        HelperKey { guild: question.guild, member }
    }
}

//! How does the rest of the program reach the questions that were put to the group?

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::outlet::GroupOutlet;
use super::same::SameQuestions;
use crate::app::bot::App;
use crate::app::outages::{Operation, within};
use crate::app::servers::settings_cache::NotKept;
use crate::app::traffic::one_by_one::OneByOne;
use crate::domain::open_question::QuestionKey;
use crate::domain::{ChannelId, GuildId, MemberId, MessageId, Shards, Trouble};
use crate::store::{Store, StoreError};

/// How long the store may take for what somebody asks.
const ANSWERED_WITHIN: Duration = Duration::from_secs(2);

const GROUP: Operation = Operation::asked("keeping questions to the group");

/// How the questions of a process are looked after.
#[derive(Clone)]
pub struct GroupOptions {
    /// The servers that are ours.
    pub shards: Shards,
    /// The clock.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The longest time between two looks at the store.
    pub look_every: Duration,
}

/// What is remembered of a server while the program runs.
#[derive(Default)]
pub(crate) struct Remembered {
    /// The threads that are questions; `None` before they were read.
    pub(crate) threads: Option<HashSet<ChannelId>>,
    /// The open questions, to find the same one.
    pub(crate) same: Option<Arc<SameQuestions>>,
    /// The messages whose words are kept, or may be; `None` before they were read.
    pub(crate) kept: Option<HashSet<MessageId>>,
    /// When one of its answers that are kept was last changed, as far as was seen.
    pub(crate) kept_changed_at: Option<Timestamp>,
}

/// The questions that were put to the groups of all servers.
pub struct Questions<O> {
    pub(crate) app: App,
    pub(crate) store: Store,
    pub(crate) outlet: Arc<O>,
    pub(crate) shards: Shards,
    pub(crate) look_every: Duration,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    pub(crate) servers: Arc<Mutex<HashMap<GuildId, Remembered>>>,
    /// Who is putting a question at this moment: of two presses, one does.
    pub(crate) putting: Arc<OneByOne<(GuildId, MemberId)>>,
    /// Which post is brought up to date at this moment: of two changes, the later is shown last.
    pub(crate) showing: Arc<OneByOne<QuestionKey>>,
}

impl<O> Clone for Questions<O> {
    fn clone(&self) -> Self {
        Self {
            app: self.app.clone(),
            store: self.store.clone(),
            outlet: self.outlet.clone(),
            shards: self.shards,
            look_every: self.look_every,
            clock: self.clock.clone(),
            servers: self.servers.clone(),
            putting: self.putting.clone(),
            showing: self.showing.clone(),
        }
    }
}

impl<O: GroupOutlet> Questions<O> {
    /// Posts by this outlet. `None` for an app without a store: who asked what would be forgotten, and nobody
    /// could take their words back.
    #[must_use]
    pub fn new(app: &App, outlet: O, options: &GroupOptions) -> Option<Self> {
        Some(Self {
            app: app.clone(),
            store: app.store.clone()?,
            outlet: Arc::new(outlet),
            shards: options.shards,
            look_every: options.look_every,
            clock: options.clock.clone(),
            servers: Arc::default(),
            putting: Arc::default(),
            showing: Arc::default(),
        })
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Does something with the store, for somebody who waits for it; what keeps it from that is logged.
    pub(crate) async fn with_store<T>(
        &self,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, NotKept> {
        let done = within(ANSWERED_WITHIN, work).await;
        self.app.outages.noted(GROUP, done).map_err(|error| NotKept(error.trouble()))
    }

    pub(crate) fn remembered(&self) -> MutexGuard<'_, HashMap<GuildId, Remembered>> {
        self.servers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets which open questions a server has, since there is another.
    pub(crate) fn changed(&self, guild: GuildId) {
        if let Some(remembered) = self.remembered().get_mut(&guild) {
            remembered.same = None;
        }
    }
}

/// What is said of an outlet that fails where a person waits.
pub(crate) fn unsaid() -> NotKept {
    NotKept(Trouble::Slow)
}

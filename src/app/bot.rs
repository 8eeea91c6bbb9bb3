//! How is a request handled, whoever made it?

use std::num::NonZeroUsize;
use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::Semaphore;

use super::attempts::Attempts;
use super::fault::Fault;
use super::library::Library;
use super::outages::Outages;
use super::panics::{Panicked, caught};
use super::questions::{answer, reading_on, suggest};
use super::quotes::draw::Decks;
use super::request::{Reply, Request};
use super::servers::admission::Cooldowns;
use super::servers::settings_cache::SettingsCache;
use crate::domain::Language;
use crate::store::Store;
use crate::texts::texts;

/// The program behind every door: a handle, cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) library: Arc<ArcSwap<Library>>,
    pub(crate) decks: Arc<Decks>,
    pub(crate) servers: Arc<SettingsCache>,
    pub(crate) cooldowns: Arc<Cooldowns>,
    pub(crate) store: Option<Store>,
    pub(crate) outages: Arc<Outages>,
    pub(crate) attempts: Arc<Attempts>,
    /// A search takes one of these while it computes: as many as there are processors, so that a
    /// flood of questions leaves those free who have to tell Discord that an answer will come.
    pub(crate) search_permits: Arc<Semaphore>,
}

impl App {
    /// An app that answers from this library, and forgets everything when it ends. The seed decides
    /// in which order quotes come.
    #[must_use]
    pub fn new(library: Library, seed: u64) -> Self {
        Self::wired(library, seed, None)
    }

    /// An app that answers from this library, and remembers in this store.
    #[must_use]
    pub fn with_store(library: Library, seed: u64, store: Store) -> Self {
        Self::wired(library, seed, Some(store))
    }

    fn wired(library: Library, seed: u64, store: Option<Store>) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let outages = Arc::<Outages>::default();
        Self {
            library: Arc::new(ArcSwap::from_pointee(library)),
            decks: Arc::new(Decks::new(seed, store.clone(), outages.clone())),
            servers: Arc::new(SettingsCache::new(store.clone(), outages.clone())),
            attempts: Arc::new(Attempts::new(store.clone(), outages.clone())),
            store,
            outages,
            cooldowns: Arc::default(),
            search_permits: Arc::new(Semaphore::new(processors)),
        }
    }

    /// The library in use at this moment.
    #[must_use]
    pub fn library(&self) -> Arc<Library> {
        self.library.load_full()
    }

    /// What was tried to get on to Discord.
    #[must_use]
    pub fn attempts(&self) -> Arc<Attempts> {
        self.attempts.clone()
    }

    /// Answers a request; with an apology where something of ours fails, which is logged.
    pub async fn handle(&self, request: Request) -> Reply {
        let language = request.language();
        self.try_handle(request).await.unwrap_or_else(|fault| {
            fault.log();
            Reply::Notice(texts(language).apology())
        })
    }

    /// Answers a request. A search, a few milliseconds of computing, goes to a blocking thread.
    ///
    /// # Errors
    /// When the index fails, or when something panicked.
    pub async fn try_handle(&self, request: Request) -> Result<Reply, Fault> {
        caught(self.answer(request)).await?
    }

    async fn answer(&self, request: Request) -> Result<Reply, Fault> {
        let library = self.library();
        Ok(match request {
            Request::Ask(ask) => self.off_thread(move || answer::ask(&library, &ask)).await??,
            Request::Page(page) => self.off_thread(move || answer::page(&library, &page)).await?,
            Request::ReadOn(wish) => self.off_thread(move || reading_on::read_on(&library, wish)).await?,
            Request::Rate(rating) => Reply::Notice(rating.count()),
            Request::Quote { place, language, wish } => {
                self.decks.quote(&library.corpus, place, language, wish).await
            }
        })
    }

    /// Questions to offer while a member is still typing one, best first.
    #[must_use]
    pub fn suggest(&self, typed: &str, language: Language) -> Vec<String> {
        suggest::suggest(&self.library(), typed, language)
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Panicked> {
        let permit = self.search_permits.clone().acquire_owned().await;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        done.await.map_err(|_| Panicked)
    }
}

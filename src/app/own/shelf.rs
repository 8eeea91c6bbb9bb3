//! Which small libraries are in use, and when is one made anew?
//!
//! That of a server is made when somebody there asks something, after what it has of its own has changed, and let go
//! when nobody has asked for a while. What has changed counts at once: a question waits for the new library for a
//! moment, and is else answered from the documents alone, so that nothing is shown that has been taken back. What its
//! passages mean is read in the background.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use meaning::Model;
use tokio::time::Instant;

use super::gather::gather;
use crate::app::kept::KeptChanges;
use crate::app::library::Library;
use crate::app::library::own::OwnLibrary;
use crate::app::outages::{Operation, Outages, within};
use crate::domain::GuildId;
use crate::search::KnownVectors;
use crate::store::Store;

/// How long the store may take for it.
const READ_WITHIN: Duration = Duration::from_millis(800);
/// How long after the last question the library of a server is let go.
const LET_GO_AFTER: Duration = Duration::from_mins(30);
/// How soon it is tried again to read from a store that failed.
const TRIED_AGAIN_AFTER: Duration = Duration::from_secs(15);

const READING: Operation = Operation {
    what: "reading what servers have of their own",
    meanwhile: "questions are answered from the documents alone",
};

/// The libraries of servers.
pub(crate) struct OwnShelf {
    store: Option<Store>,
    outages: Arc<Outages>,
    kept: Arc<KeptChanges>,
    model: Arc<OnceLock<Arc<Model>>>,
    servers: Mutex<HashMap<GuildId, Server>>,
    /// How often something changed, on whichever server.
    changes: AtomicU64,
}

/// What is known of a server.
struct Server {
    /// Rises with each change of what it has.
    changes: u64,
    made: Option<Made>,
    used: Instant,
    /// Held while its library is made: those who ask meanwhile wait for the same.
    making: Arc<tokio::sync::Mutex<()>>,
}

/// What was made of what a server has.
#[derive(Clone)]
struct Made {
    /// After which changes, and beside which library.
    of: (u64, u64, u64),
    /// Nothing where it has nothing.
    own: Option<Arc<OwnLibrary>>,
    /// When it is worth to try again, where the store failed.
    again: Option<Instant>,
}

impl OwnShelf {
    pub(crate) fn new(
        store: Option<Store>,
        (outages, kept): (Arc<Outages>, Arc<KeptChanges>),
        model: Arc<OnceLock<Arc<Model>>>,
    ) -> Self {
        Self { store, outages, kept, model, servers: Mutex::default(), changes: AtomicU64::new(0) }
    }

    /// Something that a server has of its own was added, changed or taken away: what was made of it counts no more.
    pub(crate) fn changed(&self, guild: GuildId) {
        self.changes.fetch_add(1, Ordering::Relaxed);
        if let Some(server) = self.servers().get_mut(&guild) {
            server.changes += 1;
        }
    }

    /// How often something changed, on whichever server.
    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }

    /// What a server has of its own, made anew where that has changed; nothing where it has nothing, and where that
    /// takes longer than this.
    pub(crate) async fn of(
        self: &Arc<Self>,
        guild: GuildId,
        library: &Arc<Library>,
        ready_within: Duration,
    ) -> Option<Arc<OwnLibrary>> {
        self.store.as_ref()?;
        if let Some(made) = self.ready(guild, library, Instant::now()) {
            return made.own;
        }
        let (shelf, library) = (self.clone(), library.clone());
        // It goes on where nobody waits for it any more: the next who asks has it.
        let making = tokio::spawn(async move { shelf.make(guild, &library).await });
        tokio::time::timeout(ready_within, making).await.ok()?.ok()?
    }

    /// What a server has of its own, if that is at hand; where it isn't, it will be for the next who asks.
    pub(crate) fn at_hand(
        self: &Arc<Self>,
        guild: GuildId,
        library: &Arc<Library>,
    ) -> Option<Arc<OwnLibrary>> {
        self.store.as_ref()?;
        if let Some(made) = self.ready(guild, library, Instant::now()) {
            return made.own;
        }
        let (shelf, library) = (self.clone(), library.clone());
        tokio::spawn(async move { shelf.make(guild, &library).await });
        None
    }

    /// One of the libraries in use of which something is to be read with the model.
    pub(crate) fn unread(&self) -> Option<Arc<OwnLibrary>> {
        let servers = self.servers();
        let own = servers.values().filter_map(|server| server.made.as_ref()?.own.as_ref());
        own.filter(|own| own.engine.unread() != Some(0)).max_by_key(|own| own.version()).cloned()
    }

    fn ready(&self, guild: GuildId, library: &Library, now: Instant) -> Option<Made> {
        let mut servers = self.servers();
        servers.retain(|_, server| now.duration_since(server.used) < LET_GO_AFTER);
        let server = servers.get_mut(&guild)?;
        server.used = now;
        let made = server.made.as_ref()?;
        let is_good = made.of == (server.changes, self.kept.version(guild), library.opened)
            && made.again.is_none_or(|again| now < again);
        is_good.then(|| made.clone())
    }

    async fn make(&self, guild: GuildId, library: &Arc<Library>) -> Option<Arc<OwnLibrary>> {
        let now = Instant::now();
        let making = {
            let mut servers = self.servers();
            let server = servers.entry(guild).or_insert_with(|| Server::new(now));
            server.making.clone()
        };
        let _one_at_a_time = making.lock().await;
        if let Some(made) = self.ready(guild, library, now) {
            return made.own;
        }
        let kept = self.kept.version(guild);
        let (changes, before) = {
            let mut servers = self.servers();
            let server = servers.entry(guild).or_insert_with(|| Server::new(now));
            (server.changes, server.made.as_ref().and_then(|made| made.own.clone()))
        };
        let own = self.read(guild, library, before).await;
        let again = own.is_err().then(|| now + TRIED_AGAIN_AFTER);
        let made = Made { of: (changes, kept, library.opened), own: own.unwrap_or_default(), again };
        if let Some(server) = self.servers().get_mut(&guild) {
            server.made = Some(made.clone());
        }
        made.own
    }

    /// Reads and indexes what a server has; an error has been logged.
    async fn read(
        &self,
        guild: GuildId,
        library: &Arc<Library>,
        before: Option<Arc<OwnLibrary>>,
    ) -> Result<Option<Arc<OwnLibrary>>, ()> {
        let Some(store) = &self.store else { return Ok(None) };
        let texts =
            self.outages.noted(READING, within(READ_WITHIN, gather(store, guild)).await).map_err(drop)?;
        if texts.is_empty() {
            return Ok(None);
        }
        let (library, model) = (library.clone(), self.model.get().cloned());
        let made = tokio::task::spawn_blocking(move || {
            let own = OwnLibrary::of(texts, &library)?;
            if let Some(model) = model {
                let known = before.map_or_else(KnownVectors::default, |before| before.vectors());
                own.engine.understand(model, &known);
            }
            Ok::<_, crate::search::SearchError>(Arc::new(own))
        });
        match made.await {
            Ok(Ok(own)) => Ok(Some(own)),
            Ok(Err(error)) => {
                tracing::error!(%error, "indexing what a server has of its own");
                Err(())
            }
            Err(error) => {
                tracing::error!(%error, "indexing what a server has of its own broke off");
                Err(())
            }
        }
    }

    fn servers(&self) -> std::sync::MutexGuard<'_, HashMap<GuildId, Server>> {
        self.servers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    fn new(now: Instant) -> Self {
        Self { changes: 0, made: None, used: now, making: Arc::default() }
    }
}

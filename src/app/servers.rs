//! What has each server chosen, at the moment of a question?
//!
//! A question does not wait for the database: what has been read once is remembered here. One
//! process speaks for a server at a time, and all its choices are made through this one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use crate::domain::{GuildId, MemberId, Settings, Trouble, Unanswered};
use crate::store::{Store, StoreError};

/// How long a question waits for the first look at a server's choices.
const READ_WITHIN: Duration = Duration::from_millis(500);
/// How long a moderator waits for a choice to be kept, of the three seconds that Discord gives us.
const WRITE_WITHIN: Duration = Duration::from_millis(2_000);
/// How long the defaults hold after the store could not be read, before it is asked again.
const ASKED_AGAIN_AFTER: Duration = Duration::from_secs(15);
/// How often is looked for what has been kept long enough.
pub(super) const TIDIED_EVERY: Duration = Duration::from_hours(1);

/// What is remembered of a server.
#[derive(Clone)]
enum Known {
    /// What it chose.
    Chosen(Arc<Settings>),
    /// Nothing: the store could not be read at this moment.
    Unread(Instant),
}

/// The choices of all servers: without a store, every server has the defaults.
pub(super) struct Servers {
    store: Option<Store>,
    known: Mutex<HashMap<GuildId, Known>>,
    /// Held while a choice is made: of two at once, neither may undo the other.
    choosing: tokio::sync::Mutex<()>,
    trouble: Mutex<Option<Trouble>>,
}

/// A choice could not be kept, or what is kept could not be read or erased; it has been logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store fails")]
pub struct NotKept;

impl Servers {
    pub(super) fn new(store: Option<Store>) -> Self {
        Self {
            store,
            known: Mutex::default(),
            choosing: tokio::sync::Mutex::default(),
            trouble: Mutex::default(),
        }
    }

    /// What a server chose, as far as is remembered.
    pub(super) fn known(&self, guild: GuildId) -> Option<Arc<Settings>> {
        match lock(&self.known).get(&guild) {
            Some(Known::Chosen(settings)) => Some(settings.clone()),
            Some(Known::Unread(_)) | None => None,
        }
    }

    /// What a server chose; the defaults, when the store is in trouble.
    pub(super) async fn settings(&self, guild: GuildId) -> Arc<Settings> {
        let known = lock(&self.known).get(&guild).cloned();
        match (known, &self.store) {
            (Some(Known::Chosen(settings)), _) => return settings,
            (Some(Known::Unread(at)), _) if at.elapsed() < ASKED_AGAIN_AFTER => return Arc::default(),
            (_, None) => return Arc::default(),
            (Some(Known::Unread(_)) | None, Some(_)) => {}
        }
        match within(READ_WITHIN, self.read(guild)).await {
            Ok(settings) => {
                self.note(None);
                self.remember_first(guild, settings)
            }
            Err(error) => {
                self.note(Some(&error));
                lock(&self.known).entry(guild).or_insert_with(|| Known::Unread(Instant::now()));
                Arc::default()
            }
        }
    }

    /// Changes what a server chose.
    pub(super) async fn choose(
        &self,
        guild: GuildId,
        change: impl FnOnce(&mut Settings),
    ) -> Result<Arc<Settings>, NotKept> {
        let _one_at_a_time = self.choosing.lock().await;
        let work = async {
            let mut settings = self.read(guild).await?;
            change(&mut settings);
            self.store()?.keep_settings(guild, &settings).await?;
            Ok(settings)
        };
        let settings = Arc::new(self.told(within(WRITE_WITHIN, work).await)?);
        lock(&self.known).insert(guild, Known::Chosen(settings.clone()));
        Ok(settings)
    }

    /// Does something with the store, for somebody who waits for it.
    pub(super) async fn with_store<T>(
        &self,
        work: impl AsyncFnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, NotKept> {
        let work = async { work(self.store()?).await };
        self.told(within(WRITE_WITHIN, work).await)
    }

    /// Reads it past what is remembered.
    async fn read(&self, guild: GuildId) -> Result<Settings, StoreError> {
        self.store()?.settings(guild).await
    }

    /// A choice that was made in the meantime is newer than what has been read.
    fn remember_first(&self, guild: GuildId, read: Settings) -> Arc<Settings> {
        let mut known = lock(&self.known);
        match known.get(&guild) {
            Some(Known::Chosen(settings)) => settings.clone(),
            Some(Known::Unread(_)) | None => {
                let settings = Arc::new(read);
                known.insert(guild, Known::Chosen(settings.clone()));
                settings
            }
        }
    }

    fn forget(&self, guild: GuildId) {
        lock(&self.known).remove(&guild);
    }

    fn store(&self) -> Result<&Store, StoreError> {
        self.store.as_ref().ok_or_else(|| Trouble::Missing.into())
    }

    fn told<T>(&self, done: Result<T, StoreError>) -> Result<T, NotKept> {
        self.note(done.as_ref().err());
        done.map_err(|_| NotKept)
    }

    /// Logs when trouble begins, becomes another and ends: not at each question in between.
    fn note(&self, error: Option<&StoreError>) {
        let trouble = error.map(StoreError::trouble);
        let before = std::mem::replace(&mut *lock(&self.trouble), trouble);
        match error {
            Some(error) if before != trouble => {
                tracing::error!(%error, "the store fails: servers whose choices can't be read have the defaults");
            }
            None if before.is_some() => tracing::info!("the choices of servers can be read and kept again"),
            Some(_) | None => {}
        }
    }
}

/// The servers that come and go.
impl Servers {
    /// The bot is on a server, perhaps again.
    pub(super) async fn joined(&self, guild: GuildId) {
        let Some(store) = &self.store else { return };
        if let Err(error) = store.join_guild(guild).await {
            tracing::error!(%error, "noting that the bot is on a server");
        }
    }

    /// The bot is no longer on a server.
    pub(super) async fn left(&self, guild: GuildId, now: SystemTime) {
        self.forget(guild);
        let Some(store) = &self.store else { return };
        if let Err(error) = store.leave_guild(guild, now).await {
            tracing::error!(%error, "noting that the bot has left a server; at the next start it is noted");
        }
    }

    /// Notes which of the servers that are ours to serve the bot left while it wasn't looking.
    pub(super) async fn present(&self, guilds: &[GuildId], ours: impl Fn(GuildId) -> bool, now: SystemTime) {
        let Some(store) = &self.store else { return };
        let looked_up = async { Ok::<_, StoreError>((store.known_guilds().await?, store.departed().await?)) };
        let (known, departed) = match looked_up.await {
            Ok(found) => found,
            Err(error) => return tracing::error!(%error, "looking up the servers that the bot has left"),
        };
        for guild in departed.into_iter().filter(|guild| guilds.contains(guild)) {
            self.joined(guild).await;
        }
        for guild in known.into_iter().filter(|guild| ours(*guild) && !guilds.contains(guild)) {
            self.left(guild, now).await;
        }
    }

    /// Erases what has been kept long enough.
    pub(super) async fn tidy(&self, now: SystemTime) {
        let Some(store) = &self.store else { return };
        match store.erase_departed(now).await {
            Ok(0) => {}
            Ok(servers) => tracing::info!(servers, "erased what was kept of servers that the bot has left"),
            Err(error) => tracing::error!(%error, "erasing what is kept of servers that the bot has left"),
        }
        match store.forget_old_unanswered(now).await {
            Ok(0) => {}
            Ok(questions) => tracing::info!(questions, "erased the oldest unanswered questions"),
            Err(error) => tracing::error!(%error, "erasing the oldest unanswered questions"),
        }
    }

    /// Keeps a question that had no answer. Nobody waits for it.
    pub(super) async fn keep_unanswered(&self, guild: GuildId, asked: &Unanswered) {
        let kept = self.with_store(async |store| store.keep_unanswered(guild, asked).await).await;
        // That the store fails has been logged.
        let _ = kept;
    }

    /// Erases all that is kept of a person.
    pub(super) async fn erase(&self, member: MemberId) -> Result<u64, NotKept> {
        self.with_store(async |store| store.erase_member(member).await).await
    }
}

async fn within<T>(
    time: Duration,
    work: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    tokio::time::timeout(time, work).await.unwrap_or_else(|_| Err(Trouble::Slow.into()))
}

/// A panic while it was held leaves what is still fit to read.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

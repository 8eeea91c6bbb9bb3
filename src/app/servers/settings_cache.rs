//! What has each server chosen, at the moment of a question?
//!
//! A question does not wait for the database: what has been read once is remembered here. One
//! process speaks for a server at a time, and all its choices are made through this one.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::Notify;

use crate::app::outages::{Operation, Outages, within};
use crate::domain::{GuildId, MemberId, Settings, Trouble, Unanswered};
use crate::store::{Store, StoreError};

/// How long a question waits for the first look at a server's choices.
const READ_WITHIN: Duration = Duration::from_millis(500);
/// How long a moderator waits for a choice to be kept, of the three seconds that Discord gives us.
const WRITE_WITHIN: Duration = Duration::from_millis(2_000);
/// How long the defaults hold after the store could not be read, before it is asked again.
const ASKED_AGAIN_AFTER: Duration = Duration::from_secs(15);
/// How often is looked for what has been kept long enough.
pub(crate) const TIDIED_EVERY: Duration = Duration::from_hours(1);
/// How soon traces are tried again that could not be taken off the disk, as while a backup is made.
pub(crate) const WIPED_AGAIN_AFTER: Duration = Duration::from_mins(1);

const READING: Operation = Operation {
    what: "reading what servers chose",
    meanwhile: "a server that was not read before has the defaults",
};
const CHOOSING: Operation = Operation::asked("keeping what a server chooses");
const COMING: Operation = Operation::later("noting that the bot is on a server");
const LEAVING: Operation =
    Operation { what: "noting that the bot has left a server", meanwhile: "that waits for the next start" };
const PRESENT: Operation = Operation {
    what: "looking up the servers that the bot left while it wasn't running",
    meanwhile: "that waits for the next start",
};
const ERASING: Operation = Operation::later("erasing what is kept of servers that the bot has left");
const FORGETTING_RATINGS: Operation = Operation::later("erasing the oldest opinions of passages");
const FORGETTING_GAPS: Operation = Operation::later("forgetting which questions are off the list");
const FORGETTING_COUNTS: Operation = Operation::later("forgetting the oldest counts");
const FORGETTING: Operation = Operation::later("erasing the oldest unanswered questions");
const UNANSWERED: Operation =
    Operation { what: "keeping unanswered questions", meanwhile: "the moderators don't see them" };
const WIPING: Operation = Operation::later("taking the traces of what was erased off the disk");
const ERASING_MEMBER: Operation = Operation::asked("erasing what is kept of a person");

/// What is remembered of a server.
#[derive(Clone)]
enum CachedSettings {
    /// What it chose.
    Chosen(Arc<Settings>),
    /// What it chose before a choice that may have been kept and may not: the store didn't say.
    Doubtful { before: Arc<Settings>, asked: Option<Instant> },
    /// Nothing: the store could not be read at this moment.
    Unread(Instant),
}

/// The choices of all servers: without a store, every server has the defaults.
pub(crate) struct SettingsCache {
    store: Option<Store>,
    known: Mutex<HashMap<GuildId, CachedSettings>>,
    /// Told when somebody has erased something, of which the traces are to go at once.
    pub(crate) erased: Notify,
    /// Held while a choice is made: of two at once, neither may undo the other.
    choosing: tokio::sync::Mutex<()>,
    outages: Arc<Outages>,
}

/// A choice could not be kept, or what is kept could not be read or erased; it has been logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store fails: {0}")]
pub struct NotKept(pub Trouble);

impl SettingsCache {
    pub(crate) fn new(store: Option<Store>, outages: Arc<Outages>) -> Self {
        Self {
            store,
            known: Mutex::default(),
            erased: Notify::new(),
            choosing: tokio::sync::Mutex::default(),
            outages,
        }
    }

    /// What a server chose, as far as is remembered.
    pub(crate) fn known(&self, guild: GuildId) -> Option<Arc<Settings>> {
        match lock(&self.known).get(&guild) {
            Some(CachedSettings::Chosen(settings) | CachedSettings::Doubtful { before: settings, .. }) => {
                Some(settings.clone())
            }
            Some(CachedSettings::Unread(_)) | None => None,
        }
    }

    /// What a server chose; the defaults, when the store is in trouble.
    pub(crate) async fn settings(&self, guild: GuildId) -> Arc<Settings> {
        let known = lock(&self.known).get(&guild).cloned();
        match (known, &self.store) {
            (Some(CachedSettings::Chosen(settings)), _) => return settings,
            (Some(CachedSettings::Doubtful { before, asked: Some(at) }), _)
                if at.elapsed() < ASKED_AGAIN_AFTER =>
            {
                return before;
            }
            (Some(CachedSettings::Unread(at)), _) if at.elapsed() < ASKED_AGAIN_AFTER => {
                return Arc::default();
            }
            (_, None) => return Arc::default(),
            (Some(CachedSettings::Doubtful { .. } | CachedSettings::Unread(_)) | None, Some(_)) => {}
        }
        match self.outages.noted(READING, within(READ_WITHIN, self.read(guild)).await) {
            Ok(settings) => self.remember_first(guild, settings),
            Err(_) => self.not_read_for_now(guild),
        }
    }

    /// Changes what a server chose.
    pub(crate) async fn choose(
        &self,
        guild: GuildId,
        change: impl FnOnce(&mut Settings),
    ) -> Result<Arc<Settings>, NotKept> {
        let work = async {
            // To wait for one's turn is a part of it: nobody waits longer because others do too.
            let _one_at_a_time = self.choosing.lock().await;
            let mut settings = self.read(guild).await?;
            change(&mut settings);
            self.store()?.keep_settings(guild, &settings).await?;
            let settings = Arc::new(settings);
            lock(&self.known).insert(guild, CachedSettings::Chosen(settings.clone()));
            // Questions that are not to be kept any more have gone.
            self.erased.notify_one();
            Ok(settings)
        };
        let chosen = self.told(CHOOSING, within(WRITE_WITHIN, work).await);
        if chosen.as_ref().is_err_and(|NotKept(trouble)| trouble.leaves_doubt()) {
            self.doubt(guild);
        }
        chosen
    }

    /// Does something with the store, for somebody who waits for it.
    pub(crate) async fn with_store<T>(
        &self,
        operation: Operation,
        work: impl AsyncFnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, NotKept> {
        let work = async { work(self.store()?).await };
        self.told(operation, within(WRITE_WITHIN, work).await)
    }

    /// Reads it past what is remembered.
    async fn read(&self, guild: GuildId) -> Result<Settings, StoreError> {
        self.store()?.settings(guild).await
    }

    /// A choice that was made in the meantime is newer than what has been read.
    fn remember_first(&self, guild: GuildId, read: Settings) -> Arc<Settings> {
        let mut known = lock(&self.known);
        match known.get(&guild) {
            Some(CachedSettings::Chosen(settings)) => settings.clone(),
            Some(CachedSettings::Doubtful { .. } | CachedSettings::Unread(_)) | None => {
                let settings = Arc::new(read);
                known.insert(guild, CachedSettings::Chosen(settings.clone()));
                settings
            }
        }
    }

    /// What was known before, or the defaults, until the store is asked again; what has been chosen in
    /// the meantime is known.
    fn not_read_for_now(&self, guild: GuildId) -> Arc<Settings> {
        let mut known = lock(&self.known);
        match known.get_mut(&guild) {
            Some(CachedSettings::Chosen(settings)) => settings.clone(),
            Some(CachedSettings::Doubtful { before, asked }) => {
                *asked = Some(Instant::now());
                before.clone()
            }
            Some(CachedSettings::Unread(_)) | None => {
                known.insert(guild, CachedSettings::Unread(Instant::now()));
                Arc::default()
            }
        }
    }

    /// From now on it is not known what a server chose: it is looked up at the next question, and until
    /// that can be done what it had chosen before holds.
    fn doubt(&self, guild: GuildId) {
        let mut known = lock(&self.known);
        if let Some(CachedSettings::Chosen(before)) = known.get(&guild).cloned() {
            known.insert(guild, CachedSettings::Doubtful { before, asked: None });
        }
    }

    fn forget(&self, guild: GuildId) {
        lock(&self.known).remove(&guild);
    }

    fn store(&self) -> Result<&Store, StoreError> {
        self.store.as_ref().ok_or_else(|| Trouble::Missing.into())
    }

    fn told<T>(&self, operation: Operation, done: Result<T, StoreError>) -> Result<T, NotKept> {
        self.outages.noted(operation, done).map_err(|error| NotKept(error.trouble()))
    }
}

/// The servers that come and go.
impl SettingsCache {
    /// The bot is on a server, perhaps again.
    pub(crate) async fn joined(&self, guild: GuildId) {
        let Some(store) = &self.store else { return };
        // Where it fails, that is logged.
        let _ = self.outages.noted(COMING, store.join_guild(guild).await);
    }

    /// The bot is no longer on a server.
    pub(crate) async fn left(&self, guild: GuildId, now: SystemTime) {
        self.forget(guild);
        let Some(store) = &self.store else { return };
        let _ = self.outages.noted(LEAVING, store.leave_guild(guild, now).await);
    }

    /// Notes which of the servers that are ours to serve the bot left while it wasn't looking.
    pub(crate) async fn present(
        &self,
        guilds: &HashSet<GuildId>,
        ours: impl Fn(GuildId) -> bool,
        now: SystemTime,
    ) {
        let Some(store) = &self.store else { return };
        let looked_up = async { Ok::<_, StoreError>((store.known_guilds().await?, store.departed().await?)) };
        let Ok((known, departed)) = self.outages.noted(PRESENT, looked_up.await) else { return };
        for guild in departed.into_iter().filter(|guild| guilds.contains(guild)) {
            self.joined(guild).await;
        }
        for guild in known.into_iter().filter(|guild| ours(*guild) && !guilds.contains(guild)) {
            self.left(guild, now).await;
        }
    }

    /// Erases what has been kept long enough.
    pub(crate) async fn tidy(&self, now: SystemTime) {
        let Some(store) = &self.store else { return };
        match self.outages.noted(ERASING, store.erase_departed(now).await) {
            Ok(0) | Err(_) => {}
            Ok(servers) => tracing::info!(servers, "erased what was kept of servers that the bot has left"),
        }
        match self.outages.noted(FORGETTING_RATINGS, store.forget_old_ratings(now).await) {
            Ok(0) | Err(_) => {}
            Ok(passages) => tracing::info!(passages, "erased the oldest opinions of passages"),
        }
        match self.outages.noted(FORGETTING, store.forget_old_unanswered(now).await) {
            Ok(0) | Err(_) => {}
            Ok(questions) => tracing::info!(questions, "erased the oldest unanswered questions"),
        }
        // Of nobody: nothing is told of it.
        let _ = self.outages.noted(FORGETTING_GAPS, store.forget_old_settled_gaps(now).await);
        let _ = self.outages.noted(FORGETTING_COUNTS, store.forget_old_counts(now).await);
    }

    /// Takes the traces of what has been erased off the disk; says whether none are left.
    pub(crate) async fn wipe_traces(&self) -> bool {
        let Some(store) = &self.store else { return true };
        match self.outages.noted(WIPING, store.wipe_traces().await) {
            Ok(true) => tracing::info!("took the traces of what was erased off the disk"),
            Ok(false) => {}
            Err(_) => return false,
        }
        true
    }

    /// Keeps a question that had no answer, where the server wants that. Nobody waits for it.
    pub(crate) async fn keep_unanswered(&self, guild: GuildId, asked: &Unanswered) {
        if !self.settings(guild).await.log_unanswered {
            return;
        }
        let keep = async |store: &Store| {
            // Once it has been switched off, and what there was erased, none follows.
            let _no_choice_meanwhile = self.choosing.lock().await;
            if self.settings(guild).await.log_unanswered {
                store.keep_unanswered(guild, asked).await?;
            }
            Ok(())
        };
        // That the store fails has been logged.
        let _ = self.with_store(UNANSWERED, keep).await;
    }

    /// Erases all that is kept of a person.
    pub(crate) async fn erase(&self, member: MemberId) -> Result<u64, NotKept> {
        let erased = self.with_store(ERASING_MEMBER, async |store| store.erase_member(member).await).await;
        self.erased.notify_one();
        erased
    }
}

/// A panic while it was held leaves what is still fit to read.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use tempfile::TempDir;

    use super::*;
    use crate::store::Location;

    #[tokio::test]
    async fn a_choice_that_may_have_been_kept_is_looked_up() {
        let folder = TempDir::new().expect("a folder");
        let location = Location::new(folder.path(), None).expect("a file");
        let store = Store::open(&location).await.expect("a store");
        let cache = SettingsCache::new(Some(store.clone()), Arc::default());
        let guild = GuildId::new(NonZeroU64::new(1).expect("not 0"));
        let pause =
            |seconds| Settings { member_cooldown: Some(Duration::from_secs(seconds)), ..Settings::default() };
        cache.choose(guild, |settings| *settings = pause(1)).await.expect("it is kept");
        store.keep_settings(guild, &pause(2)).await.expect("it is kept");
        assert_eq!(*cache.settings(guild).await, pause(1), "what is remembered is not looked up");
        cache.doubt(guild);
        assert_eq!(*cache.settings(guild).await, pause(2), "what is kept after all");

        cache.doubt(guild);
        store.close().await;
        assert_eq!(*cache.settings(guild).await, pause(2), "what was chosen before");
        assert_eq!(cache.known(guild).as_deref(), Some(&pause(2)));
    }

    #[tokio::test]
    async fn a_store_that_fails_is_left_alone_for_a_while_each_time() {
        let folder = TempDir::new().expect("a folder");
        let location = Location::new(folder.path(), None).expect("a file");
        let store = Store::open(&location).await.expect("a store");
        store.close().await;
        let cache = SettingsCache::new(Some(store), Arc::default());
        let guild = GuildId::new(NonZeroU64::new(1).expect("not 0"));
        let long_ago = Instant::now().checked_sub(ASKED_AGAIN_AFTER * 2).expect("it has been on for long");
        lock(&cache.known).insert(guild, CachedSettings::Unread(long_ago));
        assert_eq!(*cache.settings(guild).await, Settings::default());
        let known = lock(&cache.known).get(&guild).cloned();
        assert!(
            matches!(known, Some(CachedSettings::Unread(at)) if at > long_ago),
            "asked in vain once more"
        );
    }
}

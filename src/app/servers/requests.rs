//! What do the moderators of a server, and a curious member, ask of the app?

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use serde_json::{Map, Value};
use tokio_util::sync::CancellationToken;

use super::admission::{Admission, Asker};
use super::settings_cache::{NotKept, TIDIED_EVERY, WIPED_AGAIN_AFTER};
use crate::app::bot::App;
use crate::app::outages::Operation;
use crate::corpus::{Passage, PassageKey};
use crate::domain::thanks::MessageKey;
use crate::domain::{ChannelId, ChannelList, GuildId, MemberId, Settings, Unanswered};
use crate::store::{Rated, Store};

const READING_UNANSWERED: Operation = Operation::asked("reading unanswered questions");
const ERASING_UNANSWERED: Operation = Operation::asked("erasing unanswered questions");
const RATING: Operation =
    Operation { what: "keeping opinions of passages", meanwhile: "the moderators don't see them" };
const READING_RATINGS: Operation = Operation::asked("reading opinions of passages");
const DOUBTING: Operation =
    Operation { what: "keeping doubts about kept answers", meanwhile: "they don't count against them" };
const KEPT_OF: Operation = Operation::asked("reading what is kept of a person");

impl App {
    /// What a server chose, as far as it is remembered: nothing is waited for.
    #[must_use]
    pub fn known_settings(&self, guild: GuildId) -> Option<Arc<Settings>> {
        self.servers.known(guild)
    }

    /// What a server chose; the defaults, when the store is in trouble.
    pub async fn settings(&self, guild: GuildId) -> Arc<Settings> {
        self.servers.settings(guild).await
    }

    /// Changes what a server chose.
    ///
    /// # Errors
    /// When it can't be kept; then nothing has changed.
    pub async fn choose(
        &self,
        guild: GuildId,
        change: impl FnOnce(&mut Settings),
    ) -> Result<Arc<Settings>, NotKept> {
        self.servers.choose(guild, change).await
    }

    /// A channel of a server is gone: no choice names it any more, but for the last answer channel; and where it
    /// was that of the group, nothing is put there from now on.
    pub async fn channel_gone(&self, guild: GuildId, channel: ChannelId, now: SystemTime) {
        let settings = self.settings(guild).await;
        let of_the_group = settings.open_group().is_some_and(|group| group.channel == channel);
        if settings.names(channel) || of_the_group {
            let change = |settings: &mut Settings| {
                settings.without(channel);
                if let Some(group) = settings.group.as_mut().filter(|group| group.channel == channel) {
                    group.gone_at = group.gone_at.or(Some(now));
                }
            };
            // Where that fails, it has been logged; a channel that is gone does no harm in a list.
            let _ = self.choose(guild, change).await;
        }
    }

    /// Whether a question may be answered there, now, and aloud. One that may begins the cooldowns of
    /// its asker and its channel.
    pub async fn admit(&self, asker: Asker, now: Instant) -> Admission {
        let settings = self.settings(asker.guild).await;
        self.cooldowns.admit(&settings, self.limits.member_pause, asker, now)
    }

    /// The same for what is no question, but for all to see: a passage that is shared, a quote. The usual pause of a
    /// member is one between questions, so that only what moderators chose holds here.
    pub async fn admit_saying(&self, asker: Asker, now: Instant) -> Admission {
        let settings = self.settings(asker.guild).await;
        self.cooldowns.admit(&settings, Duration::ZERO, asker, now)
    }

    /// Whether the bot may say something there for all to see, whenever.
    pub async fn is_aloud(&self, asker: Asker) -> bool {
        let settings = self.settings(asker.guild).await;
        settings.may_answer_in(asker.spot) && !settings.lists(ChannelList::Private, asker.spot)
    }

    /// The same for a question in private: aloud, or it has to wait.
    pub fn admit_in_private(&self, member: MemberId, now: Instant) -> Admission {
        self.cooldowns.admit_in_private(self.limits.member_pause, member, now)
    }

    /// What holds between two questions of a member where no moderator chose it.
    #[must_use]
    pub fn usual_pause(&self) -> Duration {
        self.limits.member_pause
    }

    /// Keeps a question that had no answer, where the server wants that.
    pub async fn note_unanswered(&self, guild: GuildId, asked: &Unanswered) {
        self.servers.keep_unanswered(guild, asked).await;
    }

    /// Keeps what somebody on a server thinks of a passage, and not who. Nobody waits for it.
    pub async fn note_rating(&self, guild: GuildId, passage: PassageKey, helpful: bool, now: SystemTime) {
        let rate = async |store: &Store| store.rate(guild, &passage.to_string(), helpful, now).await;
        // That the store fails has been logged.
        let _ = self.servers.with_store(RATING, rate).await;
    }

    /// What was thought of passages on a server, those that most did not find helpful first, at most so many; by the
    /// passages that the documents, or what the server has of its own, still hold.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn ratings(&self, guild: GuildId, most: u32) -> Result<Vec<(Passage, Rated)>, NotKept> {
        let read = async |store: &Store| store.ratings(guild, most).await;
        let rated = self.servers.with_store(READING_RATINGS, read).await?;
        let stacks = self.stacks_of(Some(guild)).await;
        let passage = |rated: Rated| Some((stacks.passage(rated.passage.parse().ok()?)?, rated));
        Ok(rated.into_iter().filter_map(passage).collect())
    }

    /// Some of a server's unanswered questions, the newest first, and how many there are.
    ///
    /// # Errors
    /// When they can't be read.
    pub async fn unanswered(
        &self,
        guild: GuildId,
        skip: u32,
        most: u32,
    ) -> Result<(Vec<Unanswered>, u64), NotKept> {
        self.servers
            .with_store(READING_UNANSWERED, async |store| store.unanswered(guild, skip, most).await)
            .await
    }

    /// Erases a server's unanswered questions.
    ///
    /// # Errors
    /// When they can't be erased.
    pub async fn forget_unanswered(&self, guild: GuildId) -> Result<(), NotKept> {
        let forget = async |store: &Store| store.forget_unanswered(guild).await;
        let forgotten = self.servers.with_store(ERASING_UNANSWERED, forget).await;
        self.servers.erased.notify_one();
        forgotten
    }

    /// Somebody found a passage not helpful: where it is a member's answer that was kept, that counts against it, and
    /// from some people on it waits for the moderators again.
    pub async fn doubt(&self, guild: GuildId, passage: PassageKey, member: MemberId, now: jiff::Timestamp) {
        let Some(own) = self.own.of(guild, &self.library(), self.limits.own_within).await else { return };
        let Some(by) = own.engine.passage(passage).and_then(|found| found.document.answered_by.clone())
        else {
            return;
        };
        let key = MessageKey { guild, message: by.message.2 };
        let doubted = self.servers.with_store(DOUBTING, async |store| store.doubt(key, member, now).await);
        if doubted.await.is_ok_and(|is_taken_back| is_taken_back) {
            self.kept.changed(guild);
        }
    }

    /// All that is kept of a person: rows by table.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn kept_of(&self, member: MemberId) -> Result<Map<String, Value>, NotKept> {
        self.servers.with_store(KEPT_OF, async |store| store.kept_of(member).await).await
    }

    /// Erases all that is kept of a person, and the quotes they were shown in memory; says how many
    /// rows that were. Who has to wait goes on waiting, for an hour at the most: otherwise this would
    /// be the way around it.
    ///
    /// # Errors
    /// When it can't be erased.
    pub async fn erase(&self, member: MemberId) -> Result<u64, NotKept> {
        self.decks.forget(member);
        let erased = self.servers.erase(member).await;
        self.kept.all_changed();
        erased
    }

    /// The bot is on a server, perhaps again.
    pub async fn joined(&self, guild: GuildId) {
        self.servers.joined(guild).await;
    }

    /// The bot is no longer on a server: what is kept of it is erased after a time.
    pub async fn left(&self, guild: GuildId, now: SystemTime) {
        self.servers.left(guild, now).await;
    }

    /// Notes which of the servers that are `ours` the bot left while it was not running.
    pub async fn present(&self, guilds: &HashSet<GuildId>, ours: impl Fn(GuildId) -> bool, now: SystemTime) {
        self.servers.present(guilds, ours, now).await;
    }

    /// Erases what has been kept long enough, now and every hour, and the traces of what has been erased
    /// on the disk at once, until `stop` is cancelled.
    pub async fn tidy_until(&self, stop: CancellationToken) {
        loop {
            let now = SystemTime::now();
            self.servers.tidy(now).await;
            self.forget_lost_leading(now).await;
            self.decks.tidy(now).await;
            let next = tokio::time::Instant::now() + TIDIED_EVERY;
            loop {
                let again = if self.wipe_traces().await { TIDIED_EVERY } else { WIPED_AGAIN_AFTER };
                tokio::select! {
                    () = tokio::time::sleep_until(next) => break,
                    () = tokio::time::sleep(again) => {}
                    () = self.servers.erased.notified() => {}
                    () = stop.cancelled() => return,
                }
            }
        }
    }

    /// Takes the traces of what has been erased off the disk; says whether none are left.
    pub async fn wipe_traces(&self) -> bool {
        self.servers.wipe_traces().await
    }
}

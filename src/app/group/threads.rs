//! What happens in the threads of the group: a question is begun there, somebody writes, a thread goes?

use std::collections::HashSet;

use super::handle::Questions;
use super::outlet::GroupOutlet;
use crate::domain::open_question::{
    MadeBy, OpenQuestion, QuestionEvent, QuestionKey, QuestionState, QuestionWords,
};
use crate::domain::{ChannelId, GuildId, Language, MemberId, MessageId};

/// After which number of replies the post tells the new one: not after each, so that it isn't edited all day.
const TOLD: [u64; 6] = [1, 2, 3, 5, 10, 20];

impl<O: GroupOutlet> Questions<O> {
    /// A member began a thread in the group: it is a question, unless there is no group there.
    pub async fn begun(
        &self,
        key: QuestionKey,
        (parent, owner): (ChannelId, MemberId),
        title: &str,
        language: Language,
    ) {
        let settings = self.app.settings(key.guild).await;
        let Some(group) = settings.open_group().filter(|group| group.channel == parent) else { return };
        let words = super::clean::cleaned(
            &QuestionWords { question: title.to_owned(), ..QuestionWords::default() },
            key.guild,
        );
        let language = self.app.language_of(&words.question).unwrap_or(language);
        // The first message of a forum post has the number of the post.
        let starter = std::num::NonZeroU64::new(key.thread.number()).map(MessageId::new);
        let Some(starter) = starter else { return };
        let when = (self.now(), group.wait);
        let question = OpenQuestion::new(key, (parent, starter), MadeBy::Member, (words, language), when);
        // That it fails is logged; the thread is then one without the bot's help.
        if self.with_store(self.store.keep_question(&question, Some(owner), false)).await.is_ok() {
            self.learn(key);
        }
    }

    /// Somebody wrote a message, perhaps in the thread of a question.
    pub async fn wrote(&self, key: QuestionKey, message: MessageId, member: MemberId) {
        let begins = message.number() == key.thread.number();
        if begins || !self.is_question(key).await {
            return;
        }
        let wrote = self.store.wrote(key, (message, member), self.now());
        let Ok(Some((before, after))) = self.with_store(wrote).await else { return };
        if before.state != after.state {
            self.changed(key.guild);
        }
        if before.state != after.state || self.is_to_be_told(key).await {
            self.show(key).await;
        }
        // It was answered by nobody, or closed: it waits again.
        if before.state != after.state && !before.state.is_live() {
            self.tag(&after).await;
        }
    }

    async fn is_to_be_told(&self, key: QuestionKey) -> bool {
        let found = self.with_store(self.store.question(key)).await;
        found.ok().flatten().is_some_and(|listed| TOLD.contains(&listed.replies))
    }

    /// A thread was deleted.
    pub async fn thread_gone(&self, key: QuestionKey) {
        self.kept_thread_gone(key).await;
        if !self.is_question(key).await {
            return;
        }
        let now = self.now();
        let gone = self.store.change_question(key, |question| {
            question.happens(QuestionEvent::ThreadGone, now);
            question.words = QuestionWords::default();
        });
        if self.with_store(gone).await.is_ok() {
            self.unlearn(key);
        }
    }

    /// Whether a thread is a question. Without a group on the server, that is known without a look at the store.
    pub(crate) async fn is_question(&self, key: QuestionKey) -> bool {
        if self.app.settings(key.guild).await.group.is_none() {
            return false;
        }
        let known = self.remembered().get(&key.guild).and_then(|remembered| remembered.threads.clone());
        if let Some(threads) = known {
            return threads.contains(&key.thread);
        }
        let Ok(threads) = self.with_store(self.store.question_threads(key.guild)).await else { return false };
        let is_one = threads.contains(&key.thread);
        let mut remembered = self.remembered();
        let known = &mut remembered.entry(key.guild).or_default().threads;
        known.get_or_insert_with(HashSet::new).extend(threads);
        is_one
    }

    /// Notes that a thread is a question.
    pub(crate) fn learn(&self, key: QuestionKey) {
        let mut remembered = self.remembered();
        let remembered = remembered.entry(key.guild).or_default();
        // Where they were not read yet, this one is read with the others.
        if let Some(threads) = &mut remembered.threads {
            threads.insert(key.thread);
        }
        remembered.same = None;
    }

    pub(crate) fn unlearn(&self, key: QuestionKey) {
        let mut remembered = self.remembered();
        let remembered = remembered.entry(key.guild).or_default();
        if let Some(threads) = &mut remembered.threads {
            threads.remove(&key.thread);
        }
        remembered.same = None;
    }

    /// Forgets what is remembered of a server, such as after an erasure.
    pub(crate) fn forget(&self, guild: GuildId) {
        self.remembered().remove(&guild);
    }

    /// Whether a question is still there to be changed.
    pub(crate) fn stands(state: QuestionState) -> bool {
        !state.is_taken_away()
    }
}

//! When does an answer go, or is it to be looked at again? Its words go with the message, and with its author's yes.

use std::collections::HashSet;
use std::time::Duration;

use jiff::SignedDuration;

use crate::app::group::handle::Questions;
use crate::app::group::outlet::GroupOutlet;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::kept_answer::{KeptAnswer, KeptEvent, KeptState, SEEN_FOR};
use crate::domain::open_question::{EditKind, OpenQuestion, PendingEdit, QuestionKey};
use crate::domain::thanks::MessageKey;
use crate::domain::{GuildId, MessageId};

/// How long somebody who asks waits while it is looked whether a message still stands.
const LOOKS_FOR: Duration = Duration::from_secs(2);

impl<O: GroupOutlet> Questions<O> {
    /// Ends what is kept of a message: its words are erased, and where its author was asked that is taken back. Says
    /// whether there was something.
    pub(crate) async fn end(&self, key: MessageKey, event: KeptEvent) -> Result<bool, NotKept> {
        let now = self.now();
        let changed = self.store.change_kept(key, now, |answer| answer.happens(event, now));
        let Some((before, after)) = self.with_store(changed).await? else { return Ok(false) };
        self.app.kept.changed(key.guild);
        if before.state.is_over() || !after.state.is_over() {
            return Ok(false);
        }
        self.forget_kept(key);
        self.app.servers.erased.notify_one();
        if before.state == KeptState::Asked {
            self.take_question_back(&before).await;
        }
        Ok(true)
    }

    /// Takes back what the author of a message was asked: in the thread it goes, in private it goes silent.
    pub(super) async fn take_question_back(&self, answer: &KeptAnswer) {
        let Some(place) = answer.asked_in else { return };
        let key = QuestionKey { guild: answer.key.guild, thread: answer.thread };
        let taken = match answer.asked_in_thread() {
            Some(_) => self.outlet.delete(key, place.message).await,
            None => self.outlet.silence_question(place, answer.language).await,
        };
        match taken {
            Ok(()) if answer.asked_in_thread().is_some() => {
                let (what, language) = (EditKind::MentionErased, answer.language);
                let (message, since) = (place.message, self.now());
                let done = PendingEdit { key, message, what, language, since, tries: 0, noted: 0 };
                // That it fails is logged: then it is done once more.
                let _ = self.with_store(self.store.edit_settled(&done)).await;
            }
            Ok(()) => {}
            Err(error) => tracing::info!(%error, "taking back what an author was asked"),
        }
    }

    /// Some messages of a channel or thread were deleted: what is kept of them goes, and in the thread of a question
    /// they are no replies any more.
    pub async fn messages_gone(&self, key: QuestionKey, messages: &[MessageId]) {
        let of_a_question = self.is_question(key).await;
        for message in messages.iter().copied() {
            if self.is_kept(key.guild, message).await {
                // That it fails is logged; the link is looked at when the answer is shown.
                let _ = self.end(MessageKey { guild: key.guild, message }, KeptEvent::Withdrawn).await;
            }
            if of_a_question {
                // The same: the post then leads to where nothing is.
                let _ = self.reply_gone(key, message).await;
            }
        }
    }

    async fn reply_gone(&self, key: QuestionKey, message: MessageId) -> Result<(), NotKept> {
        self.with_store(self.store.reply_gone(key, message)).await?;
        let Some(listed) = self.standing(key).await? else { return Ok(()) };
        if listed.question.helped_message == Some(message) {
            let none = |question: &mut OpenQuestion| question.helped_message = None;
            self.with_store(self.store.change_question(key, none)).await?;
            self.show(key).await;
        }
        Ok(())
    }

    /// A thread was deleted, and its messages with it.
    pub async fn kept_thread_gone(&self, key: QuestionKey) {
        let kept = self.with_store(self.store.kept_in(key.guild, key.thread)).await.unwrap_or_default();
        for answer in kept {
            let _ = self.end(answer, KeptEvent::Withdrawn).await;
        }
    }

    /// A message was edited: what is kept of it stays as it was consented to, and moderators see that.
    pub async fn message_edited(&self, guild: GuildId, message: MessageId) {
        if !self.is_kept(guild, message).await {
            return;
        }
        let key = MessageKey { guild, message };
        let changed = self.store.change_kept(key, self.now(), |answer| {
            answer.changed_since = !answer.state.is_over();
        });
        // That it fails is logged.
        let _ = self.with_store(changed).await;
    }

    /// Whether a kept answer may be shown, asked when it is: once a day at the most Discord is asked whether its
    /// message still stands, and where it doesn't, the answer goes.
    pub async fn may_be_shown(&self, key: MessageKey) -> bool {
        let Ok(Some(answer)) = self.with_store(self.store.kept_answer(key)).await else { return false };
        if answer.state != KeptState::Kept {
            return false;
        }
        let now = self.now();
        let believed = SignedDuration::try_from(SEEN_FOR).unwrap_or_default();
        if now.duration_since(answer.seen_at) < believed {
            return true;
        }
        let looked = tokio::time::timeout(LOOKS_FOR, self.outlet.stands(answer.thread, key)).await;
        match looked {
            Ok(Ok(true)) => {
                // That it fails is logged; it is asked again at the next time.
                let _ = self.with_store(self.store.kept_seen(key, now)).await;
                true
            }
            Ok(Ok(false)) => {
                let _ = self.end(key, KeptEvent::Withdrawn).await;
                false
            }
            Ok(Err(error)) => {
                tracing::info!(%error, "looking whether a kept answer's message still stands");
                true
            }
            // Nobody waits for it: it is looked for again at the next question.
            Err(_) => true,
        }
    }

    /// Whether something is kept of a message, or may be: read once of each server, then known.
    async fn is_kept(&self, guild: GuildId, message: MessageId) -> bool {
        let known = self.remembered().get(&guild).and_then(|remembered| remembered.kept.clone());
        if let Some(kept) = known {
            return kept.contains(&message);
        }
        let Ok(kept) = self.with_store(self.store.messages_kept(guild)).await else { return true };
        let is_kept = kept.contains(&message);
        let mut remembered = self.remembered();
        let known = &mut remembered.entry(guild).or_default().kept;
        known.get_or_insert_with(HashSet::new).extend(kept);
        is_kept
    }

    pub(crate) fn note_kept(&self, key: MessageKey) {
        // Where they were not read yet, this one is read with the others.
        if let Some(kept) = self.remembered().entry(key.guild).or_default().kept.as_mut() {
            kept.insert(key.message);
        }
    }

    fn forget_kept(&self, key: MessageKey) {
        if let Some(kept) = self.remembered().entry(key.guild).or_default().kept.as_mut() {
            kept.remove(&key.message);
        }
    }
}

//! What is done all day? What was erased is taken off Discord, silence is told of, and what nobody writes in is
//! closed.
//!
//! Each step is written down before it is said: a process that is killed in between may lose a word, and says
//! none twice.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio_util::sync::CancellationToken;

use super::handle::Questions;
use super::outlet::{GroupOutlet, ThreadWord};
use crate::app::caught;
use crate::app::daily::Undelivered;
use crate::app::outages::Operation;
use crate::domain::Group;
use crate::domain::open_question::{
    CLOSES_AFTER, EditKind, ListedQuestion, MadeBy, PendingEdit, QuestionEvent, QuestionState, REMINDS_AFTER,
};
use crate::store::StoreError;
use crate::texts::QuestionStatus;

/// How many things of one kind are done between two looks.
const AT_ONCE: u16 = 20;
/// How often is looked for what has been kept long enough.
const TIDIED_EVERY: SignedDuration = SignedDuration::from_hours(1);

const TENDING: Operation = Operation::later("looking after the questions to the group");

impl<O: GroupOutlet> Questions<O> {
    /// Looks after all questions until `stop`.
    pub async fn run(&self, stop: CancellationToken) {
        tokio::join!(self.look_after(&stop), self.watch_documents(&stop));
    }

    async fn look_after(&self, stop: &CancellationToken) {
        let mut tidied = Timestamp::MIN;
        while !stop.is_cancelled() {
            // That it fails or panics is logged, and it is tried again at the next look.
            if let Ok(done) = caught(self.tend(&mut tidied)).await {
                let _ = self.app.outages.noted(TENDING, done);
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(self.look_every) => {}
            }
        }
    }

    async fn tend(&self, tidied: &mut Timestamp) -> Result<(), StoreError> {
        // One moment for all: what is closed by now is not reminded of.
        let now = self.now();
        for edit in self.store.edits_due(now, self.shards, AT_ONCE).await? {
            self.edit(&edit).await?;
        }
        for listed in self.silent((now, CLOSES_AFTER), false).await? {
            self.close(&listed, ThreadWord::Closed).await?;
        }
        let closing = before(now, CLOSES_AFTER);
        for listed in self.silent((now, REMINDS_AFTER), true).await? {
            // What somebody changed while it was being closed is closed at the next look.
            if listed.question.last_message_at > closing {
                self.remind(&listed).await?;
            }
        }
        self.close_what_lost_its_group().await?;
        self.tend_kept().await?;
        if self.now().duration_since(*tidied) >= TIDIED_EVERY {
            *tidied = self.now();
            if self.store.forget_old_questions(self.now()).await? + self.tidy_kept().await? > 0 {
                self.app.servers.erased.notify_one();
            }
        }
        Ok(())
    }

    async fn silent(
        &self,
        (now, time): (Timestamp, Duration),
        unreminded: bool,
    ) -> Result<Vec<ListedQuestion>, StoreError> {
        self.store.silent_questions(before(now, time), self.shards, (unreminded, AT_ONCE)).await
    }

    /// Makes a change on Discord that has still to be made.
    async fn edit(&self, edit: &PendingEdit) -> Result<(), StoreError> {
        let turn = self.showing.turn(edit.key);
        let _turn = turn.lock().await;
        let done = match edit.what {
            EditKind::QuestionErased => {
                self.forget(edit.key.guild);
                self.outlet.take_away(edit.key, edit.message, (QuestionStatus::Erased, edit.language)).await
            }
            EditKind::QuestionChanged => match self.store.question(edit.key).await? {
                Some(listed) if self.is_taken_down(&listed).await => Ok(()),
                Some(listed) => self.try_to_show(&listed).await,
                None => Ok(()),
            },
            EditKind::MentionErased => self.outlet.delete(edit.key, edit.message).await,
        };
        match done {
            // What isn't there any more needs no change, and what moderators locked is left alone.
            Ok(()) | Err(Undelivered::ChannelGone | Undelivered::ThreadClosed | Undelivered::Removed) => {
                self.store.edit_settled(edit).await
            }
            Err(
                Undelivered::NotAllowed
                | Undelivered::Later(_)
                | Undelivered::Uncertain(_)
                | Undelivered::Wrong(_),
            ) => self.store.edit_failed(edit, self.now()).await,
        }
    }

    /// Takes a question that was taken back away whole, where nobody has replied and the bot may.
    async fn is_taken_down(&self, listed: &ListedQuestion) -> bool {
        let question = &listed.question;
        let is_ours = question.made_by == MadeBy::Form && question.state.is_taken_away();
        let untouched = listed.replies == 0 && question.first_reply_at.is_none();
        is_ours && untouched && self.outlet.take_down(question).await.is_ok()
    }

    /// Tells the thread that nobody replied, or asks the asker whether it is solved: once a question.
    async fn remind(&self, listed: &ListedQuestion) -> Result<(), StoreError> {
        let mut reminded = listed.question.clone();
        reminded.reminded_at = Some(self.now());
        if !self.store.change_seen_question(&reminded).await? {
            return Ok(());
        }
        let word = match (listed.question.state, listed.asker) {
            (QuestionState::Replied, Some(asker)) => {
                if !self.outlet.is_there(listed.question.key.guild, asker).await {
                    return Ok(());
                }
                ThreadWord::DidSomebodyHelp(asker, self.store.who_replied(reminded.key).await?)
            }
            // Who began a thread themselves knows where it is, and didn't ask the bot.
            (QuestionState::Open, Some(_)) if listed.question.made_by == MadeBy::Form => {
                ThreadWord::NoReplyYet
            }
            _ => return Ok(()),
        };
        self.word(listed, word).await;
        Ok(())
    }

    /// Closes a question, with a word in its thread.
    pub(super) async fn close(&self, listed: &ListedQuestion, word: ThreadWord) -> Result<(), StoreError> {
        let mut closed = listed.question.clone();
        closed.happens(QuestionEvent::Silence, self.now());
        if !self.store.change_seen_question(&closed).await? {
            return Ok(());
        }
        self.changed(closed.key.guild);
        self.word(listed, word).await;
        self.show(closed.key).await;
        self.tag(&closed).await;
        Ok(())
    }

    async fn word(&self, listed: &ListedQuestion, word: ThreadWord) {
        if let Err(error) = self.outlet.speak(&listed.question, word).await {
            tracing::info!(%error, "saying something in the thread of a question");
        }
    }

    /// A group that is gone for a week is no more, and its questions are closed.
    async fn close_what_lost_its_group(&self) -> Result<(), StoreError> {
        for guild in self.store.groups_lost_since(before(self.now(), Group::WAITED_FOR), self.shards).await? {
            self.close_all(guild).await?;
        }
        Ok(())
    }

    /// Closes all open questions of a server, with a word in their threads, since there is no group any more.
    pub async fn close_all_of(&self, guild: crate::domain::GuildId) {
        let closed = self.close_all(guild).await;
        // That it fails is logged; those that are left close by themselves.
        let _ = self.app.outages.noted(TENDING, closed);
    }

    async fn close_all(&self, guild: crate::domain::GuildId) -> Result<usize, StoreError> {
        let open = self.store.live_questions(guild).await?;
        for listed in &open {
            self.close(listed, ThreadWord::ClosedWithTheGroup).await?;
        }
        Ok(open.len())
    }
}

/// So long before that moment.
fn before(now: Timestamp, time: Duration) -> Timestamp {
    let time = SignedDuration::try_from(time).unwrap_or(SignedDuration::MAX);
    now.saturating_sub(time).unwrap_or(Timestamp::MIN)
}

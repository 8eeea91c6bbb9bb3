//! What is done all day for what helped and what is kept? Helpers hear that they helped, silence becomes a no, and what
//! another process changed is noticed.

use jiff::{SignedDuration, Timestamp};

use super::outlet::Thanks;
use crate::app::group::handle::Questions;
use crate::app::group::outlet::GroupOutlet;
use crate::domain::helper::HelperKey;
use crate::domain::kept_answer::{KeptEvent, KeptState};
use crate::domain::open_question::QuestionKey;
use crate::domain::thanks::Helped;
use crate::store::StoreError;

/// So long an asker may think better of it before a helper hears it.
const SAID_FOR: SignedDuration = SignedDuration::from_mins(1);
/// A helper hears it once in so long at the most; what comes in between is gathered.
const TOLD_EVERY: SignedDuration = SignedDuration::from_hours(24);
/// How many are told between two looks.
const AT_ONCE: u16 = 50;
/// How far back changes of other processes are looked for: longer than two looks lie apart.
const LOOKED_BACK: SignedDuration = SignedDuration::from_mins(2);

impl<O: GroupOutlet> Questions<O> {
    /// All that is to be done at this moment.
    pub(crate) async fn tend_kept(&self) -> Result<(), StoreError> {
        self.thank_helpers().await?;
        self.ask_unasked().await?;
        for answer in self.store.lapsed_answers(self.now(), self.shards).await? {
            let event =
                if answer.state == KeptState::Asked { KeptEvent::Declined } else { KeptEvent::Refused };
            // That it fails is logged, and it is tried again at the next look.
            let _ = self.end(answer.key, event).await;
        }
        let since = self.now().saturating_sub(LOOKED_BACK).unwrap_or(Timestamp::MIN);
        for (guild, at) in self.store.kept_changed_since(since, self.shards).await? {
            let seen = self.remembered().entry(guild).or_default().kept_changed_at.replace(at);
            if seen != Some(at) {
                self.app.kept.changed(guild);
            }
        }
        Ok(())
    }

    /// Erases what has been kept long enough. Says how many rows that were.
    pub(crate) async fn tidy_kept(&self) -> Result<u64, StoreError> {
        let now = self.now();
        Ok(self.store.forget_old_marks(now).await? + self.store.forget_old_kept(now).await?)
    }

    async fn thank_helpers(&self) -> Result<(), StoreError> {
        let now = self.now();
        let before = |time| now.saturating_sub(time).unwrap_or(Timestamp::MIN);
        let when = (before(SAID_FOR), before(TOLD_EVERY));
        for (key, marks) in self.store.helpers_to_thank(when, self.shards, AT_ONCE).await? {
            self.thank(key, &marks).await?;
        }
        Ok(())
    }

    /// It is written down before it is said: a process that is killed in between may lose it, and none says it twice.
    async fn thank(&self, key: HelperKey, marks: &[Helped]) -> Result<(), StoreError> {
        let Some(helper) = self.store.helper(key).await? else { return Ok(()) };
        let mut thanks = Vec::with_capacity(marks.len());
        for mark in marks {
            if self.store.thanked(mark.key, self.now()).await? {
                let question = QuestionKey { guild: key.guild, thread: mark.thread };
                thanks.push(Thanks { mark: *mark, asker: self.store.asker_of(question).await? });
            }
        }
        if !thanks.is_empty()
            && let Err(error) = self.outlet.thank(&helper, &thanks).await
        {
            tracing::info!(%error, "telling a helper that they helped");
        }
        Ok(())
    }
}

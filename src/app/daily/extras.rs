//! What is done with a post once it is there: publish it, open a thread below it?
//!
//! It is noted in the step that records the post, and taken off the list when it is done; a process may be
//! stopped in between. What may have been done already is asked for again, which does nothing: a message is
//! published once, and has one thread.

use super::outlet::{Along, Happening, Outlet, Undelivered};
use super::timing::after;
use super::worker::Worker;
use crate::domain::schedule::ScheduleKey;
use crate::domain::schedule::extras::ExtraKind;
use crate::store::{DueExtra, StoreError};

/// How often it is tried while Discord stumbles: with the waits in between, for about three hours.
const MOST_TRIES: i64 = 25;

impl<O: Outlet> Worker<O> {
    /// Does one thing that is due, unless another process is at it.
    ///
    /// # Errors
    /// When the store fails: then it is done once that works.
    pub(crate) async fn do_extra(&self, due: &DueExtra) -> Result<(), StoreError> {
        let until = after(self.now(), self.lease + self.wait(due.tries + 1));
        if !self.store.take_extra(due, until).await? {
            return Ok(());
        }
        let Some(language) = self.language_of(due).await? else {
            // The schedule was taken away since.
            return self.store.end_extra(due).await;
        };
        self.pacer.turn().await;
        let DueExtra { key, date, message, what, .. } = *due;
        match self.within(self.outlet.add(&Along { key, date, message, language, what })).await {
            Err(refusal @ (Undelivered::Later(_) | Undelivered::Uncertain(_))) if due.tries < MOST_TRIES => {
                tracing::warn!(%date, tries = due.tries + 1, %until, what = what.code(), "{refusal}");
                Ok(())
            }
            done => {
                self.store.end_extra(due).await?;
                self.settle_extra(due, done).await
            }
        }
    }

    /// Whoever set it is told once of what will never work; it is then no longer tried.
    async fn settle_extra(&self, due: &DueExtra, done: Result<(), Undelivered>) -> Result<(), StoreError> {
        let what = due.what.code();
        match done {
            Ok(()) => tracing::debug!(date = %due.date, what, "done with the quote of the day"),
            // The next post finds that out, and tells it.
            Err(refusal @ (Undelivered::ChannelGone | Undelivered::Removed)) => {
                tracing::debug!(date = %due.date, what, "{refusal}");
            }
            Err(refusal @ (Undelivered::Later(_) | Undelivered::Uncertain(_))) => {
                tracing::warn!(date = %due.date, what, "given up: {refusal}");
            }
            Err(refusal @ (Undelivered::NotAllowed | Undelivered::ThreadClosed | Undelivered::Wrong(_))) => {
                tracing::warn!(date = %due.date, what, "{refusal}");
                self.refuse_extra(due.key, due.what).await?;
            }
        }
        Ok(())
    }

    async fn refuse_extra(&self, key: ScheduleKey, what: ExtraKind) -> Result<(), StoreError> {
        if self.store.refuse_extra(key, what).await? {
            let all = self.store.schedules_of(key.guild).await?;
            if let Some(schedule) = all.iter().find(|schedule| schedule.key == key) {
                self.tell(schedule, Happening::Refused(what)).await;
            }
        }
        Ok(())
    }

    /// The language of the words around the post; `None` where its schedule is gone.
    async fn language_of(&self, due: &DueExtra) -> Result<Option<crate::domain::Language>, StoreError> {
        let all = self.store.schedules_of(due.key.guild).await?;
        let schedule = all.iter().find(|schedule| schedule.key == due.key);
        Ok(schedule.map(|schedule| due.language.unwrap_or(schedule.speaks)))
    }
}

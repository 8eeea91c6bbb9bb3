//! What do helpers read who have not reacted yet, once a question needs them no more?

use std::sync::PoisonError;

use jiff::{SignedDuration, ToSpan as _};

use super::handle::Helpers;
use super::outlet::{NotWoken, StandDown, WakeOutlet};
use crate::domain::helper::{Helper, Wake, WakeOutcome};
use crate::domain::open_question::QuestionState;
use crate::store::StoreError;

/// How many are told between two looks.
const AT_ONCE: u16 = 40;
/// Who was asked for a shorter time than this has ignored nothing.
const HAD_TIME: SignedDuration = SignedDuration::from_hours(2);

impl<O: WakeOutlet> Helpers<O> {
    /// Takes back what was asked about questions that don't wait any more.
    pub(super) async fn stand_down(&self) -> Result<(), StoreError> {
        let now = self.now();
        for wake in self.store.wakes_to_stand_down(self.options.shards, AT_ONCE).await? {
            let whose = (wake.question, wake.member);
            let waits = self.retried.lock().unwrap_or_else(PoisonError::into_inner).get(&whose).copied();
            if waits.is_none_or(|until| until <= now) {
                self.take_back(&wake).await?;
            }
        }
        Ok(())
    }

    async fn take_back(&self, wake: &Wake) -> Result<(), StoreError> {
        let now = self.now();
        let whose = (wake.question, wake.member);
        let why = self.why_no_more(wake).await?;
        let helper = self.store.helper(Self::key(wake.question, wake.member)).await?;
        if let (Some(place), Some(helper)) = (wake.place, &helper) {
            let late = Err(NotWoken::Uncertain("no answer in time".to_owned()));
            let told = self.within(self.outlet.stand_down(place, (why, helper.speaks)), late).await;
            if let Err(NotWoken::Uncertain(_) | NotWoken::TooMany) = told {
                let again = now.saturating_add(10.minutes()).unwrap_or(now);
                self.retried.lock().unwrap_or_else(PoisonError::into_inner).insert(whose, again);
                return Ok(());
            }
        }
        self.retried.lock().unwrap_or_else(PoisonError::into_inner).remove(&whose);
        let outcome = match why {
            StandDown::Replied => WakeOutcome::Replied,
            StandDown::Answered | StandDown::TakenBack => WakeOutcome::StoodDown,
        };
        let settled = self.store.settle_wake(whose, (WakeOutcome::Sent, outcome), now).await?;
        let had_time = now.duration_since(wake.sent_at) >= HAD_TIME;
        if settled && (outcome == WakeOutcome::Replied || !had_time) {
            let forgiven = |helper: &mut Helper| match outcome {
                WakeOutcome::Replied => helper.is_seen(now),
                _ => helper.ignored = helper.ignored.saturating_sub(1),
            };
            self.store.change_helper(Self::key(wake.question, wake.member), now, forgiven).await?;
        }
        Ok(())
    }

    async fn why_no_more(&self, wake: &Wake) -> Result<StandDown, StoreError> {
        let Some(listed) = self.store.question(wake.question).await? else { return Ok(StandDown::TakenBack) };
        match listed.question.state {
            QuestionState::Withdrawn | QuestionState::Removed | QuestionState::Gone => {
                Ok(StandDown::TakenBack)
            }
            QuestionState::Open
            | QuestionState::Replied
            | QuestionState::Helped
            | QuestionState::Solved
            | QuestionState::Closed => {
                let replied = self.store.who_replied(wake.question).await?;
                let themselves = replied.contains(&wake.member);
                Ok(if themselves { StandDown::Replied } else { StandDown::Answered })
            }
        }
    }
}

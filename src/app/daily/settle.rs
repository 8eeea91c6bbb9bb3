//! What became of a post: what is written down, who is told, and when is it tried again?

use std::time::Duration;

use super::deliver::Delivery;
use super::outlet::{Happening, News, Outlet, Undelivered};
use super::timing::{LONGEST_WAIT, after};
use super::worker::Worker;
use crate::domain::MessageId;
use crate::domain::schedule::{Fate, Occurrence, Pause, Progress, Schedule, Settlement};
use crate::store::{Claim, StoreError, Trigger};
use crate::telemetry;

/// The first wait before another try; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(5);
/// How many of the dates that nobody was there for are written down: of a machine that was off for a
/// year, the last week.
const MISSED_NOTED: usize = 7;

impl<O: Outlet> Worker<O> {
    /// Records a post that is there. If that never works, whoever looks after it next finds the post in
    /// the channel.
    pub(crate) async fn posted(
        &self,
        claim: &Claim,
        message: MessageId,
        progress: Progress,
    ) -> Result<Delivery, StoreError> {
        self.settle(claim, Settlement::Posted(message), progress).await?;
        tracing::debug!(date = %claim.post.date, "posted the quote of the day");
        Ok(Delivery::Posted(message))
    }

    /// Each refusal by what it means: some are for ever, the rest are for now.
    pub(crate) async fn refused(
        &self,
        seen: &Schedule,
        claim: &Claim,
        refusal: &Undelivered,
        progress: Progress,
    ) -> Result<Delivery, StoreError> {
        let pause = match refusal {
            Undelivered::Later(_) | Undelivered::Uncertain(_) => return self.put_off(claim, refusal).await,
            Undelivered::ChannelGone => Some(Pause::ChannelGone),
            Undelivered::NotAllowed => Some(Pause::NotAllowed),
            Undelivered::ThreadClosed => Some(Pause::ThreadClosed),
            Undelivered::Removed => Some(Pause::Removed),
            Undelivered::Wrong(_) => None,
        };
        self.settle(claim, Settlement::Refused, progress).await?;
        match pause {
            Some(why) => self.pause(seen, why).await?,
            None => tracing::error!(date = %claim.post.date, "posting: {refusal}"),
        }
        Ok(Delivery::Refused)
    }

    async fn put_off(&self, claim: &Claim, refusal: &Undelivered) -> Result<Delivery, StoreError> {
        let until = after(self.now(), self.wait(claim.tries));
        tracing::warn!(date = %claim.post.date, tries = claim.tries, %until, "{refusal}");
        self.store.hold_post(claim, until).await?;
        Ok(Delivery::PutOff)
    }

    /// Exponential backoff with jitter: twice as long each time, and not the same for all who wait.
    pub(crate) fn wait(&self, tries: i64) -> Duration {
        let doubled = u32::try_from(tries.clamp(1, 20) - 1).map_or(1, |exponent| 1_u32 << exponent);
        let wait = FIRST_WAIT.min(self.lease).saturating_mul(doubled).min(LONGEST_WAIT);
        wait.mul_f64(0.8 + 0.4 * self.chance())
    }

    /// Leaves a post out of which nobody can tell whether it is there, and tells whoever set the
    /// schedule, once; who asks for it anew is told by the answer.
    pub(crate) async fn leave_out(
        &self,
        seen: &Schedule,
        claim: &Claim,
        progress: Progress,
    ) -> Result<Delivery, StoreError> {
        let date = claim.post.date;
        let new = self.settle(claim, Settlement::Unclear, progress).await?;
        if new && claim.trigger == Trigger::Timetable {
            let told = self.tell(seen, Happening::LeftOut(date)).await;
            tracing::warn!(%date, told, "left out, since nobody can tell whether it is there already");
        }
        Ok(Delivery::Unclear)
    }

    /// Pauses a schedule that can't go on, and tells whoever set it; who can't be told finds it in
    /// `/daily show`.
    pub(crate) async fn pause(&self, seen: &Schedule, why: Pause) -> Result<(), StoreError> {
        if self.store.pause_schedule(seen.key, why, self.now()).await? {
            let told = self.tell(seen, Happening::Paused(why)).await;
            tracing::warn!(?why, told, "paused /daily");
        }
        Ok(())
    }

    /// Tells whoever set a schedule. Says whether they got it.
    pub(crate) async fn tell(&self, seen: &Schedule, what: Happening) -> bool {
        let Some(member) = seen.set_by else { return false };
        self.outlet.tell(member, &News { channel: seen.key.channel, language: seen.speaks, what }).await
    }

    /// Writes down what became of a post, and counts it. As long as the store fails, this is tried
    /// again. Says whether it was not known before.
    pub(crate) async fn settle(
        &self,
        claim: &Claim,
        settlement: Settlement,
        progress: Progress,
    ) -> Result<bool, StoreError> {
        let settle = || self.store.settle_post(claim, settlement, progress, self.now());
        let new = self.patiently(settle).await?;
        if new {
            count(settlement.fate(), 1);
        }
        Ok(new)
    }

    /// Writes down dates for which it is too late.
    pub(crate) async fn miss(&self, seen: &Schedule, posts: &[Occurrence]) -> Result<(), StoreError> {
        let noted = &posts[posts.len().saturating_sub(MISSED_NOTED)..];
        let new = self.store.note_posts(seen.key, noted, Fate::Missed, self.now()).await?;
        if new > 0 {
            tracing::warn!(posts = new, "quotes of the day were missed");
            count(Fate::Missed, new);
        }
        Ok(())
    }
}

fn count(fate: Fate, posts: u64) {
    telemetry::DAILY_POSTS.count(posts, &[fate.code()]);
}

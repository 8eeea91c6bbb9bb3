//! What became of a post: what is written down, who is told, and when is it tried again?

use std::time::Duration;

use jiff::Timestamp;

use super::deliver::{Delivery, LONGEST_WAIT, after};
use super::outlet::{Outlet, Refusal};
use super::worker::Worker;
use crate::domain::MessageId;
use crate::domain::schedule::{Fate, Occurrence, Pause, Schedule};
use crate::store::{Claim, StoreError};
use crate::texts::daily;

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
        seen: &Schedule,
        post: Occurrence,
        message: MessageId,
        next: Timestamp,
    ) -> Result<Delivery, StoreError> {
        self.settle(seen, post, (Fate::Posted, Some(message)), next).await?;
        tracing::debug!(date = %post.date, "posted the quote of the day");
        Ok(Delivery::Posted(message))
    }

    /// Each refusal by what it means: some are for ever, some are for now.
    pub(crate) async fn refused(
        &self,
        seen: &Schedule,
        claim: &Claim,
        refusal: Refusal,
        next: Timestamp,
    ) -> Result<Delivery, StoreError> {
        let pause = match &refusal {
            Refusal::Later(_) | Refusal::Uncertain(_) => return self.put_off(seen, claim, &refusal).await,
            Refusal::ChannelGone => Some(Pause::ChannelGone),
            Refusal::NotAllowed => Some(Pause::NotAllowed),
            Refusal::Removed => Some(Pause::Removed),
            Refusal::Wrong(_) => None,
        };
        self.settle(seen, claim.post, (Fate::Refused, None), next).await?;
        match pause {
            Some(why) => self.pause(seen, why).await?,
            None => tracing::error!(date = %claim.post.date, "posting: {refusal}"),
        }
        Ok(Delivery::Refused(refusal))
    }

    async fn put_off(
        &self,
        seen: &Schedule,
        claim: &Claim,
        refusal: &Refusal,
    ) -> Result<Delivery, StoreError> {
        let until = after(self.now(), self.wait(claim.tries));
        tracing::warn!(date = %claim.post.date, tries = claim.tries, %until, "{refusal}");
        self.store.put_off_post(seen, (claim.post.date, self.holder), until).await?;
        Ok(Delivery::PutOff)
    }

    /// Twice as long each time, and not the same for all who wait.
    fn wait(&self, tries: i64) -> Duration {
        let doubled = u32::try_from(tries.clamp(1, 20) - 1).map_or(1, |exponent| 1_u32 << exponent);
        let wait = FIRST_WAIT.min(self.lease).saturating_mul(doubled).min(LONGEST_WAIT);
        wait.mul_f64(0.8 + 0.4 * self.chance())
    }

    /// Pauses a schedule that can't go on, and tells whoever set it; who can't be told finds it in
    /// `/daily show`.
    pub(crate) async fn pause(&self, seen: &Schedule, why: Pause) -> Result<(), StoreError> {
        if !self.store.pause_schedule(seen.key, why, self.now()).await? {
            return Ok(());
        }
        let words = daily(seen.speaks).paused(why, &self.outlet.channel(seen.key.channel));
        let told = match seen.set_by {
            Some(member) => self.outlet.tell(member, &words).await,
            None => false,
        };
        tracing::warn!(?why, told, "paused /daily");
        Ok(())
    }

    /// Writes down what became of a post, and counts it. As long as the store fails, this is tried
    /// again.
    pub(crate) async fn settle(
        &self,
        seen: &Schedule,
        post: Occurrence,
        fate: (Fate, Option<MessageId>),
        next: Timestamp,
    ) -> Result<(), StoreError> {
        self.patiently(|| self.store.settle_post(seen, post, fate, self.now(), next)).await?;
        count(fate.0, 1);
        Ok(())
    }

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
    metrics::counter!("vraagbaak_daily_posts_total", "fate" => fate.code()).increment(posts);
}

//! What can be done with a schedule that is set?

use std::time::Duration;

use super::ask::ScheduleQuery;
use super::deliver::{Delivery, next_look};
use super::handle::Daily;
use super::outlet::Outlet;
use crate::app::outages::{Operation, within};
use crate::domain::GuildId;
use crate::domain::schedule::{Fate, Occurrence, Pause, ScheduleState};
use crate::store::{StoreError, Wanted};
use crate::texts::daily;

/// How often `/daily now` tries where the loop has just got hold of the schedule, if only to pass over
/// a post that was skipped.
const NOW_TRIES: u32 = 5;
/// How long it may take: two exchanges with Discord, and the store's troubles in between.
const NOW_WITHIN: Duration = Duration::from_secs(90);
/// How long it waits in between.
const NOW_AGAIN: Duration = Duration::from_millis(200);

const NOW: Operation =
    Operation { what: "posting /daily now", meanwhile: "whoever asks is told to look later" };
const REMOVED: Operation = Operation::later("pausing /daily where the bot was removed");

impl<O: Outlet> Daily<O> {
    /// Skips the next post.
    pub async fn skip(&self, asked: &ScheduleQuery) -> String {
        self.changed(Operation::asked("skipping a post of /daily"), self.try_skip(asked), asked.language)
            .await
    }

    async fn try_skip(&self, asked: &ScheduleQuery) -> Result<String, StoreError> {
        let (texts, now) = (daily(asked.language), self.worker.now());
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        if let ScheduleState::Paused(why) = found.schedule.state {
            return Ok(texts.is_paused(why));
        }
        let next = self.next_posts(&found, 2).await?;
        let [next, then] = next.as_slice() else { return Ok(texts.none_set()) };
        let noted = self.worker.store.note_posts(found.schedule.key, &[*next], Fate::Skipped, now).await?;
        if noted == 0 {
            return Ok(texts.being_posted());
        }
        let said = |post: &Occurrence| self.moment(&found, *post, asked.language);
        Ok(texts.skipped(&said(next), &said(then)))
    }

    /// Posts today's quote at this moment.
    pub async fn now(&self, asked: &ScheduleQuery) -> String {
        // The post may be there when the store fails; whoever looks after it next finds it.
        let made = self.worker.outages().noted(NOW, within(NOW_WITHIN, self.try_now(asked)).await);
        made.unwrap_or_else(|_| daily(asked.language).not_sure())
    }

    async fn try_now(&self, asked: &ScheduleQuery) -> Result<String, StoreError> {
        let texts = daily(asked.language);
        let mut tries = NOW_TRIES;
        let (found, made) = loop {
            let now = self.worker.now();
            let found = match self.find(asked).await? {
                Ok(found) => found,
                Err(words) => return Ok(words),
            };
            if let ScheduleState::Paused(why) = found.schedule.state {
                return Ok(texts.is_paused(why));
            }
            let today = Occurrence { date: found.zone.to_datetime(now).date(), at: now };
            let made = self.worker.make(&found.schedule, &found.zone, today, Wanted::ByPerson).await?;
            tries -= 1;
            if made != Delivery::ByAnother || tries == 0 {
                break (found, made);
            }
            tokio::time::sleep(NOW_AGAIN).await;
        };
        self.woken.notify_one();
        Ok(match made {
            Delivery::Posted(message) => texts.posted(&self.worker.outlet.link(found.schedule.key, message)),
            Delivery::Already => texts.posted_before(),
            Delivery::ByAnother | Delivery::Nothing => texts.being_posted(),
            Delivery::PutOff => texts.tried_again(),
            Delivery::Refused(_) | Delivery::Missed => texts.refused(),
            Delivery::NoQuotes => texts.is_paused(Pause::NoQuotes),
        })
    }

    /// Posts nothing until it is resumed.
    pub async fn pause(&self, asked: &ScheduleQuery) -> String {
        self.changed(Operation::asked("pausing /daily"), self.try_pause(asked), asked.language).await
    }

    async fn try_pause(&self, asked: &ScheduleQuery) -> Result<String, StoreError> {
        let texts = daily(asked.language);
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        let paused = self.worker.store.pause_schedule(found.schedule.key, Pause::Asked, self.worker.now());
        Ok(match (paused.await?, found.schedule.state) {
            (false, ScheduleState::Paused(why)) => texts.is_paused(why),
            _ => texts.pausing(),
        })
    }

    /// Goes on from this moment.
    pub async fn resume(&self, asked: &ScheduleQuery) -> String {
        self.changed(Operation::asked("resuming /daily"), self.try_resume(asked), asked.language).await
    }

    async fn try_resume(&self, asked: &ScheduleQuery) -> Result<String, StoreError> {
        let (texts, now) = (daily(asked.language), self.worker.now());
        let mut found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        if found.schedule.state == ScheduleState::Active {
            return Ok(texts.not_paused());
        }
        found.schedule.state = ScheduleState::Active;
        found.schedule.done_until = now;
        found.schedule.look_at = next_look(&found.schedule, &found.zone, now);
        self.worker.store.save_schedule(&found.schedule, now).await?;
        self.woken.notify_one();
        let next = self.next_posts(&found, 1).await?;
        let next = next.first().map(|post| self.moment(&found, *post, asked.language));
        Ok(texts.resumed(&next.unwrap_or_default()))
    }

    /// Takes the schedule away.
    pub async fn off(&self, asked: &ScheduleQuery) -> String {
        self.changed(Operation::asked("ending /daily"), self.try_off(asked), asked.language).await
    }

    async fn try_off(&self, asked: &ScheduleQuery) -> Result<String, StoreError> {
        let found = match self.find(asked).await? {
            Ok(found) => found,
            Err(words) => return Ok(words),
        };
        self.worker.store.remove_schedule(found.schedule.key).await?;
        Ok(daily(asked.language).off(&self.worker.outlet.channel(found.schedule.key.channel)))
    }

    /// Pauses all schedules of a server that the bot was removed from.
    pub async fn removed_from(&self, guild: GuildId) {
        let removed = async {
            for schedule in self.worker.store.schedules_of(guild).await? {
                self.worker.pause(&schedule, Pause::Removed).await?;
            }
            Ok::<(), StoreError>(())
        };
        // Where it fails, that is logged, and the next post finds it out.
        let _ = self.worker.outages().noted(REMOVED, removed.await);
    }
}

//! What can be done with a schedule that is set?

use super::ask::ScheduleQuery;
use super::error::DailyError;
use super::handle::Daily;
use super::outlet::Outlet;
use super::timing::next_look;
use super::upcoming::{local, next_posts};
use super::view::Skipped;
use crate::app::outages::Operation;
use crate::domain::schedule::{Fate, LocalMoment, Pause, Schedule, ScheduleState};
use crate::domain::{ChannelId, GuildId};
use crate::store::StoreError;

const SKIPPING: Operation = Operation::asked("skipping a post of /daily");
const PAUSING: Operation = Operation::asked("pausing /daily");
const RESUMING: Operation = Operation::asked("resuming /daily");
const ENDING: Operation = Operation::asked("ending /daily");
const WAITING: Operation = Operation::later("looking whether a quote of the day waits");
const REMOVED: Operation = Operation::later("pausing /daily where the bot was removed");

impl<O: Outlet> Daily<O> {
    /// Skips the next post.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn skip(&self, asked: &ScheduleQuery) -> Result<Skipped, DailyError> {
        self.changing(SKIPPING, async {
            let (store, now) = (&self.worker.store, self.worker.now());
            let found = self.find(asked).await?.active()?;
            let next = next_posts(store, &found.schedule, &found.zone, now, 2).await?;
            let [post, then] = next.as_slice() else { return Err(DailyError::NoneSet.into()) };
            if store.note_posts(found.schedule.key, &[*post], Fate::Skipped, now).await? == 0 {
                return Err(DailyError::BeingPosted.into());
            }
            Ok(Skipped { post: local(&found.zone, *post), then: local(&found.zone, *then) })
        })
        .await
    }

    /// Posts nothing until it is resumed.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn pause(&self, asked: &ScheduleQuery) -> Result<(), DailyError> {
        self.changing(PAUSING, async {
            let (store, schedule) = (&self.worker.store, self.find(asked).await?.schedule);
            let paused = store.pause_schedule(schedule.key, Pause::Asked, self.worker.now()).await?;
            match (paused, schedule.state) {
                (false, ScheduleState::Paused(why)) => Err(DailyError::Paused(why).into()),
                _ => Ok(()),
            }
        })
        .await
    }

    /// Goes on from this moment. The next post, where there is one to come.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn resume(&self, asked: &ScheduleQuery) -> Result<Option<LocalMoment>, DailyError> {
        self.changing(RESUMING, async {
            let (store, now) = (&self.worker.store, self.worker.now());
            let mut found = self.find(asked).await?;
            if found.schedule.state == ScheduleState::Active {
                return Err(DailyError::NotPaused.into());
            }
            found.schedule.state = ScheduleState::Active;
            found.schedule.done_until = now;
            found.schedule.look_at = next_look(&found.schedule, &found.zone, now);
            store.save_schedule(&found.schedule, now).await?;
            self.woken.notify_one();
            let next = next_posts(store, &found.schedule, &found.zone, now, 1).await?;
            Ok(next.first().map(|post| local(&found.zone, *post)))
        })
        .await
    }

    /// Takes the schedule away. The channel that it posted in.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn off(&self, asked: &ScheduleQuery) -> Result<ChannelId, DailyError> {
        self.changing(ENDING, async {
            let key = self.find(asked).await?.schedule.key;
            self.worker.store.remove_schedule(key).await?;
            Ok(key.channel)
        })
        .await
    }

    /// Whether a quote of the day waits on a server since the bot was removed from it.
    pub async fn waits_on(&self, guild: GuildId) -> bool {
        let found = self.worker.store.schedules_of(guild).await;
        let waits = |schedule: &Schedule| schedule.state == ScheduleState::Paused(Pause::Removed);
        self.worker.outages().noted(WAITING, found).is_ok_and(|found| found.iter().any(waits))
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

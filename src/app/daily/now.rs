//! What comes of a post that somebody wants at this moment?

use std::time::Duration;

use super::ask::ScheduleQuery;
use super::deliver::Delivery;
use super::error::DailyError;
use super::handle::Daily;
use super::outlet::Outlet;
use super::view::Made;
use crate::app::outages::Operation;
use crate::domain::schedule::Occurrence;
use crate::store::Trigger;

/// How often it is tried where the loop has just got hold of the schedule, if only to pass over a post
/// that was skipped.
const TRIES: u32 = 5;
/// How long it waits in between.
const AGAIN: Duration = Duration::from_millis(200);

const NOW: Operation =
    Operation { what: "posting /daily now", meanwhile: "whoever asks is told to look later" };

impl<O: Outlet> Daily<O> {
    /// Posts today's quote at this moment.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn now(&self, asked: &ScheduleQuery) -> Result<Made, DailyError> {
        self.making(NOW, async {
            let mut tries = TRIES;
            loop {
                let now = self.worker.now();
                let found = self.find(asked).await?.active()?;
                let today = Occurrence { date: found.zone.to_datetime(now).date(), at: now };
                let made = self.worker.make(&found.schedule, &found.zone, today, Trigger::Person).await?;
                tries -= 1;
                if made != Delivery::ByAnother || tries == 0 {
                    self.woken.notify_one();
                    return Ok(Made { key: found.schedule.key, delivery: made });
                }
                tokio::time::sleep(AGAIN).await;
            }
        })
        .await
    }
}

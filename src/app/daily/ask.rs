//! Which schedule does somebody ask about?

use jiff::tz::TimeZone;

use super::handle::Daily;
use super::outlet::Outlet;
use super::upcoming::upcoming;
use crate::app::outages::Operation;
use crate::domain::schedule::{Occurrence, Schedule};
use crate::domain::{ChannelId, GuildId, Language};
use crate::schedule;
use crate::store::StoreError;
use crate::texts::{daily, texts};

const FINDING: Operation = Operation::asked("finding a schedule of /daily");

/// Which schedule is meant, and in which language to speak of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduleQuery {
    /// The server.
    pub guild: GuildId,
    /// The channel; where it is left out, the only one that is set.
    pub channel: Option<ChannelId>,
    /// The language to speak.
    pub language: Language,
}

/// A schedule with its zone.
pub(crate) struct Found {
    pub(crate) schedule: Schedule,
    pub(crate) zone: TimeZone,
}

impl<O: Outlet> Daily<O> {
    /// Where the schedule that is meant posts; or what to say instead.
    ///
    /// # Errors
    /// The words for whoever asked.
    pub async fn channel_of(&self, asked: &ScheduleQuery) -> Result<ChannelId, String> {
        let found = self.asked(FINDING, self.find(asked)).await;
        let found = found.unwrap_or_else(|_| Err(texts(asked.language).not_read()))?;
        Ok(found.schedule.key.channel)
    }

    /// The schedule that is meant, or what to say instead.
    pub(crate) async fn find(&self, asked: &ScheduleQuery) -> Result<Result<Found, String>, StoreError> {
        let texts = daily(asked.language);
        let mut all = self.worker.store.schedules_of(asked.guild).await?;
        if let Some(channel) = asked.channel {
            all.retain(|schedule| schedule.key.channel == channel);
        }
        let channel = |channel: ChannelId| self.worker.outlet.channel(channel);
        if all.len() > 1 {
            let channels: Vec<_> = all.iter().map(|schedule| channel(schedule.key.channel)).collect();
            return Ok(Err(texts.which(&channels)));
        }
        let Some(schedule) = all.pop() else {
            let none = asked.channel.map(|asked| texts.none_set_for(&channel(asked)));
            return Ok(Err(none.unwrap_or_else(|| texts.none_set())));
        };
        match schedule::zone(&schedule.timetable.zone) {
            Some(zone) => Ok(Ok(Found { schedule, zone })),
            None => Ok(Err(texts.no_zone(&schedule.timetable.zone))),
        }
    }

    /// The next posts that are to be made.
    pub(crate) async fn next_posts(
        &self,
        found: &Found,
        count: usize,
    ) -> Result<Vec<Occurrence>, StoreError> {
        upcoming(&self.worker.store, &found.schedule, &found.zone, self.worker.now(), count).await
    }

    /// The moment of a post, on the clock of its schedule.
    pub(crate) fn moment(&self, found: &Found, post: Occurrence, language: Language) -> String {
        let time = found.zone.to_datetime(post.at).strftime("%H:%M").to_string();
        daily(language).moment(post.date, &time)
    }
}

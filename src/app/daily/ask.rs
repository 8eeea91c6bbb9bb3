//! Which schedule does somebody ask about?

use jiff::tz::TimeZone;

use super::error::{DailyError, Stopped};
use super::handle::Daily;
use super::outlet::Outlet;
use crate::app::outages::Operation;
use crate::domain::schedule::{Schedule, ScheduleState};
use crate::domain::{ChannelId, GuildId};
use crate::schedule;

const FINDING: Operation = Operation::asked("finding a schedule of /daily");

/// Which schedule is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduleQuery {
    /// The server.
    pub guild: GuildId,
    /// The channel; where it is left out, the only one that is set.
    pub channel: Option<ChannelId>,
}

/// A schedule with its zone.
pub(crate) struct Found {
    pub(crate) schedule: Schedule,
    pub(crate) zone: TimeZone,
}

impl Found {
    /// Refuses one that is paused.
    pub(crate) fn active(self) -> Result<Self, DailyError> {
        match self.schedule.state {
            ScheduleState::Active => Ok(self),
            ScheduleState::Paused(why) => Err(DailyError::Paused(why)),
        }
    }
}

impl<O: Outlet> Daily<O> {
    /// Where the schedule that is meant posts.
    ///
    /// # Errors
    /// What to tell whoever asked.
    pub async fn channel_of(&self, asked: &ScheduleQuery) -> Result<ChannelId, DailyError> {
        self.reading(FINDING, async { Ok(self.find(asked).await?.schedule.key.channel) }).await
    }

    /// The schedule that is meant.
    pub(crate) async fn find(&self, asked: &ScheduleQuery) -> Result<Found, Stopped> {
        let mut all = self.worker.store.schedules_of(asked.guild).await?;
        if let Some(channel) = asked.channel {
            all.retain(|schedule| schedule.key.channel == channel);
        }
        if all.len() > 1 {
            let channels = all.iter().map(|schedule| schedule.key.channel);
            return Err(DailyError::Which(channels.collect()).into());
        }
        let schedule = all.pop().ok_or(none_set(asked.channel))?;
        let zone = schedule::zone(&schedule.timetable.zone);
        let zone = zone.ok_or_else(|| DailyError::ZoneGone(schedule.timetable.zone.clone()))?;
        Ok(Found { schedule, zone })
    }
}

/// Nothing is set: for this channel, or on the whole server.
pub(crate) fn none_set(channel: Option<ChannelId>) -> DailyError {
    channel.map_or(DailyError::NoneSet, DailyError::NoneSetFor)
}

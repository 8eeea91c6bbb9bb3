//! When do the next quotes of a server come?

use super::Daily;
use super::ask::Found;
use super::outlet::Outlet;
use crate::app::outages::Need;
use crate::domain::schedule::{Schedule, ScheduleState};
use crate::domain::{GuildId, Language};
use crate::schedule;
use crate::store::StoreError;
use crate::texts::daily;

/// What the store may fail at here.
const NEXT: Need = Need::asked("telling when the next quotes come");

impl<O: Outlet> Daily<O> {
    /// For each channel with a quote of the day a line with when the next one comes, or why none does;
    /// none where nothing is set. `None` when the store can't tell.
    pub async fn next_of(&self, guild: GuildId, language: Language) -> Option<Vec<String>> {
        // Where it fails, that is logged.
        self.worker.outages().noted(NEXT, self.try_next_of(guild, language).await).ok()
    }

    async fn try_next_of(&self, guild: GuildId, language: Language) -> Result<Vec<String>, StoreError> {
        let mut lines = Vec::new();
        for schedule in self.worker.store.schedules_of(guild).await? {
            let channel = self.worker.outlet.channel(schedule.key.channel);
            let next = self.next_in_words(schedule, language).await?;
            lines.extend(next.map(|next| format!("{channel}: {next}")));
        }
        Ok(lines)
    }

    async fn next_in_words(
        &self,
        schedule: Schedule,
        language: Language,
    ) -> Result<Option<String>, StoreError> {
        if let ScheduleState::Paused(why) = schedule.state {
            return Ok(Some(daily(language).is_paused(why)));
        }
        let Some(zone) = schedule::zone(&schedule.timetable.zone) else { return Ok(None) };
        let found = Found { schedule, zone };
        let next = self.next_posts(&found, 1).await?.pop();
        Ok(next.map(|post| {
            let relative = self.worker.outlet.relative(post.at);
            format!("{} ({relative})", self.moment(&found, post, language))
        }))
    }
}

//! When do the next quotes of a server come?

use super::handle::Daily;
use super::outlet::Outlet;
use super::upcoming::next_in_words;
use crate::app::outages::Operation;
use crate::domain::{GuildId, Language};
use crate::store::StoreError;

/// What the store may fail at here.
const NEXT: Operation = Operation::asked("telling when the next quotes come");

impl<O: Outlet> Daily<O> {
    /// For each channel with a quote of the day a line with when the next one comes, or why none does;
    /// none where nothing is set. `None` when the store can't tell.
    pub async fn next_of(&self, guild: GuildId, language: Language) -> Option<Vec<String>> {
        self.asked(NEXT, self.try_next_of(guild, language)).await.ok()
    }

    async fn try_next_of(&self, guild: GuildId, language: Language) -> Result<Vec<String>, StoreError> {
        let (worker, now) = (&self.worker, self.worker.now());
        let mut lines = Vec::new();
        for schedule in worker.store.schedules_of(guild).await? {
            let channel = worker.outlet.channel(schedule.key.channel);
            let beside = |at| worker.outlet.relative(at);
            let next = next_in_words(&worker.store, &schedule, now, language, beside).await?;
            lines.extend(next.map(|next| format!("{channel}: {next}")));
        }
        Ok(lines)
    }
}

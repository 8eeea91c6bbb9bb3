//! How is a question counted? In memory, so that no answer waits for it, and written down each minute and when the
//! program stops: what kills it takes a minute's counts at the most.

use std::time::SystemTime;

use crate::app::bot::App;
use crate::app::outages::Operation;
use crate::domain::GuildId;
use crate::store::DayCount;

const COUNTING: Operation =
    Operation { what: "keeping how many questions were asked", meanwhile: "they are counted in memory" };

impl App {
    /// Counts a question on a server, and whether the documents answered it. Not who asked it.
    pub fn count_question(&self, guild: GuildId, answered: bool, at: SystemTime) {
        if self.store.is_some() {
            self.counts.add(DayCount { guild, at, asked: 1, answered: u64::from(answered) });
        }
    }

    /// Writes down what was counted; what can't be is kept for the next time.
    pub(super) async fn write_counts(&self) {
        let Some(store) = &self.store else { return };
        let _one_at_a_time = self.counts.writing.lock().await;
        let counts = self.counts.take();
        if counts.is_empty() {
            return;
        }
        if self.outages.noted(COUNTING, store.count_questions(&counts).await).is_err() {
            counts.into_iter().for_each(|count| self.counts.add(count));
        }
    }
}

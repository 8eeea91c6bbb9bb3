//! What happens with helpers who don't react any more? One friendly question, and then nothing.

use jiff::{Timestamp, ToSpan as _};

use super::handle::Helpers;
use super::outlet::{NotWoken, WakeOutlet};
use crate::domain::helper::{Helper, HelperState, Way};
use crate::people::IGNORED_ENOUGH;
use crate::store::StoreError;

impl<O: WakeOutlet> Helpers<O> {
    /// Asks those who reacted to none of the last messages whether it should go on. Where there is no direct
    /// message to ask it in, they are asked no more; their own screen says so.
    pub(super) async fn ask_silent_ones(&self) -> Result<(), StoreError> {
        let now = self.now();
        let a_day_ago = now.saturating_sub(24.hours()).unwrap_or(Timestamp::MIN);
        for helper in self.store.silent_helpers((IGNORED_ENOUGH, a_day_ago), self.options.shards).await? {
            let in_private = helper.way == Way::DirectMessage && helper.dm_channel.is_some();
            // Written down before it is said: it is asked once.
            let noted = |helper: &mut Helper| {
                if in_private {
                    helper.asked_to_go_on_at = Some(now);
                } else {
                    helper.state = HelperState::Asleep;
                }
            };
            self.store.change_helper(helper.key, now, noted).await?;
            if in_private {
                let late = Err(NotWoken::Uncertain("no answer in time".to_owned()));
                if let Err(why) = self.within(self.outlet.ask_to_go_on(&helper), late).await {
                    tracing::info!(%why, "asking a helper whether it should go on");
                }
            }
        }
        Ok(())
    }
}

//! What do the shards of this process share?

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use super::endings::GatewayEnd;
use super::pace::Pace;
use super::status::Status;
use crate::app::Attempts;
use crate::domain::attempts::Shard;

/// The way to the gateway, and what keeps the shards from going it too often.
pub(crate) struct Gate {
    /// Where the gateway is.
    pub(crate) url: Url,
    /// Whether a session goes on where Discord says, rather than at `url`: not where the volunteer chose
    /// the gateway.
    pub(crate) follows: bool,
    /// What serenity must say to be one of us.
    pub(crate) token: String,
    /// A number of the bot.
    pub(crate) bot: i64,
    /// How many shards may begin a session at once, and how many sessions the bot may begin a day.
    pub(crate) at_once: u16,
    pub(crate) a_day: u64,
    pub(crate) pace: Pace,
    pub(crate) attempts: Arc<Attempts>,
    pub(crate) status: Arc<Status>,
    /// Cancelled when the shards are to leave.
    pub(crate) stop: CancellationToken,
    pub(crate) tasks: TaskTracker,
    pub(crate) end: watch::Sender<Option<GatewayEnd>>,
}

impl Gate {
    /// There is no use in going on, for any of the shards. The first that says why is heard.
    pub(super) fn give_up(&self, why: GatewayEnd) {
        self.end.send_if_modified(|end| {
            let first = end.is_none();
            end.get_or_insert(why);
            first
        });
    }

    /// How it ends, once there is no use in going on.
    pub(crate) async fn ended(&self) -> GatewayEnd {
        let mut end = self.end.subscribe();
        loop {
            if let Some(why) = end.borrow_and_update().clone() {
                return why;
            }
            // The sender is ours, and stays.
            let _ = end.changed().await;
        }
    }

    /// Lets the shards say goodbye to the gateway.
    pub(crate) async fn leave(&self, within: Duration) {
        self.stop.cancel();
        self.tasks.close();
        if tokio::time::timeout(within, self.tasks.wait()).await.is_err() {
            tracing::debug!("the gateway did not confirm our leaving");
        }
    }

    /// A shard, as what it tries is counted.
    pub(super) fn shard(&self, number: u16, of: u16) -> Shard {
        Shard { bot: self.bot, number, of, at_once: self.at_once, a_day: self.a_day }
    }
}

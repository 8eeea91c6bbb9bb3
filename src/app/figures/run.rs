//! What is done all day about the figures? What was counted is written down, and on Mondays they are posted where
//! moderators want that.
//!
//! That a Monday's are posted is written down before they are: a process that is killed in between may lose them, and
//! none posts them twice.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio_util::sync::CancellationToken;

use super::outlet::FiguresOutlet;
use crate::app::bot::App;
use crate::app::caught;
use crate::app::daily::Undelivered;
use crate::app::outages::Operation;
use crate::domain::{GuildId, MondayFigures, Shards, monday_due};
use crate::schedule::zone;
use crate::store::{Store, StoreError};

/// How often what was counted is written down, and is looked whether it is Monday.
const EVERY: SignedDuration = SignedDuration::from_mins(1);

const POSTING: Operation = Operation::later("posting the figures of servers");

/// The figures of all servers.
pub struct Mondays<O> {
    app: App,
    store: Store,
    outlet: O,
    shards: Shards,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    look_every: Duration,
}

impl<O: FiguresOutlet> Mondays<O> {
    /// Posts by this outlet. `None` for an app without a store, which counts nothing.
    #[must_use]
    pub fn new(
        app: &App,
        outlet: O,
        shards: Shards,
        (clock, look_every): (Arc<dyn Fn() -> Timestamp + Send + Sync>, Duration),
    ) -> Option<Self> {
        Some(Self { app: app.clone(), store: app.store.clone()?, outlet, shards, clock, look_every })
    }

    /// Looks after the figures until `stop`, and then writes down what was counted.
    pub async fn run(self, stop: CancellationToken) {
        let mut looked = Timestamp::MIN;
        while !stop.is_cancelled() {
            let now = (self.clock)();
            if now.duration_since(looked) >= EVERY {
                looked = now;
                self.app.write_counts().await;
                // That it fails or panics is logged, and it is tried again at the next look.
                if let Ok(done) = caught(self.post_due(now)).await {
                    let _ = self.app.outages.noted(POSTING, done);
                }
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(self.look_every) => {}
            }
        }
        self.app.write_counts().await;
    }

    async fn post_due(&self, now: Timestamp) -> Result<(), StoreError> {
        for (guild, wanted) in self.store.figures_wanted(self.shards).await? {
            self.post(guild, &wanted, now).await?;
        }
        Ok(())
    }

    async fn post(&self, guild: GuildId, wanted: &MondayFigures, now: Timestamp) -> Result<(), StoreError> {
        let Some(monday) = zone(&wanted.timezone).and_then(|zone| monday_due(now, &zone)) else {
            return Ok(());
        };
        if !self.store.claim_figures(guild, monday, now).await? {
            return Ok(());
        }
        let Ok(report) = self.app.report(guild, now.into()).await else {
            return self.store.unclaim_figures(guild, monday).await;
        };
        match self.outlet.post(guild, monday, wanted, &report).await {
            Ok(()) => Ok(()),
            Err(Undelivered::ChannelGone) => {
                self.app.channel_gone(guild, wanted.channel, now.into()).await;
                Ok(())
            }
            // It is surely not there, and may be taken another time.
            Err(Undelivered::Later(_)) => self.store.unclaim_figures(guild, monday).await,
            Err(why) => {
                tracing::warn!(%why, "posting the figures of a server: this Monday has none");
                Ok(())
            }
        }
    }
}

impl App {
    /// Figures that were chosen just now begin on the next Monday, not with the one that has been.
    pub async fn begin_figures(&self, guild: GuildId, wanted: &MondayFigures, now: Timestamp) {
        let due = zone(&wanted.timezone).and_then(|zone| monday_due(now, &zone));
        if let (Some(monday), Some(store)) = (due, &self.store) {
            // Where that fails, which is logged, they come a week early.
            let _ = self.outages.noted(POSTING, store.claim_figures(guild, monday, now).await);
        }
    }
}

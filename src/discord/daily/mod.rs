//! How does the quote of the day get to Discord, and what can be said to it there?

mod button;
mod card;
mod command;
mod localise;
mod outlet;
mod permissions;

use std::sync::{Arc, OnceLock};

use serenity::all::{Http, UserId};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub(super) use button::{DailyButton, read_more};
pub(super) use command::command;

use crate::app::App;
use crate::app::daily::{Daily, DailyOptions};
use outlet::DiscordOutlet;

/// The quote of the day on Discord: there once the bot is, and only where it has a store.
#[derive(Clone, Default)]
pub(super) struct DailyHandle(Arc<OnceLock<Daily<DiscordOutlet>>>);

impl DailyHandle {
    /// Begins to post. What is under way when the program stops is ended within its time for that.
    pub(super) fn start(
        &self,
        app: &App,
        (http, bot): (Arc<Http>, UserId),
        options: &DailyOptions,
        (stop, at_work): (CancellationToken, &TaskTracker),
    ) {
        let Some(daily) = Daily::new(app, DiscordOutlet::new(http, bot), options) else { return };
        if self.0.set(daily.clone()).is_ok() {
            at_work.spawn(async move { daily.run(stop).await });
        }
    }

    pub(super) fn get(&self) -> Option<&Daily<DiscordOutlet>> {
        self.0.get()
    }
}

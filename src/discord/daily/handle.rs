//! How do the other handlers get at the quote of the day?

use std::sync::{Arc, OnceLock};

use serenity::all::{Http, UserId};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::outlet::DiscordOutlet;
use crate::app::App;
use crate::app::daily::{Daily, DailyOptions};
use crate::discord::render::command_links::CommandLinks;

/// The quote of the day on Discord: there once the bot is, and only where it has a store.
#[derive(Clone, Default)]
pub(crate) struct DailyHandle(Arc<OnceLock<Daily<DiscordOutlet>>>);

impl DailyHandle {
    /// Begins to post. What is under way when the program stops is ended within its time for that.
    pub(crate) fn start(
        &self,
        app: &App,
        (http, bot, commands): (Arc<Http>, UserId, Arc<CommandLinks>),
        options: &DailyOptions,
        (stop, at_work): (CancellationToken, &TaskTracker),
    ) {
        let Some(daily) = Daily::new(app, DiscordOutlet::new(http, bot, commands), options) else { return };
        if self.0.set(daily.clone()).is_ok() {
            at_work.spawn(async move { daily.run(stop).await });
        }
    }

    pub(crate) fn get(&self) -> Option<&Daily<DiscordOutlet>> {
        self.0.get()
    }
}

//! How do the other handlers get at the questions to the group?

use std::sync::{Arc, OnceLock};

use serenity::all::{Http, UserId};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::outlet::DiscordGroup;
use crate::app::App;
use crate::app::daily::DailyOptions;
use crate::app::group::{GroupOptions, Questions};

/// The questions to the group on Discord: there once the bot is, and only where it has a store.
#[derive(Clone, Default)]
pub(crate) struct GroupHandle(Arc<OnceLock<Questions<DiscordGroup>>>);

impl GroupHandle {
    /// Begins to look after the questions, by the same clock and for the same servers as the quotes of the day.
    pub(crate) fn start(
        &self,
        app: &App,
        (http, bot): (Arc<Http>, UserId),
        options: &DailyOptions,
        (stop, at_work): (CancellationToken, &TaskTracker),
    ) {
        let options = GroupOptions {
            shards: options.shards,
            clock: options.clock.clone(),
            look_every: options.look_every,
        };
        let Some(questions) = Questions::new(app, DiscordGroup::new(http, bot), &options) else { return };
        if self.0.set(questions.clone()).is_ok() {
            at_work.spawn(async move { questions.run(stop).await });
        }
    }

    pub(crate) fn get(&self) -> Option<&Questions<DiscordGroup>> {
        self.0.get()
    }
}

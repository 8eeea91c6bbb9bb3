//! How do the other handlers get at the helpers?

use std::sync::{Arc, OnceLock};

use serenity::all::Http;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::outlet::DiscordWakes;
use crate::app::App;
use crate::app::daily::DailyOptions;
use crate::app::helpers::{Helpers, HelpersOptions};
use crate::discord::render::command_links::CommandLinks;

/// The helpers on Discord: there once the bot is, and only where it has a store.
#[derive(Clone, Default)]
pub(crate) struct HelpersHandle(Arc<OnceLock<Helpers<DiscordWakes>>>);

impl HelpersHandle {
    /// Begins to look after the helpers, by the same clock and for the same servers as the quotes of the day.
    pub(crate) fn start(
        &self,
        app: &App,
        (http, commands): (Arc<Http>, Arc<CommandLinks>),
        options: &DailyOptions,
        (stop, at_work): (CancellationToken, &TaskTracker),
    ) {
        let options = HelpersOptions {
            shards: options.shards,
            lease: options.lease,
            clock: options.clock.clone(),
            look_every: options.look_every,
            seed: options.seed,
            without: None,
        };
        let Some(helpers) = Helpers::new(app, DiscordWakes::new(http, commands), &options) else { return };
        if self.0.set(helpers.clone()).is_ok() {
            at_work.spawn(async move { helpers.run(stop).await });
        }
    }

    pub(crate) fn get(&self) -> Option<&Helpers<DiscordWakes>> {
        self.0.get()
    }
}

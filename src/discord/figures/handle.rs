//! How is what is counted looked after, and posted on Mondays?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serenity::all::Http;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::outlet::DiscordFigures;
use crate::app::App;
use crate::app::daily::DailyOptions;
use crate::app::figures::Mondays;

/// The figures on Discord.
#[derive(Clone, Default)]
pub(crate) struct FiguresHandle(Arc<AtomicBool>);

impl FiguresHandle {
    /// Begins to look after them, by the same clock and for the same servers as the quotes of the day.
    pub(crate) fn start(
        &self,
        app: &App,
        http: Arc<Http>,
        options: &DailyOptions,
        (stop, at_work): (CancellationToken, &TaskTracker),
    ) {
        let pace = (options.clock.clone(), options.look_every);
        let Some(mondays) = Mondays::new(app, DiscordFigures::new(http), options.shards, pace) else {
            return;
        };
        if !self.0.swap(true, Ordering::SeqCst) {
            at_work.spawn(mondays.run(stop));
        }
    }
}

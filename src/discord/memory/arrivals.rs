//! On which servers has the bot just come, and not said hello yet?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serenity::all::GuildId;
use tokio::sync::MutexGuard;

/// How many servers are remembered; where there are more, the rest hears nothing.
const MOST: usize = 1_000;

/// What is to be said on a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hello {
    /// What the bot is: it never was there.
    First,
    /// That the quote of the day waits: it has come back.
    Back,
}

/// The servers where something is still to be said; `None` where it is not known yet what.
#[derive(Default)]
pub(crate) struct Arrivals {
    waiting: Mutex<HashMap<GuildId, Option<Hello>>>,
    turn: tokio::sync::Mutex<()>,
}

impl Arrivals {
    /// The bot has just come there.
    pub(crate) fn begin(&self, guild: GuildId) {
        self.with(|waiting| {
            if waiting.len() < MOST {
                waiting.entry(guild).or_default();
            }
        });
    }

    /// Whether something is still to be said there.
    pub(crate) fn waits(&self, guild: GuildId) -> bool {
        self.with(|waiting| waiting.contains_key(&guild))
    }

    /// One hello at a time, so that none is said twice.
    pub(crate) async fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// What is to be said there, as far as that is known.
    pub(crate) fn hello(&self, guild: GuildId) -> Option<Hello> {
        self.with(|waiting| waiting.get(&guild).copied().flatten())
    }

    /// This is to be said there, as soon as the bot may write somewhere.
    pub(crate) fn decide(&self, guild: GuildId, hello: Hello) {
        self.with(|waiting| waiting.insert(guild, Some(hello)));
    }

    /// There is nothing more to say.
    pub(crate) fn end(&self, guild: GuildId) {
        self.with(|waiting| waiting.remove(&guild));
    }

    fn with<T>(&self, work: impl FnOnce(&mut HashMap<GuildId, Option<Hello>>) -> T) -> T {
        work(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

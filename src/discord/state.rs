//! What do the handlers of all events share?

use std::sync::Arc;

use serenity::all::{AuthorizingIntegrationOwner, AuthorizingIntegrationOwners};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::daily::DailyHandle;
use super::memory::Memory;
use crate::app::App;
use crate::domain::{GuildId, Language, MemberId, Place};

/// The state behind every handler: a handle, cheap to clone.
#[derive(Clone)]
pub(super) struct State {
    pub(super) app: App,
    pub(super) default_language: Language,
    /// The quote of the day.
    pub(super) daily: DailyHandle,
    /// Cancelled when the program is to stop: nothing new is taken on from then.
    pub(super) stop: CancellationToken,
    /// What was said lately.
    pub(super) memory: Arc<Memory>,
    /// Counts what is in flight.
    pub(super) at_work: TaskTracker,
}

/// The locale of a server that has not chosen one.
const UNCHOSEN: &str = "en-US";

/// What can go wrong in a handler: only the sending.
pub(super) type Error = serenity::Error;
/// A slash command, as poise hands it over.
pub(super) type Context<'a> = poise::ApplicationContext<'a, State, Error>;

impl State {
    /// Takes on a piece of work: the program waits for it before it ends. `None` once it is
    /// ending.
    pub(super) fn take_on(&self) -> Option<TaskTrackerToken> {
        (!self.stop.is_cancelled()).then(|| self.at_work.token())
    }

    /// The language for a member: their own, the server's, the default.
    pub(super) fn language(&self, locale: Option<&str>, guild_locale: Option<&str>) -> Language {
        let known = |locale: Option<&str>| locale.and_then(Language::from_locale);
        let chosen = guild_locale.filter(|locale| *locale != UNCHOSEN);
        known(locale).or_else(|| known(chosen)).unwrap_or(self.default_language)
    }
}

/// Whose memory an interaction draws on: that of the server that invited the bot, or else that of
/// the person who brought it there, or who speaks to it in private.
pub(super) fn place(owners: &AuthorizingIntegrationOwners, member: MemberId) -> Place {
    let guild = owners.0.iter().find_map(|owner| match owner {
        AuthorizingIntegrationOwner::GuildInstall(guild) => *guild,
        _ => None,
    });
    guild.map_or(Place::Member(member), |guild| Place::Guild(GuildId::new(guild.into())))
}

//! What do the handlers of all events share?

use std::sync::Arc;
use std::time::SystemTime;

use serenity::all::{
    AuthorizingIntegrationOwner, AuthorizingIntegrationOwners, ComponentInteraction, UserId,
};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;
use url::Url;

use super::daily::handle::DailyHandle;
use super::figures::handle::FiguresHandle;
use super::gateway::directory::{Directory, UNCHOSEN};
use super::gateway::status::Status;
use super::group::handle::GroupHandle;
use super::helpers::handle::HelpersHandle;
use super::memory::arrivals::Arrivals;
use super::memory::drafts::Drafts;
use super::memory::last_questions::LastQuestions;
use super::memory::read_documents::ReadDocuments;
use super::memory::recent_answers::Memory;
use super::memory::threads::Threads;
use super::memory::warned::Warned;
use super::render::command_links::CommandLinks;
use crate::app::{App, Reply, Request, Requester};
use crate::discord::grant::Grants;
use crate::domain::thanks::MessageKey;
use crate::domain::{GuildId, Language, MemberId, Place, Unanswered};
use crate::search::Outcome;

/// The state behind every handler: a handle, cheap to clone.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) app: App,
    pub(crate) default_language: Language,
    /// Whether the bot may read messages that are not put to it.
    pub(crate) message_content: bool,
    /// Where the program's source code can be had.
    pub(crate) source_code: Option<Url>,
    /// How the connection is doing.
    pub(crate) status: Arc<Status>,
    /// On which servers it is.
    pub(crate) directory: Arc<Directory>,
    /// The quote of the day.
    pub(crate) daily: DailyHandle,
    /// Those who think along.
    pub(crate) helpers: HelpersHandle,
    /// The questions to the groups of servers.
    pub(crate) group: GroupHandle,
    /// The figures of servers.
    pub(crate) figures: FiguresHandle,
    /// Cancelled when the program is to stop: nothing new is taken on from then.
    pub(crate) stop: CancellationToken,
    /// What was said lately.
    pub(crate) memory: Arc<Memory>,
    /// What was asked lately, for who goes on from it.
    pub(crate) questions: Arc<LastQuestions>,
    /// The schedules that were shown and are not set yet.
    pub(crate) drafts: Arc<Drafts>,
    /// The documents that were read and don't count yet.
    pub(crate) documents: Arc<ReadDocuments>,
    /// A REST proxy or local server in the place of Discord's.
    pub(crate) api_url: Option<url::Url>,
    /// The commands as Discord knows them, once they are registered.
    pub(crate) commands: Arc<CommandLinks>,
    /// Who may use the screens that are not for everybody.
    pub(crate) grants: Grants,
    /// Below which channels threads hang.
    pub(crate) threads: Arc<Threads>,
    /// Who has been told that it is too much.
    pub(crate) warned: Arc<Warned>,
    /// Where the bot has just come.
    pub(crate) arrivals: Arc<Arrivals>,
    /// Who has been told how to put a question.
    pub(crate) explained: Arc<Warned>,
    /// Counts what is in flight.
    pub(crate) at_work: TaskTracker,
}

/// What can go wrong in a handler: only the sending.
pub(crate) type Error = serenity::Error;
/// A slash command, as poise hands it over.
pub(crate) type Context<'a> = poise::ApplicationContext<'a, State, Error>;

impl State {
    /// Takes on a piece of work: the program waits for it before it ends. `None` once it is
    /// ending.
    pub(crate) fn begin_work(&self) -> Option<TaskTrackerToken> {
        (!self.stop.is_cancelled()).then(|| self.at_work.token())
    }

    /// What time it is, by the clock of the questions to the group.
    pub(crate) fn now(&self) -> SystemTime {
        self.group.get().map_or_else(SystemTime::now, |questions| questions.now().into())
    }

    /// Whether a question that was asked there can be put to the group.
    pub(crate) fn has_group(&self, guild: Option<serenity::all::GuildId>) -> bool {
        let settings = guild.and_then(|guild| self.app.known_settings(GuildId::new(guild.into())));
        self.group.get().is_some() && settings.is_some_and(|settings| settings.open_group().is_some())
    }

    /// What there is to a request. Where it is a member's words whose message is gone, they go, and it is looked up
    /// again.
    pub(crate) async fn looked_up(&self, whose: Requester, request: Request) -> Reply {
        let reply = self.app.handle_for(whose, request.clone()).await;
        if self.stands(&reply).await { reply } else { self.app.handle_for(whose, request).await }
    }

    /// Whether the messages of all members still stand whose words are shown.
    async fn stands(&self, reply: &Reply) -> bool {
        let (Reply::Answer(card), Some(questions)) = (reply, self.group.get()) else { return true };
        for by in card.entries.iter().filter_map(|entry| entry.passage.document.answered_by.as_ref()) {
            let (guild, _, message) = by.message;
            if !questions.may_be_shown(MessageKey { guild, message }).await {
                return false;
            }
        }
        true
    }

    /// Answers a request of a member to the bot. On a server that wants that, a question without an
    /// answer is kept; its asker does not wait for it.
    pub(crate) async fn answer(
        &self,
        whose: Requester,
        guild: Option<serenity::all::GuildId>,
        request: Request,
    ) -> Reply {
        let question = match &request {
            Request::Ask(ask) => Some(ask.text.clone()),
            _ => None,
        };
        let reply = self.looked_up(whose, request).await;
        if let (Some(guild), Some(_), Reply::Answer(card)) = (guild, &question, &reply) {
            let answered = card.outcome == Outcome::Answer;
            self.app.count_question(GuildId::new(guild.into()), answered, self.now());
        }
        if let (Some(guild), Some(question), Reply::Answer(card)) = (guild, question, &reply)
            && card.outcome == Outcome::None
        {
            let asked = Unanswered::new(&question, card.language, SystemTime::now());
            let (app, guild) = (self.app.clone(), GuildId::new(guild.into()));
            // Where the store is so slow that too many wait for it, this one isn't kept.
            if let Some(share) = app.take_on_unasked(whose) {
                self.at_work.spawn(async move {
                    app.note_unanswered(guild, &asked).await;
                    drop(share);
                });
            }
        }
        reply
    }

    /// The language for a member on a server: their own, the one that the server chose, the server's
    /// on Discord, the default.
    pub(crate) async fn language_on(
        &self,
        guild: Option<serenity::all::GuildId>,
        locale: Option<&str>,
        guild_locale: Option<&str>,
    ) -> Language {
        if let Some(guild) = guild {
            // From here on they are remembered.
            self.app.settings(GuildId::new(guild.into())).await;
        }
        self.language(locale, self.server_locale(guild, guild_locale))
    }

    /// The language for whoever pressed a button or chose from a menu.
    pub(crate) async fn language_of(&self, press: &ComponentInteraction) -> Language {
        self.language_on(press.guild_id, Some(&press.locale), press.guild_locale.as_deref()).await
    }

    /// What stands for the locale of a server: its own choice, as far as that is remembered, or
    /// else what it has on Discord.
    pub(crate) fn server_locale<'l>(
        &self,
        guild: Option<serenity::all::GuildId>,
        guild_locale: Option<&'l str>,
    ) -> Option<&'l str> {
        let settings = guild.and_then(|guild| self.app.known_settings(GuildId::new(guild.into())));
        settings.and_then(|settings| settings.language).map_or(guild_locale, |chosen| Some(chosen.code()))
    }

    /// The language for a member: their own, the server's, the default.
    pub(crate) fn language(&self, locale: Option<&str>, guild_locale: Option<&str>) -> Language {
        let known = |locale: Option<&str>| locale.and_then(Language::from_locale);
        let chosen = guild_locale.filter(|locale| *locale != UNCHOSEN);
        known(locale).or_else(|| known(chosen)).unwrap_or(self.default_language)
    }
}

/// Who asks something, on a server or in private.
pub(crate) fn requester(guild: Option<serenity::all::GuildId>, user: UserId) -> Requester {
    let member = MemberId::new(user.into());
    let place = guild.map_or(Place::Member(member), |guild| Place::Guild(GuildId::new(guild.into())));
    Requester { place, member }
}

/// Whose memory an interaction draws on: that of the server that invited the bot, or else that of
/// the person who brought it there, or who speaks to it in private.
pub(crate) fn place(owners: &AuthorizingIntegrationOwners, member: MemberId) -> Place {
    let guild = owners.0.iter().find_map(|owner| match owner {
        AuthorizingIntegrationOwner::GuildInstall(guild) => *guild,
        _ => None,
    });
    guild.map_or(Place::Member(member), |guild| Place::Guild(GuildId::new(guild.into())))
}

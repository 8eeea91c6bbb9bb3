//! How far is an interaction? Sent, deferred, answered, followed up.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::World;
use super::ids::Id;
use super::messages::{MENU_ANSWER, Origin, SLASH_ANSWER};
use crate::fake_discord::wire;

/// How long a bot may write with an interaction's token after its first response.
pub(crate) const TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

/// How a token begins; the interaction's id follows.
const TOKEN: &str = "token-of-";

/// Follow-ups a bot may write where it is only installed by the user.
pub(crate) const USER_FOLLOW_UPS: usize = 5;

/// What a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Slash,
    Menu,
    Autocomplete,
    /// Used a button or select of this message.
    Component(Id),
    /// Sent a form in, which this interaction opened, perhaps from a message.
    Modal {
        opener: Id,
        message: Option<Id>,
    },
}

impl Deed {
    /// Discord's number for the type of interaction.
    pub(crate) fn number(self) -> u8 {
        match self {
            Deed::Slash | Deed::Menu => 2,
            Deed::Component(_) => 3,
            Deed::Autocomplete => 4,
            Deed::Modal { .. } => 5,
        }
    }

    /// The message it was done on.
    pub(crate) fn source(self) -> Option<Id> {
        match self {
            Deed::Component(message) => Some(message),
            Deed::Modal { message, .. } => message,
            Deed::Slash | Deed::Menu | Deed::Autocomplete => None,
        }
    }

    fn answer_kind(self) -> Option<u8> {
        match self {
            Deed::Slash => Some(SLASH_ANSWER),
            Deed::Menu => Some(MENU_ANSWER),
            Deed::Autocomplete | Deed::Component(_) | Deed::Modal { .. } => None,
        }
    }
}

/// The bot's first response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Response {
    /// A message, at once or promised; which is `original`.
    Posted,
    /// A promise to change the message that was used.
    UpdateDeferred,
    /// The message that was used is changed.
    Updated,
    Choices(Vec<Value>),
    Modal(Value),
}

/// Something a person did, and what the bot made of it.
#[derive(Clone, Debug)]
pub(crate) struct InteractionData {
    pub(crate) id: Id,
    pub(crate) token: String,
    pub(crate) deed: Deed,
    pub(crate) user: Id,
    pub(crate) channel: Id,
    pub(crate) sent: Instant,
    pub(crate) response: Option<Response>,
    /// The message `@original` stands for.
    pub(crate) original: Option<Id>,
    pub(crate) follow_ups: Vec<Id>,
    /// Whether the user alone brought the bot here.
    pub(crate) by_user_only: bool,
    /// Whether a test let the token grow old.
    pub(crate) expired: bool,
}

impl World {
    /// Tells the bot what a person did, and gives the interaction that began.
    pub(crate) fn interact(&mut self, deed: Deed, user: Id, channel: Id, data: &Value) -> Id {
        self.forget_old();
        let id = self.ids.next();
        let interaction = InteractionData {
            id,
            token: format!("{TOKEN}{id}"),
            deed,
            user,
            channel,
            sent: Instant::now(),
            response: None,
            original: deed.source(),
            follow_ups: Vec::new(),
            by_user_only: !self.bot_is_at(channel),
            expired: false,
        };
        let event = wire::interaction::create(self, &interaction, data);
        self.interactions.insert(id, interaction);
        let guild = self.channel(channel).guild.filter(|_| self.bot_is_at(channel));
        self.dispatch("INTERACTION_CREATE", guild, &event);
        id
    }

    /// The interaction a token belongs to.
    pub(crate) fn by_token(&self, token: &str) -> Option<&InteractionData> {
        let id = token.strip_prefix(TOKEN)?.parse().ok()?;
        self.interactions.get(&id)
    }

    pub(crate) fn interaction_mut(&mut self, id: Id) -> &mut InteractionData {
        self.interactions.get_mut(&id).unwrap_or_else(|| panic!("there is no interaction {id}"))
    }

    /// Writes the message that is the first response.
    pub(crate) fn respond(&mut self, id: Id, body: &Value, ephemeral: bool, loading: bool) -> Id {
        let interaction = &self.interactions[&id];
        let (channel, user, deed) = (interaction.channel, interaction.user, interaction.deed);
        let origin = Origin {
            interaction: Some(id),
            only_for: ephemeral.then_some(user),
            kind: deed.answer_kind(),
            loading,
            ..Origin::default()
        };
        let message = self.post(self.bot, channel, body, origin);
        let interaction = self.interaction_mut(id);
        interaction.response = Some(Response::Posted);
        interaction.original = Some(message);
        message
    }

    /// Writes a further message. The first one after a deferral takes the deferral's place, and
    /// with it its visibility.
    pub(crate) fn follow_up(&mut self, id: Id, body: &Value, ephemeral: bool) -> Id {
        let interaction = &self.interactions[&id];
        let (channel, user) = (interaction.channel, interaction.user);
        let promised = interaction.original.filter(|m| {
            let message = self.message(*m);
            !message.deleted && !message.is_readable()
        });
        if let Some(promised) = promised {
            self.edit(promised, body);
            return promised;
        }
        let origin =
            Origin { interaction: Some(id), only_for: ephemeral.then_some(user), ..Origin::default() };
        let message = self.post(self.bot, channel, body, origin);
        self.interaction_mut(id).follow_ups.push(message);
        message
    }

    /// The language Discord is set to for this person.
    pub(crate) fn locale_of(&self, user: Id) -> &str {
        &self.user(user).locale
    }
}

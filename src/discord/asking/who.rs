//! Who pressed or filled in something, and what may they do here?

use jiff::{SignedDuration, Timestamp};
use serenity::all::{CommandInteraction, ComponentInteraction, Member, ModalInteraction, Permissions, User};

use crate::app::group::{GroupAsker, Rank};
use crate::discord::state::State;
use crate::domain::{GuildId, Language, MemberId};

/// How long somebody is new on a server.
const NEW_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Somebody who acts on a server.
pub(crate) struct Actor {
    pub(crate) guild: GuildId,
    pub(crate) member: MemberId,
    /// The language that they are spoken to in.
    pub(crate) language: Language,
    /// Whether they may take away what others wrote here.
    moderates: bool,
    name: String,
    picture: String,
    joined: Option<Timestamp>,
}

impl Actor {
    pub(crate) fn of_press(press: &ComponentInteraction, state: &State) -> Option<Self> {
        let server = press.guild_locale.as_deref();
        let language = state.language(Some(&press.locale), state.server_locale(press.guild_id, server));
        Self::of(press.guild_id?, &press.user, press.member.as_ref(), language)
    }

    pub(crate) fn of_command(command: &CommandInteraction, language: Language) -> Option<Self> {
        Self::of(command.guild_id?, &command.user, command.member.as_deref(), language)
    }

    pub(crate) fn of_form(form: &ModalInteraction, state: &State) -> Option<Self> {
        let server = form.guild_locale.as_deref();
        let language = state.language(Some(&form.locale), state.server_locale(form.guild_id, server));
        Self::of(form.guild_id?, &form.user, form.member.as_ref(), language)
    }

    fn of(
        guild: serenity::all::GuildId,
        user: &User,
        member: Option<&Member>,
        language: Language,
    ) -> Option<Self> {
        let moderators =
            Permissions::MANAGE_MESSAGES | Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
        let permissions = member.and_then(|member| member.permissions).unwrap_or_default();
        let joined = member.and_then(|member| member.joined_at);
        Some(Self {
            guild: GuildId::new(guild.into()),
            member: MemberId::new(user.id.into()),
            language,
            moderates: permissions.intersects(moderators),
            name: member.map_or_else(|| user.display_name().to_owned(), |m| m.display_name().to_owned()),
            picture: member.map_or_else(|| user.face(), Member::face),
            joined: joined.and_then(|at| Timestamp::from_second(at.unix_timestamp()).ok()),
        })
    }

    /// As who does something with a question.
    pub(crate) fn rank(&self) -> Rank {
        Rank { member: self.member, moderates: self.moderates }
    }

    /// As who asks the group, at this moment.
    pub(crate) fn asker(&self, now: Timestamp) -> GroupAsker {
        GroupAsker {
            guild: self.guild,
            member: self.member,
            name: self.name.clone(),
            picture: Some(self.picture.clone()),
            language: self.language,
            is_new: self.joined.is_some_and(|joined| now.duration_since(joined) < NEW_FOR),
        }
    }
}

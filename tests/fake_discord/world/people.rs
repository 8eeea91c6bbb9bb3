//! Who is on Discord? Users, and what is theirs in a guild.

use super::World;
use super::ids::Id;
use super::places::{ChannelData, ChannelKind};

/// The name of the bot's user.
pub(crate) const BOT_NAME: &str = "vraagbaak";

/// A user.
#[derive(Clone, Debug)]
pub(crate) struct UserData {
    pub(crate) id: Id,
    pub(crate) name: String,
    /// What this person is called on every server, where it isn't the name.
    pub(crate) called: Option<String>,
    pub(crate) bot: bool,
    /// The language of this person's Discord.
    pub(crate) locale: String,
    /// Whether this person has added the app to their account.
    pub(crate) installed: bool,
    /// Whether this person refuses direct messages of the bot.
    pub(crate) refuses_dms: bool,
}

impl UserData {
    /// The bot's own user.
    pub(crate) fn bot(id: Id) -> UserData {
        UserData { bot: true, ..UserData::person(id, BOT_NAME, "en-US") }
    }

    /// A person.
    pub(crate) fn person(id: Id, name: &str, locale: &str) -> UserData {
        UserData {
            id,
            name: name.to_owned(),
            called: None,
            bot: false,
            locale: locale.to_owned(),
            installed: false,
            refuses_dms: false,
        }
    }

    /// The name by which others see them.
    pub(crate) fn shown_name(&self) -> &str {
        self.called.as_deref().unwrap_or(&self.name)
    }
}

/// What a guild knows of a user in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct MemberData {
    pub(crate) roles: Vec<Id>,
    pub(crate) nick: Option<String>,
    /// Whether moderators have silenced them.
    pub(crate) in_time_out: bool,
}

impl World {
    /// The user with this id.
    pub(crate) fn user(&self, id: Id) -> &UserData {
        self.users.get(&id).unwrap_or_else(|| panic!("there is no user {id}"))
    }

    /// The person with this name, who comes to be if there was none.
    pub(crate) fn person(&mut self, name: &str, locale: &str) -> Id {
        if let Some(user) = self.users.values_mut().find(|user| user.name == name) {
            locale.clone_into(&mut user.locale);
            return user.id;
        }
        let id = self.ids.next();
        self.users.insert(id, UserData::person(id, name, locale));
        id
    }

    /// The direct channel of the bot and this user, opened if it wasn't yet.
    pub(crate) fn dm_with_bot(&mut self, user: Id) -> Id {
        let known = self
            .channels
            .values()
            .find(|channel| channel.kind == ChannelKind::Dm && channel.recipients.as_slice() == [user]);
        if let Some(channel) = known {
            return channel.id;
        }
        let id = self.ids.next();
        let mut channel = ChannelData::new(id, ChannelKind::Dm, "");
        channel.recipients = vec![user];
        self.add_channel(channel);
        id
    }
}

//! Which commands has the bot registered, and who gets to see them?

use serde_json::{Value, json};

use super::World;
use super::ids::Id;
use super::places::ChannelKind;

/// Slash command, and command in a message's menu.
pub(crate) const SLASH: u64 = 1;
pub(crate) const MESSAGE_MENU: u64 = 3;

/// A registered command.
#[derive(Clone, Debug)]
pub(crate) struct CommandData {
    pub(crate) id: Id,
    pub(crate) guild: Option<Id>,
    pub(crate) kind: u64,
    pub(crate) name: String,
    /// As it was registered.
    pub(crate) body: Value,
    pub(crate) version: Id,
}

/// Where an interaction takes place, by Discord's numbers: guild, direct with the bot, elsewhere.
pub(crate) fn context(kind: ChannelKind, in_guild: bool) -> u64 {
    match kind {
        _ if in_guild => 0,
        ChannelKind::Dm => 1,
        _ => 2,
    }
}

impl World {
    /// Registers a command; one with the same name, kind and guild is replaced.
    pub(crate) fn register(&mut self, guild: Option<Id>, body: &Value) -> Id {
        let kind = body["type"].as_u64().unwrap_or(SLASH);
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        let known = |c: &CommandData| c.guild == guild && c.kind == kind && c.name == name;
        let old = self.commands.iter().position(known).map(|at| self.commands.remove(at).id);
        let version = self.ids.next();
        let id = old.unwrap_or(version);
        self.commands.push(CommandData { id, guild, kind, name, body: body.clone(), version });
        self.commands_written = true;
        id
    }

    /// Registers these commands and no others.
    pub(crate) fn register_all(&mut self, guild: Option<Id>, bodies: &[Value]) {
        let named = |c: &CommandData| {
            bodies
                .iter()
                .any(|body| body["name"] == c.name && body["type"].as_u64().unwrap_or(SLASH) == c.kind)
        };
        self.commands.retain(|command| command.guild != guild || named(command));
        for body in bodies {
            self.register(guild, body);
        }
        self.commands_written = true;
    }

    /// The command a person gets who asks for this name here, or why there is none.
    pub(crate) fn command_for(
        &self,
        user: Id,
        channel: Id,
        kind: u64,
        name: &str,
    ) -> Result<&CommandData, String> {
        let place = self.channel(channel);
        let mut found = self
            .commands
            .iter()
            .filter(|c| c.kind == kind && is_called(&c.body, name, self.locale_of(user)))
            .filter(|c| c.guild.is_none() || c.guild == place.guild);
        let command = found.next().ok_or_else(|| {
            let known: Vec<&str> =
                self.commands.iter().filter(|c| c.kind == kind).map(|c| c.name.as_str()).collect();
            format!("there is no command {name:?} here; registered are {known:?}")
        })?;
        let context = context(place.kind, place.guild.is_some());
        self.is_installed(command, user, channel)?;
        if !lists(&command.body["contexts"], context) {
            return Err(format!("command {name:?} isn't offered in context {context}"));
        }
        self.is_permitted(command, user, channel)?;
        Ok(command)
    }

    fn is_installed(&self, command: &CommandData, user: Id, channel: Id) -> Result<(), String> {
        let types = &command.body["integration_types"];
        let by_guild = self.bot_is_at(channel) && lists(types, 0);
        let by_user = self.user(user).installed && types.is_array() && lists(types, 1);
        if by_guild || by_user {
            return Ok(());
        }
        Err(format!("command {:?} isn't installed here", command.name))
    }

    fn is_permitted(&self, command: &CommandData, user: Id, channel: Id) -> Result<(), String> {
        let needed = permission_bits(&command.body["default_member_permissions"]);
        let place = self.channel(channel);
        let (Some(guild), Some(needed)) = (place.guild, needed) else { return Ok(()) };
        if self.is_allowed_by_role(command, user, guild) {
            return Ok(());
        }
        let has = self.guild_permissions(user, guild);
        let enough = if needed == 0 { has & super::permissions::ADMINISTRATOR } else { needed };
        if enough != 0 && has & enough == enough {
            return Ok(());
        }
        Err(format!(
            "{} doesn't get to see {:?}, which needs permission {needed}",
            self.user(user).name,
            command.name
        ))
    }
}

impl World {
    /// Whether an administrator allowed the command to a role of theirs: that counts for more than the
    /// permission that it needs by default.
    fn is_allowed_by_role(&self, command: &CommandData, user: Id, guild: Id) -> bool {
        let guild = self.guild(guild);
        let own: &[Id] = guild.members.get(&user).map_or(&[], |member| &member.roles);
        guild.allowed.iter().any(|(name, role)| *name == command.name && own.contains(role))
    }
}

/// Whether a command, option or choice is called so, as such or in the language of this person.
pub(crate) fn is_called(thing: &Value, name: &str, locale: &str) -> bool {
    thing["name"] == name || thing["name_localizations"][locale] == name
}

/// Whether a list that may be left out has this number in it.
fn lists(list: &Value, number: u64) -> bool {
    list.as_array().is_none_or(|list| list.contains(&json!(number)))
}

/// Permissions as a command states them: a number in a string.
fn permission_bits(value: &Value) -> Option<u64> {
    value.as_str().and_then(|text| text.parse().ok()).or_else(|| value.as_u64())
}

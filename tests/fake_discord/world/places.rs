//! Where do people talk? Guilds with their roles and channels, and channels outside of guilds.

use std::collections::BTreeMap;

use super::World;
use super::ids::Id;
use super::people::MemberData;
use super::permissions;

/// When everybody joined every guild.
pub(crate) const JOINED: &str = "2026-01-01T00:00:00.000000+00:00";

/// What a channel is, by Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChannelKind {
    Text,
    Dm,
    GroupDm,
    News,
    PublicThread,
    PrivateThread,
    Forum,
}

impl ChannelKind {
    /// Discord's number for it.
    pub(crate) fn number(self) -> u8 {
        match self {
            ChannelKind::Text => 0,
            ChannelKind::Dm => 1,
            ChannelKind::GroupDm => 3,
            ChannelKind::News => 5,
            ChannelKind::PublicThread => 11,
            ChannelKind::PrivateThread => 12,
            ChannelKind::Forum => 15,
        }
    }

    /// Whether it hangs below another channel.
    pub(crate) fn is_thread(self) -> bool {
        matches!(self, ChannelKind::PublicThread | ChannelKind::PrivateThread)
    }
}

/// An exception to the permissions of one role or one member in one channel.
#[derive(Clone, Debug)]
pub(crate) struct Overwrite {
    pub(crate) id: Id,
    pub(crate) for_member: bool,
    pub(crate) allow: u64,
    pub(crate) deny: u64,
}

/// A channel of any kind.
#[derive(Clone, Debug)]
pub(crate) struct ChannelData {
    pub(crate) id: Id,
    pub(crate) kind: ChannelKind,
    pub(crate) name: String,
    pub(crate) guild: Option<Id>,
    pub(crate) parent: Option<Id>,
    pub(crate) recipients: Vec<Id>,
    pub(crate) overwrites: Vec<Overwrite>,
    pub(crate) owner: Option<Id>,
    pub(crate) tags: Vec<(Id, String)>,
    pub(crate) applied_tags: Vec<Id>,
    pub(crate) archived: bool,
    pub(crate) locked: bool,
    /// A forum post that waits for its author's first message.
    pub(crate) awaits_starter: bool,
    /// Whether it has been deleted.
    pub(crate) gone: bool,
}

impl ChannelData {
    /// A channel without anything particular.
    pub(crate) fn new(id: Id, kind: ChannelKind, name: &str) -> ChannelData {
        ChannelData {
            id,
            kind,
            name: name.to_owned(),
            guild: None,
            parent: None,
            recipients: Vec::new(),
            overwrites: Vec::new(),
            owner: None,
            tags: Vec::new(),
            applied_tags: Vec::new(),
            archived: false,
            locked: false,
            awaits_starter: false,
            gone: false,
        }
    }
}

/// A role in a guild.
#[derive(Clone, Debug)]
pub(crate) struct RoleData {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) permissions: u64,
    pub(crate) mentionable: bool,
    pub(crate) managed: bool,
    /// The bot that it came with.
    pub(crate) of_bot: Option<Id>,
}

/// A guild, which people call a server.
#[derive(Clone, Debug)]
pub(crate) struct GuildData {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) owner: Id,
    pub(crate) locale: String,
    /// Where Discord writes that somebody has come.
    pub(crate) system_channel: Option<Id>,
    pub(crate) roles: Vec<RoleData>,
    pub(crate) members: BTreeMap<Id, MemberData>,
    /// Which roles an administrator allowed a command, under Integrations.
    pub(crate) allowed: Vec<(String, Id)>,
    /// Whether the bot has been added to it.
    pub(crate) has_bot: bool,
    /// Since when, as Discord writes a moment.
    pub(crate) bot_joined: String,
    /// False while Discord cannot reach it.
    pub(crate) available: bool,
    /// Whether the gateway keeps silent about it.
    pub(crate) untold: bool,
}

impl World {
    /// Founds a guild that the gateway does not tell of.
    pub(crate) fn found_guild_untold(&mut self, name: &str) -> Id {
        let id = self.found_guild(name, true);
        self.guild_mut(id).untold = true;
        id
    }

    /// Founds a guild: an owner, the two roles every guild with a bot has, and perhaps the bot.
    pub(crate) fn found_guild(&mut self, name: &str, with_bot: bool) -> Id {
        let id = self.ids.next();
        let owner = self.person(&format!("owner of {name}"), "en-US");
        let bot_role = self.ids.next();
        let everyone = RoleData {
            id,
            name: "@everyone".to_owned(),
            permissions: permissions::EVERYONE,
            mentionable: false,
            managed: false,
            of_bot: None,
        };
        let managed = RoleData {
            id: bot_role,
            name: super::people::BOT_NAME.to_owned(),
            permissions: 0,
            mentionable: false,
            managed: true,
            of_bot: Some(self.bot),
        };
        let mut members = BTreeMap::from([(owner, MemberData::default())]);
        if with_bot {
            members.insert(self.bot, MemberData { roles: vec![bot_role], nick: None, in_time_out: false });
        }
        self.guilds.insert(
            id,
            GuildData {
                id,
                name: name.to_owned(),
                owner,
                locale: "en-US".to_owned(),
                system_channel: None,
                roles: vec![everyone, managed],
                members,
                allowed: Vec::new(),
                has_bot: with_bot,
                bot_joined: JOINED.to_owned(),
                available: true,
                untold: false,
            },
        );
        id
    }

    /// The guild with this id.
    pub(crate) fn guild(&self, id: Id) -> &GuildData {
        self.guilds.get(&id).unwrap_or_else(|| panic!("there is no guild {id}"))
    }

    /// The guild with this id, to change it.
    pub(crate) fn guild_mut(&mut self, id: Id) -> &mut GuildData {
        self.guilds.get_mut(&id).unwrap_or_else(|| panic!("there is no guild {id}"))
    }

    /// The channel with this id.
    pub(crate) fn channel(&self, id: Id) -> &ChannelData {
        self.channels.get(&id).unwrap_or_else(|| panic!("there is no channel {id}"))
    }

    /// The channels of a guild, or its threads.
    pub(crate) fn channels_of(&self, guild: Id, threads: bool) -> impl Iterator<Item = &ChannelData> {
        let all = self.of_guilds.get(&guild).into_iter().flatten().map(|id| self.channel(*id));
        all.filter(move |channel| !channel.gone && channel.kind.is_thread() == threads)
    }

    /// Takes a channel or thread in.
    pub(crate) fn add_channel(&mut self, channel: ChannelData) {
        if let Some(guild) = channel.guild {
            self.of_guilds.entry(guild).or_default().insert(channel.id);
        }
        self.channels.insert(channel.id, channel);
    }

    /// Whether the bot belongs where this channel is.
    pub(crate) fn bot_is_at(&self, channel: Id) -> bool {
        let channel = self.channel(channel);
        match (channel.guild, channel.kind) {
            (Some(guild), _) => self.guild(guild).has_bot,
            (None, ChannelKind::Dm) => true,
            (None, _) => false,
        }
    }
}

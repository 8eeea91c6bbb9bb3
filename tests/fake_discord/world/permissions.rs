//! Who may do what where? Discord's permission bits, and how roles and channels combine them.

use super::World;
use super::ids::Id;

pub(crate) const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const MANAGE_CHANNELS: u64 = 1 << 4;
pub(crate) const MANAGE_GUILD: u64 = 1 << 5;
pub(crate) const ADD_REACTIONS: u64 = 1 << 6;
pub(crate) const VIEW_CHANNEL: u64 = 1 << 10;
pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
pub(crate) const MANAGE_MESSAGES: u64 = 1 << 13;
pub(crate) const EMBED_LINKS: u64 = 1 << 14;
pub(crate) const ATTACH_FILES: u64 = 1 << 15;
pub(crate) const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub(crate) const MENTION_EVERYONE: u64 = 1 << 17;
pub(crate) const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub(crate) const MANAGE_THREADS: u64 = 1 << 34;
pub(crate) const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
pub(crate) const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

/// What everybody may in a new guild.
pub(crate) const EVERYONE: u64 = ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | MENTION_EVERYONE
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | SEND_MESSAGES_IN_THREADS;

/// Every permission there is.
pub(crate) const ALL: u64 = (1 << 53) - 1;

impl World {
    /// What this user may in this channel, by the rules Discord publishes.
    pub(crate) fn permissions(&self, user: Id, channel: Id) -> u64 {
        let channel = self.channel(channel);
        let Some(guild) = channel.guild else { return EVERYONE };
        let base = self.guild_permissions(user, guild);
        if base & ADMINISTRATOR != 0 {
            return ALL;
        }
        // A thread has no overwrites of its own: its parent's count.
        let place = channel.parent.filter(|_| channel.kind.is_thread()).unwrap_or(channel.id);
        self.overwritten(base, user, guild, place)
    }

    /// What this user may in this guild, apart from its channels.
    pub(crate) fn guild_permissions(&self, user: Id, guild: Id) -> u64 {
        let guild = self.guild(guild);
        if guild.owner == user {
            return ALL;
        }
        let own: &[Id] = guild.members.get(&user).map_or(&[], |member| &member.roles);
        let granted = guild
            .roles
            .iter()
            .filter(|role| role.id == guild.id || own.contains(&role.id))
            .fold(0, |all, role| all | role.permissions);
        if granted & ADMINISTRATOR != 0 { ALL } else { granted }
    }

    fn overwritten(&self, base: u64, user: Id, guild: Id, channel: Id) -> u64 {
        let overwrites = &self.channel(channel).overwrites;
        let own: &[Id] = self.guild(guild).members.get(&user).map_or(&[], |member| &member.roles);
        let mut result = base;
        if let Some(everyone) = overwrites.iter().find(|o| o.id == guild) {
            result = result & !everyone.deny | everyone.allow;
        }
        let roles = overwrites.iter().filter(|o| !o.for_member && own.contains(&o.id));
        let (allow, deny) = roles.fold((0, 0), |(a, d), o| (a | o.allow, d | o.deny));
        result = result & !deny | allow;
        if let Some(member) = overwrites.iter().find(|o| o.for_member && o.id == user) {
            result = result & !member.deny | member.allow;
        }
        if result & VIEW_CHANNEL == 0 { 0 } else { result }
    }
}

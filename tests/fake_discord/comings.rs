//! What happens to a member of a server: they leave, are sent to the corner, or lose sight of a channel.

use super::guild::{Channel, Guild};
use super::member::Member;
use super::world::places::Overwrite;

/// `VIEW_CHANNEL`
const VIEW_CHANNEL: u64 = 1 << 10;

impl Member {
    /// Leaves a server.
    pub(crate) fn leaves(&self, guild: &Guild) {
        self.shared.change(|world| world.guild_mut(guild.id).members.remove(&self.user));
    }

    /// Is in time-out on a server for the rest of the century.
    pub(crate) fn is_in_time_out(&self, guild: &Guild) {
        self.shared.change(|world| {
            if let Some(member) = world.guild_mut(guild.id).members.get_mut(&self.user) {
                member.in_time_out = true;
            }
        });
    }

    /// Can't see a channel any more.
    pub(crate) fn loses_sight_of(&self, channel: &Channel) {
        self.shared.change(|world| {
            if let Some(channel) = world.channels.get_mut(&channel.id) {
                let overwrite = Overwrite { id: self.user, for_member: true, allow: 0, deny: VIEW_CHANNEL };
                channel.overwrites.push(overwrite);
            }
        });
    }
}

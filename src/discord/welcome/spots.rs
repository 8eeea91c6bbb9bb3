//! Where may the bot say hello on a server? Where Discord itself does, or else in the first channel.

use serenity::all::{ChannelId, ChannelType, Guild, GuildChannel, Permissions, UserId};

/// How many channels are tried.
const TRIED: usize = 5;

/// The channels where the bot may write, in the order in which they are tried.
pub(super) fn where_it_may_write(guild: &Guild, channels: &[GuildChannel], bot: UserId) -> Vec<ChannelId> {
    let Some(member) = guild.members.get(&bot) else { return Vec::new() };
    let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
    let may_write = |channel: &&GuildChannel| {
        channel.kind == ChannelType::Text && guild.user_permissions_in(channel, member).contains(needed)
    };
    // Where people don't talk, nobody wants a word of a bot.
    let quiet = [guild.rules_channel_id, guild.public_updates_channel_id];
    let is_quiet = |channel: &&GuildChannel| quiet.contains(&Some(channel.id));
    let mut channels: Vec<_> =
        channels.iter().filter(may_write).filter(|channel| !is_quiet(channel)).collect();
    channels
        .sort_by_key(|channel| (Some(channel.id) != guild.system_channel_id, channel.position, channel.id));
    channels.into_iter().take(TRIED).map(|channel| channel.id).collect()
}

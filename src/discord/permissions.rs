//! What must the bot be allowed to do, and where isn't it?

use serenity::all::{ChannelType, GuildChannel, GuildId, Http, Permissions, UserId};

use crate::texts::Permission;

/// The bit of a permission.
pub(crate) fn bit(permission: Permission) -> Permissions {
    match permission {
        Permission::ViewChannel => Permissions::VIEW_CHANNEL,
        Permission::SendMessages => Permissions::SEND_MESSAGES,
        Permission::SendMessagesInThreads => Permissions::SEND_MESSAGES_IN_THREADS,
        Permission::CreatePublicThreads => Permissions::CREATE_PUBLIC_THREADS,
        Permission::EmbedLinks => Permissions::EMBED_LINKS,
        Permission::ReadMessageHistory => Permissions::READ_MESSAGE_HISTORY,
    }
}

/// What the bot is invited with: no more than it needs anywhere.
pub(crate) fn needed() -> Permissions {
    Permission::ALL.into_iter().map(bit).fold(Permissions::empty(), |all, one| all | one)
}

/// The permissions that are missing in a channel, of those that count there; `None` where nothing is
/// missing, or where nobody talks.
pub(crate) fn missing(channel: &GuildChannel, has: Permissions) -> Option<Vec<Permission>> {
    let needed = match channel.kind {
        ChannelType::Text | ChannelType::News => needed(),
        // Nobody writes in a forum itself: its posts are threads.
        ChannelType::Forum => needed() - Permissions::SEND_MESSAGES,
        _ => return None,
    };
    let lacks = |permission: &Permission| (needed - has).contains(bit(*permission));
    let missing: Vec<_> = Permission::ALL.into_iter().filter(lacks).collect();
    // Who can't see a channel can do nothing there: one name says it.
    let missing =
        if missing.contains(&Permission::ViewChannel) { vec![Permission::ViewChannel] } else { missing };
    (!missing.is_empty()).then_some(missing)
}

/// The channels of a server where permissions are missing, each with these, in the order in which Discord
/// shows them. Discord is asked, with three requests.
pub(crate) async fn lacking(
    http: &Http,
    guild: GuildId,
    bot: UserId,
) -> serenity::Result<Vec<(GuildChannel, Vec<Permission>)>> {
    let (server, member, mut channels) =
        tokio::try_join!(http.get_guild(guild), http.get_member(guild, bot), http.get_channels(guild))?;
    channels.sort_by_key(|channel| (channel.position, channel.id));
    let lacking = channels.into_iter().filter_map(|channel| {
        let missing = missing(&channel, server.user_permissions_in(&channel, &member))?;
        Some((channel, missing))
    });
    Ok(lacking.collect())
}

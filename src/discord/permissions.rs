//! What must the bot be allowed to do, and where isn't it?

use serenity::all::{ChannelType, GuildChannel, Permissions};

use crate::texts::Permission;

/// The bit of a permission.
pub(crate) fn bit(permission: Permission) -> Permissions {
    match permission {
        Permission::ViewChannel => Permissions::VIEW_CHANNEL,
        Permission::SendMessages => Permissions::SEND_MESSAGES,
        Permission::SendMessagesInThreads => Permissions::SEND_MESSAGES_IN_THREADS,
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

//! What must the bot be allowed to do, and where isn't it?

use serenity::all::{ChannelType, GuildChannel, Permissions};

/// A permission, and what Discord calls it.
const NAMES: [(Permissions, &str); 5] = [
    (Permissions::VIEW_CHANNEL, "View Channel"),
    (Permissions::SEND_MESSAGES, "Send Messages"),
    (Permissions::SEND_MESSAGES_IN_THREADS, "Send Messages in Threads"),
    (Permissions::EMBED_LINKS, "Embed Links"),
    (Permissions::READ_MESSAGE_HISTORY, "Read Message History"),
];

/// What the bot is invited with: no more than it needs anywhere.
pub(super) fn needed() -> Permissions {
    NAMES.iter().fold(Permissions::empty(), |all, (permission, _)| all | *permission)
}

/// The names of the permissions that are missing in a channel, as Discord writes them, of those
/// that count there; `None` where nothing is missing, or where nobody talks.
pub(super) fn missing(channel: &GuildChannel, has: Permissions) -> Option<String> {
    let needed = match channel.kind {
        ChannelType::Text | ChannelType::News => needed(),
        // Nobody writes in a forum itself: its posts are threads.
        ChannelType::Forum => needed() - Permissions::SEND_MESSAGES,
        _ => return None,
    };
    let names: Vec<_> = NAMES
        .iter()
        .filter(|(one, _)| needed.contains(*one) && !has.contains(*one))
        .map(|(_, name)| *name)
        .collect();
    // Who can't see a channel can do nothing there: one name says it.
    let names = if has.view_channel() || names.is_empty() { names } else { vec![NAMES[0].1] };
    (!names.is_empty()).then(|| names.join(", "))
}

//! Which events did the bot ask for? Discord's intents.

pub(crate) const GUILDS: u64 = 1 << 0;
pub(crate) const GUILD_MEMBERS: u64 = 1 << 1;
pub(crate) const GUILD_PRESENCES: u64 = 1 << 8;
pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
pub(crate) const GUILD_REACTIONS: u64 = 1 << 10;
pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
pub(crate) const DIRECT_REACTIONS: u64 = 1 << 13;
pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;

/// The intents that need Discord's approval.
pub(crate) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

/// Every intent there is.
pub(crate) const ALL: u64 = 0x1_FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

/// The intent without which this event isn't sent; 0 where it always is.
pub(crate) fn needed(event: &str, in_guild: bool) -> u64 {
    let either = |guild, direct| if in_guild { guild } else { direct };
    match event {
        "GUILD_MEMBERS_CHUNK" => 0,
        e if e.starts_with("MESSAGE_REACTION") => either(GUILD_REACTIONS, DIRECT_REACTIONS),
        e if e.starts_with("MESSAGE_") => either(GUILD_MESSAGES, DIRECT_MESSAGES),
        e if e.starts_with("GUILD_MEMBER_") => GUILD_MEMBERS,
        e if e.starts_with("GUILD_") => GUILDS,
        e if e.starts_with("CHANNEL_") || e.starts_with("THREAD_") => GUILDS,
        _ => 0,
    }
}

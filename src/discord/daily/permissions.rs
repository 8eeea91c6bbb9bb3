//! What does the bot lack to post in a channel?

use serenity::all::{Channel, ChannelId, Context, GuildChannel, GuildId, Permissions, UserId};

use super::outlet::{MISSING_ACCESS, code};

/// What a post needs, by the names that Discord itself gives it: to find the channel, to write there,
/// to show the card, and to look back after a doubt.
const NEEDED: [(Permissions, &str); 4] = [
    (Permissions::VIEW_CHANNEL, "View Channel"),
    (Permissions::SEND_MESSAGES, "Send Messages"),
    (Permissions::EMBED_LINKS, "Embed Links"),
    (Permissions::READ_MESSAGE_HISTORY, "Read Message History"),
];
/// In a thread, this is needed in the place of "Send Messages".
const IN_THREADS: (Permissions, &str) = (Permissions::SEND_MESSAGES_IN_THREADS, "Send Messages in Threads");

/// The permissions that the bot lacks in a channel or thread; none where that can't be told. Discord
/// itself is asked: of a channel that is hidden from the bot, it hears nothing.
pub(super) async fn missing(
    ctx: &Context,
    guild: GuildId,
    channel: ChannelId,
    bot: UserId,
) -> Vec<&'static str> {
    match ctx.http.get_channel(channel).await {
        Ok(Channel::Guild(found)) => lacked(ctx, guild, &found, bot),
        Ok(_) => Vec::new(),
        Err(error) if code(&error) == MISSING_ACCESS => vec![NEEDED[0].1],
        // It will be told when something is posted.
        Err(_) => Vec::new(),
    }
}

fn lacked(ctx: &Context, guild: GuildId, channel: &GuildChannel, bot: UserId) -> Vec<&'static str> {
    let Some(guild) = ctx.cache.guild(guild) else { return Vec::new() };
    let Some(member) = guild.members.get(&bot) else { return Vec::new() };
    let is_thread = channel.thread_metadata.is_some();
    // A thread has the permissions of its channel.
    let parent = channel.parent_id.filter(|_| is_thread).and_then(|parent| guild.channels.get(&parent));
    let has = guild.user_permissions_in(parent.unwrap_or(channel), member);
    let needed = NEEDED.into_iter().map(|needed| match needed.0 {
        Permissions::SEND_MESSAGES if is_thread => IN_THREADS,
        _ => needed,
    });
    needed.filter(|(permission, _)| !has.contains(*permission)).map(|(_, name)| name).collect()
}

//! What does the bot lack to post in a channel?

use serenity::all::{Channel, ChannelId, Context, GuildChannel, GuildId, UserId};

use super::refusal::MISSING_ACCESS;
use crate::discord::permissions::bit;
use crate::discord::rest::refusal::code;
use crate::texts::Permission;

/// The permissions that the bot lacks in a channel or thread; none where that can't be told. Discord
/// itself is asked: of a channel that is hidden from the bot, it hears nothing.
pub(crate) async fn missing(
    ctx: &Context,
    guild: GuildId,
    channel: ChannelId,
    bot: UserId,
) -> Vec<Permission> {
    match ctx.http.get_channel(channel).await {
        Ok(Channel::Guild(found)) => lacked(ctx, guild, &found, bot),
        Ok(_) => Vec::new(),
        Err(error) if code(&error) == MISSING_ACCESS => vec![Permission::ViewChannel],
        // It will be told when something is posted.
        Err(_) => Vec::new(),
    }
}

fn lacked(ctx: &Context, guild: GuildId, channel: &GuildChannel, bot: UserId) -> Vec<Permission> {
    let Some(guild) = ctx.cache.guild(guild) else { return Vec::new() };
    let Some(member) = guild.members.get(&bot) else { return Vec::new() };
    let is_thread = channel.thread_metadata.is_some();
    // A thread has the permissions of its channel.
    let parent = channel.parent_id.filter(|_| is_thread).and_then(|parent| guild.channels.get(&parent));
    let has = guild.user_permissions_in(parent.unwrap_or(channel), member);
    let needed = Permission::OF_A_POST.into_iter().map(|needed| match needed {
        Permission::SendMessages if is_thread => Permission::SendMessagesInThreads,
        _ => needed,
    });
    needed.filter(|permission| !has.contains(bit(*permission))).collect()
}

//! What does the bot lack to post in a channel?

use serenity::all::{Channel, ChannelId, GuildChannel, GuildId, Http, UserId};

use super::refusal::MISSING_ACCESS;
use crate::discord::permissions::bit;
use crate::discord::rest::refusal::code;
use crate::texts::Permission;

/// The permissions that the bot lacks in a channel or thread; none where that can't be told. Discord
/// itself is asked: of a channel that is hidden from the bot, it hears nothing.
pub(crate) async fn missing(http: &Http, guild: GuildId, channel: ChannelId, bot: UserId) -> Vec<Permission> {
    let missing = match http.get_channel(channel).await {
        Ok(Channel::Guild(found)) => lacked(http, guild, &found, bot).await,
        Ok(_) => Ok(Vec::new()),
        Err(error) if code(&error) == MISSING_ACCESS => Ok(vec![Permission::ViewChannel]),
        Err(error) => Err(error),
    };
    // Where it can't be told, it will be when something is posted.
    missing.unwrap_or_default()
}

async fn lacked(
    http: &Http,
    guild: GuildId,
    channel: &GuildChannel,
    bot: UserId,
) -> serenity::Result<Vec<Permission>> {
    let (guild, member) = tokio::try_join!(http.get_guild(guild), http.get_member(guild, bot))?;
    let is_thread = channel.thread_metadata.is_some();
    // A thread has the permissions of its channel.
    let parent = match channel.parent_id.filter(|_| is_thread) {
        Some(parent) => http.get_channel(parent).await?.guild(),
        None => None,
    };
    let has = guild.user_permissions_in(parent.as_ref().unwrap_or(channel), &member);
    let needed = Permission::OF_A_POST.into_iter().map(|needed| match needed {
        Permission::SendMessages if is_thread => Permission::SendMessagesInThreads,
        _ => needed,
    });
    Ok(needed.filter(|permission| !has.contains(bit(*permission))).collect())
}

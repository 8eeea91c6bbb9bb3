//! What does the bot lack to put questions in a channel?

use serenity::all::{Channel, ChannelId, ChannelType, GuildChannel, GuildId, Http, UserId};

use crate::discord::permissions::bit;
use crate::discord::rest::refusal::{Refusal, refusal_of};
use crate::texts::Permission;

/// The permissions that the bot lacks in the group's channel; `None` where that can't be told.
pub(crate) async fn missing(
    http: &Http,
    guild: GuildId,
    channel: ChannelId,
    bot: UserId,
) -> Option<Vec<Permission>> {
    let found = match http.get_channel(channel).await {
        Ok(Channel::Guild(found)) => found,
        Ok(_) => return None,
        Err(error) if refusal_of(&error) == Refusal::NoAccess => return Some(vec![Permission::ViewChannel]),
        Err(_) => return None,
    };
    let (guild, member) = tokio::try_join!(http.get_guild(guild), http.get_member(guild, bot)).ok()?;
    let has = guild.user_permissions_in(&found, &member);
    Some(needed(&found).iter().copied().filter(|permission| !has.contains(bit(*permission))).collect())
}

/// What is needed to post there, and in the threads below.
fn needed(channel: &GuildChannel) -> &'static [Permission] {
    if channel.kind == ChannelType::Forum { &Permission::OF_A_FORUM } else { &Permission::OF_A_THREAD }
}

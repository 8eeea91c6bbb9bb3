//! What keeps the bot from posting in a channel, or from doing what is wanted with a post there?

use serenity::all::{Channel, ChannelId, ChannelType, GuildChannel, GuildId, Http, UserId};

use super::refusal::MISSING_ACCESS;
use crate::discord::permissions::bit;
use crate::discord::rest::refusal::code;
use crate::domain::schedule::extras::{Extra, Extras};
use crate::texts::Permission;

/// Why a channel won't do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// The bot lacks these permissions.
    Lacks(Vec<Permission>),
    /// It is a thread that was closed, and that the bot may not open.
    Closed,
    /// Posts can only be published in an announcement channel.
    NotAnnounced,
    /// It is a thread: there are none below it.
    IsThread,
}

/// What keeps the bot from posting in a channel or thread, with these extras; `None` where nothing does,
/// and where that can't be told. Discord itself is asked: of a channel that is hidden from the bot, it hears
/// nothing.
pub(crate) async fn unfit(
    http: &Http,
    guild: GuildId,
    channel: ChannelId,
    bot: UserId,
    extras: Extras,
) -> Option<Unfit> {
    let unfit = match http.get_channel(channel).await {
        Ok(Channel::Guild(found)) => unfit_for(http, guild, &found, bot, extras).await,
        Ok(_) => Ok(None),
        Err(error) if code(&error) == MISSING_ACCESS => Ok(Some(Unfit::Lacks(vec![Permission::ViewChannel]))),
        Err(error) => Err(error),
    };
    // Where it can't be told, it will be when something is posted.
    unfit.unwrap_or_default()
}

async fn unfit_for(
    http: &Http,
    guild: GuildId,
    channel: &GuildChannel,
    bot: UserId,
    extras: Extras,
) -> serenity::Result<Option<Unfit>> {
    let (guild, member) = tokio::try_join!(http.get_guild(guild), http.get_member(guild, bot))?;
    // A thread has the permissions of its channel.
    let parent = match channel.parent_id.filter(|_| channel.thread_metadata.is_some()) {
        Some(parent) => http.get_channel(parent).await?.guild(),
        None => None,
    };
    let has = guild.user_permissions_in(parent.as_ref().unwrap_or(channel), &member);
    let missing: Vec<_> =
        needed(channel, extras).into_iter().filter(|permission| !has.contains(bit(*permission))).collect();
    if !missing.is_empty() {
        return Ok(Some(Unfit::Lacks(missing)));
    }
    let closed = channel.thread_metadata.is_some_and(|thread| thread.locked) && !has.manage_threads();
    Ok(closed.then_some(Unfit::Closed).or_else(|| refused(channel, extras)))
}

fn needed(channel: &GuildChannel, extras: Extras) -> Vec<Permission> {
    let is_thread = channel.thread_metadata.is_some();
    let of_a_post = Permission::OF_A_POST.into_iter().map(|needed| match needed {
        Permission::SendMessages if is_thread => Permission::SendMessagesInThreads,
        _ => needed,
    });
    let of_a_thread = (extras.thread == Extra::On && !is_thread).then_some(Permission::CreatePublicThreads);
    of_a_post.chain(of_a_thread).collect()
}

/// The extras that a channel of this kind does not have.
fn refused(channel: &GuildChannel, extras: Extras) -> Option<Unfit> {
    if extras.publish == Extra::On && channel.kind != ChannelType::News {
        return Some(Unfit::NotAnnounced);
    }
    (extras.thread == Extra::On && channel.thread_metadata.is_some()).then_some(Unfit::IsThread)
}

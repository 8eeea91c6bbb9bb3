//! On which servers is the bot? It is told when it comes and goes, and at each start of a shard.

use std::collections::HashSet;
use std::time::SystemTime;

use jiff::Timestamp;
use serenity::all::{FullEvent, Guild, Http, Ready, UnavailableGuild};

use super::state::State;
use super::welcome;
use crate::domain::{ChannelId, GuildId};

/// Takes note of the bot's coming, where it says hello, and going, and of channels that go; of anything else, nothing.
pub(crate) async fn hear(http: &Http, event: &FullEvent, state: &State) {
    match event {
        FullEvent::Ready { data_about_bot } => begun(data_about_bot, state).await,
        FullEvent::GuildCreate { guild, .. } => {
            let was_away = state.directory.came_while_away(guild.id, joined(guild));
            let is_new = state.directory.told(guild.id, &guild.preferred_locale);
            let bot = state.directory.bot().and_then(|bot| guild.members.get(&bot));
            let held = bot.map_or(&[][..], |bot| &bot.roles);
            state.directory.has_roles(guild.id, guild.roles.values(), held);
            // That a quote waits was said when the bot came back, or was left to whoever set it.
            if is_new || was_away && !has_waiting_quote(guild, state).await {
                state.arrivals.begin(guild.id);
                state.app.joined(GuildId::new(guild.id.into())).await;
            }
            if state.arrivals.waits(guild.id) {
                welcome::arrive(http, guild, was_away, state).await;
            }
        }
        FullEvent::GuildUpdate { new_data, .. } => {
            state.directory.told(new_data.id, &new_data.preferred_locale);
        }
        FullEvent::GuildRoleCreate { new: role } | FullEvent::GuildRoleUpdate { new: role, .. } => {
            state.directory.has_roles(role.guild_id, [role], &[]);
        }
        FullEvent::ChannelCreate { channel } if state.arrivals.waits(channel.guild_id) => {
            welcome::try_in(http, channel, state).await;
        }
        FullEvent::ChannelDelete { channel, .. } => {
            let (guild, channel) = (GuildId::new(channel.guild_id.into()), ChannelId::new(channel.id.into()));
            state.app.channel_gone(guild, channel, state.now()).await;
        }
        FullEvent::GuildDelete { incomplete, .. } => gone(*incomplete, state).await,
        _ => {}
    }
}

/// Whether the quote of the day of a server waits for somebody to let it go on.
async fn has_waiting_quote(guild: &Guild, state: &State) -> bool {
    match state.daily.get() {
        Some(daily) => daily.waits_on(GuildId::new(guild.id.into())).await,
        None => false,
    }
}

/// When the bot was let in on a server; what can't be read was long ago.
fn joined(guild: &Guild) -> SystemTime {
    guild.joined_at.to_string().parse::<Timestamp>().map_or(SystemTime::UNIX_EPOCH, SystemTime::from)
}

/// A server is gone: the bot left it, or there is only an outage, as `unavailable` tells.
async fn gone(guild: UnavailableGuild, state: &State) {
    if guild.unavailable {
        return;
    }
    state.directory.left(guild.id);
    state.arrivals.end(guild.id);
    let guild = GuildId::new(guild.id.into());
    state.app.left(guild, SystemTime::now()).await;
    if let Some(daily) = state.daily.get() {
        daily.removed_from(guild).await;
    }
}

/// A shard has begun: what it lists is all that it serves, in an outage too. A server that it would
/// serve and does not list has been left meanwhile.
async fn begun(ready: &Ready, state: &State) {
    let here: HashSet<_> = ready.guilds.iter().map(|guild| GuildId::new(guild.id.into())).collect();
    let shard = ready.shard;
    let ours = |guild: GuildId| {
        shard.is_none_or(|shard| {
            serenity::utils::shard_id(serenity::all::GuildId::new(guild.number()), shard.total) == shard.id.0
        })
    };
    state.app.present(&here, ours, SystemTime::now()).await;
}

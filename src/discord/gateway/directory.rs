//! On which servers is the bot, and in which language are they? All that is kept of what the gateway tells
//! of them: of ten thousand servers with thirty channels each, serenity's cache took 300 MB.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::{OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use serenity::all::{GuildId, Ready, Role, RoleId, ShardId, UserId};

use crate::domain::Language;

/// The locale of a server that has not chosen one.
pub(crate) const UNCHOSEN: &str = "en-US";

/// The servers that the bot is on, and the bot itself.
#[derive(Default)]
pub(crate) struct Directory {
    bot: OnceLock<UserId>,
    /// When the bot ran before this, as far as is known.
    last_run: Option<SystemTime>,
    known: RwLock<Known>,
}

#[derive(Default)]
struct Known {
    /// Each server with the language that it has chosen on Discord.
    guilds: HashMap<GuildId, Option<Language>>,
    /// The servers that have told of themselves.
    told: HashSet<GuildId>,
    /// The role that Discord made for the bot on a server.
    roles: HashMap<GuildId, RoleId>,
    /// The shards that have told which servers they have, of how many.
    begun: HashSet<ShardId>,
    shards: u32,
}

impl Known {
    fn shard_of(&self, guild: GuildId) -> ShardId {
        ShardId(serenity::utils::shard_id(guild, self.shards.max(1)))
    }
}

impl Directory {
    /// A directory of a bot that last ran at that moment.
    pub(crate) fn after(last_run: Option<SystemTime>) -> Self {
        Self { last_run, ..Self::default() }
    }

    /// A shard has begun: what it lists is all that it has, in an outage too.
    pub(crate) fn begun(&self, ready: &Ready) {
        // Every shard is the same bot.
        let _ = self.bot.set(ready.user.id);
        let (shard, shards) = ready.shard.map_or((ShardId(0), 1), |shard| (shard.id, shard.total));
        let listed: HashSet<_> = ready.guilds.iter().map(|guild| guild.id).collect();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.shards = shards;
        known.begun.insert(shard);
        let ours = |guild: &GuildId| serenity::utils::shard_id(*guild, shards.max(1)) == shard.0;
        known.guilds.retain(|guild, _| !ours(guild) || listed.contains(guild));
        known.roles.retain(|guild, _| !ours(guild) || listed.contains(guild));
        known.told.retain(|guild| !ours(guild) || listed.contains(guild));
        for guild in listed {
            known.guilds.entry(guild).or_default();
        }
    }

    /// A server has these roles, of which the bot has those. The one that Discord made for it is called as the
    /// bot is.
    pub(crate) fn has_roles<'r>(
        &self,
        guild: GuildId,
        roles: impl IntoIterator<Item = &'r Role>,
        held: &[RoleId],
    ) {
        let Some(bot) = self.bot() else { return };
        let of_bot = |role: &&Role| match role.tags.bot_id {
            Some(id) => id == bot,
            None => role.managed && role.tags.integration_id.is_none() && held.contains(&role.id),
        };
        if let Some(role) = roles.into_iter().find(of_bot) {
            self.known.write().unwrap_or_else(PoisonError::into_inner).roles.insert(guild, role.id);
        }
    }

    /// The role that Discord made for the bot on a server.
    pub(crate) fn role(&self, guild: GuildId) -> Option<RoleId> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).roles.get(&guild).copied()
    }

    /// A server tells of itself. Whether the bot has just been let in there: whoever is told of after its
    /// shard has begun, and was not listed then.
    pub(crate) fn told(&self, guild: GuildId, locale: &str) -> bool {
        let language = Language::from_locale(locale).filter(|_| locale != UNCHOSEN);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let has_begun = known.begun.contains(&known.shard_of(guild));
        match known.guilds.entry(guild) {
            Entry::Occupied(mut entry) => {
                entry.insert(language);
                false
            }
            Entry::Vacant(entry) => {
                entry.insert(language);
                has_begun
            }
        }
    }

    /// Whether a server that tells of itself for the first time let the bot in, at that moment, while it wasn't running.
    /// Where it isn't known when it last ran, nobody did: after an update, all servers would seem new.
    pub(crate) fn came_while_away(&self, guild: GuildId, joined: SystemTime) -> bool {
        let is_first = self.known.write().unwrap_or_else(PoisonError::into_inner).told.insert(guild);
        is_first && self.last_run.is_some_and(|last| joined > last)
    }

    /// The bot is no longer on a server.
    pub(crate) fn left(&self, guild: GuildId) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.guilds.remove(&guild);
        known.told.remove(&guild);
        known.roles.remove(&guild);
    }

    /// The locale that a server has chosen on Discord, as far as we speak its language.
    pub(crate) fn locale(&self, guild: GuildId) -> Option<&'static str> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.guilds.get(&guild)?.map(Language::code)
    }

    /// The bot, once a shard has begun.
    pub(crate) fn bot(&self) -> Option<UserId> {
        self.bot.get().copied()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A shard begins, with these servers.
    fn ready(shard: [u32; 2], guilds: &[GuildId]) -> Ready {
        let guilds: Vec<_> = guilds.iter().map(|id| json!({ "id": id, "unavailable": true })).collect();
        let user = json!({ "id": "9", "username": "v", "discriminator": "0", "avatar": null, "bot": true,
                           "mfa_enabled": false, "verified": true, "global_name": null });
        let ready = json!({ "v": 10, "user": user, "guilds": guilds, "session_id": "s", "shard": shard,
                            "resume_gateway_url": "ws://x", "application": { "id": "9", "flags": 0 } });
        serde_json::from_value(ready).expect("as Discord sends it")
    }

    /// The first server of a shard, of two.
    fn guild(shard: u32, number: u64) -> GuildId {
        GuildId::new((number * 2 + u64::from(shard)) << 22)
    }

    #[test]
    fn a_server_is_new_when_its_shard_did_not_list_it() {
        let directory = Directory::default();
        let (old, new, other) = (guild(0, 1), guild(0, 2), guild(1, 3));
        directory.begun(&ready([0, 2], &[old]));
        assert!(!directory.told(old, "nl"));
        assert!(directory.told(new, "nl"));
        assert!(!directory.told(new, "nl"), "after an outage it is told of again");
        assert!(!directory.told(other, "nl"), "its shard has not begun yet");
        directory.left(new);
        assert!(directory.told(new, "nl"), "it has come back");
    }

    #[test]
    fn a_server_that_came_while_the_bot_was_away_is_new_once() {
        let at = |seconds| SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        let directory = Directory::after(Some(at(100)));
        let (old, new) = (guild(0, 1), guild(0, 2));
        assert!(!directory.came_while_away(old, at(99)));
        assert!(directory.came_while_away(new, at(101)));
        assert!(!directory.came_while_away(new, at(101)), "it is told of again after an outage");
        assert!(!Directory::default().came_while_away(new, at(101)), "nobody knows when the bot last ran");
    }

    #[test]
    fn what_a_shard_does_not_list_any_more_is_forgotten_and_what_others_have_stays() {
        let directory = Directory::default();
        let (stays, goes, other) = (guild(0, 1), guild(0, 2), guild(1, 3));
        directory.begun(&ready([1, 2], &[other]));
        directory.begun(&ready([0, 2], &[stays, goes]));
        for guild in [stays, goes, other] {
            directory.told(guild, "nl");
        }
        directory.begun(&ready([0, 2], &[stays]));
        assert_eq!([stays, goes, other].map(|guild| directory.locale(guild)), [Some("nl"), None, Some("nl")]);
        assert_eq!(directory.bot(), Some(UserId::new(9)));
    }

    #[test]
    fn only_a_language_that_was_chosen_counts() {
        let directory = Directory::default();
        for (locale, language) in [("nl", Some("nl")), ("en-GB", Some("en")), ("en-US", None), ("fr", None)] {
            directory.told(guild(0, 1), locale);
            assert_eq!(directory.locale(guild(0, 1)), language, "{locale}");
        }
    }
}

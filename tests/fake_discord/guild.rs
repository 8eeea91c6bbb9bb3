//! What does a test do with a guild and its channels?

use std::sync::Arc;

use serde_json::json;

use super::member::Member;
use super::reply::Message;
use super::shared::Shared;
use super::wire;
use super::world::ids::Id;
use super::world::people::MemberData;
use super::world::permissions::VIEW_CHANNEL;
use super::world::places::{ChannelKind, Overwrite, RoleData};

/// A guild, which people call a server.
#[derive(Clone)]
pub(crate) struct Guild {
    pub(super) shared: Arc<Shared>,
    pub(super) id: Id,
}

impl Guild {
    pub(super) fn found(shared: &Arc<Shared>, name: &str, with_bot: bool) -> Guild {
        let id = shared.change(|world| {
            let id = world.found_guild(name, with_bot);
            world.tell_guild(id);
            id
        });
        Guild { shared: Arc::clone(shared), id }
    }

    /// Its id, as Discord writes it.
    pub(crate) fn id(&self) -> String {
        self.id.to_string()
    }

    /// Makes a channel for text.
    pub(crate) fn text_channel(&self, name: &str) -> Channel {
        self.channel(ChannelKind::Text, name)
    }

    /// Makes a forum, whose posts are threads.
    pub(crate) fn forum(&self, name: &str) -> Channel {
        self.channel(ChannelKind::Forum, name)
    }

    /// Makes an announcement channel, whose messages can be published.
    pub(crate) fn announcement_channel(&self, name: &str) -> Channel {
        self.channel(ChannelKind::News, name)
    }

    fn channel(&self, kind: ChannelKind, name: &str) -> Channel {
        let id = self.shared.change(|world| world.make_channel(self.id, kind, name));
        Channel { shared: Arc::clone(&self.shared), id }
    }

    /// Lets a person in, who has their Discord in this language. Somebody with the same name in
    /// another guild is the same person.
    pub(crate) fn member(&self, name: &str, locale: &str) -> Member {
        let user = self.shared.change(|world| {
            let user = world.person(name, locale);
            world.guild_mut(self.id).members.entry(user).or_default();
            let mut data = wire::person::member(world, self.id, user);
            data["guild_id"] = json!(self.id);
            if world.guild(self.id).has_bot {
                world.dispatch("GUILD_MEMBER_ADD", Some(self.id), &data);
            }
            user
        });
        Member::new(&self.shared, user)
    }

    /// Lets another bot in.
    pub(crate) fn other_bot(&self, name: &str) -> Member {
        let bot = self.member(name, "en-US");
        self.shared.change(|world| {
            if let Some(user) = world.users.get_mut(&bot.user) {
                user.bot = true;
            }
        });
        bot
    }

    /// Makes a role with these permissions.
    pub(crate) fn role(&self, name: &str, permissions: u64) -> Role {
        let id = self.shared.change(|world| {
            let id = world.ids.next();
            let name = name.to_owned();
            let role = RoleData { id, name, permissions, mentionable: true, managed: false, of_bot: None };
            let data = json!({ "guild_id": self.id, "role": wire::guild::role(&role) });
            world.guild_mut(self.id).roles.push(role);
            world.dispatch("GUILD_ROLE_CREATE", Some(self.id), &data);
            id
        });
        Role { id, guild: self.id }
    }

    /// Lets those with a role give a command, whatever permissions they have: Server Settings,
    /// Integrations.
    pub(crate) fn allows(&self, role: &Role, command: &str) {
        self.shared.change(|world| world.guild_mut(self.id).allowed.push((command.to_owned(), role.id)));
    }

    /// Sets the guild's preferred language.
    pub(crate) fn prefers(&self, locale: &str) {
        self.shared.change(|world| locale.clone_into(&mut world.guild_mut(self.id).locale));
        self.tell_update();
    }

    /// Makes a channel the one where Discord writes that somebody has come.
    pub(crate) fn welcomes_in(&self, channel: &Channel) {
        self.shared.change(|world| world.guild_mut(self.id).system_channel = Some(channel.id));
        self.tell_update();
    }

    /// Gives everybody, and so the bot, these permissions and no others.
    pub(crate) fn everyone_may(&self, permissions: u64) {
        self.shared.change(|world| {
            world.guild_mut(self.id).roles[0].permissions = permissions;
        });
        self.tell_update();
    }

    fn tell_update(&self) {
        self.shared.change(|world| {
            let data = wire::guild::rest(world.guild(self.id));
            if world.guild(self.id).has_bot {
                world.dispatch("GUILD_UPDATE", Some(self.id), &data);
            }
        });
    }

    /// Removes the bot.
    pub(crate) fn removes_bot(&self) {
        self.shared.change(|world| world.remove_bot(self.id));
    }

    /// Adds the bot, again or for the first time.
    pub(crate) fn adds_bot(&self) {
        self.shared.change(|world| {
            let bot = world.bot;
            let guild = world.guild_mut(self.id);
            let role = guild.roles.iter().find(|role| role.managed).map(|role| role.id);
            let member = MemberData { roles: role.into_iter().collect(), nick: None, in_time_out: false };
            guild.members.insert(bot, member);
            guild.has_bot = true;
            guild.bot_joined = jiff::Timestamp::now().to_string();
            world.tell_guild(self.id);
        });
    }

    /// Cannot be reached for a while; its bot is not removed.
    pub(crate) fn becomes_unavailable(&self) {
        self.shared.change(|world| {
            world.guild_mut(self.id).available = false;
            let data = json!({ "id": self.id, "unavailable": true });
            world.dispatch("GUILD_DELETE", Some(self.id), &data);
        });
    }

    /// Can be reached again.
    pub(crate) fn becomes_available(&self) {
        self.shared.change(|world| {
            world.guild_mut(self.id).available = true;
            world.tell_guild(self.id);
        });
    }
}

/// A role in a guild.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Role {
    pub(super) id: Id,
    pub(super) guild: Id,
}

impl Role {
    /// Its id, as Discord writes it.
    pub(crate) fn id(&self) -> String {
        self.id.to_string()
    }
}

/// A channel, thread, forum or direct channel.
#[derive(Clone)]
pub(crate) struct Channel {
    pub(super) shared: Arc<Shared>,
    pub(super) id: Id,
}

impl Channel {
    /// Its id, as Discord writes it.
    pub(crate) fn id(&self) -> String {
        self.id.to_string()
    }

    /// Its name.
    pub(crate) fn name(&self) -> String {
        self.shared.read(|world| world.channel(self.id).name.clone())
    }

    /// The messages everybody here sees, oldest first.
    pub(crate) fn messages(&self) -> Vec<Message> {
        let ids: Vec<Id> = self.shared.read(|world| world.messages_in(self.id).map(|m| m.id).collect());
        ids.into_iter().map(|id| Message::show(&self.shared, id)).collect()
    }

    /// The next message of the bot here that the test hasn't been given yet, public or not.
    pub(crate) async fn next_post(&self) -> Message {
        let what = format!("the bot to post in #{}", self.name());
        let next = self.shared.wait_for(&what, |world| {
            let mut messages = world.messages.values();
            let found = messages.find(|m| {
                m.channel == self.id
                    && m.author == world.bot
                    && m.is_readable()
                    && !world.shown.contains(&m.id)
            });
            found.map(|message| message.id)
        });
        Message::show(&self.shared, next.await)
    }

    /// The threads below it, oldest first.
    pub(crate) fn threads(&self) -> Vec<Channel> {
        let ids: Vec<Id> = self.shared.read(|world| {
            let channels = world.channels.values();
            channels.filter(|c| c.parent == Some(self.id)).map(|c| c.id).collect()
        });
        ids.into_iter().map(|id| Channel { shared: Arc::clone(&self.shared), id }).collect()
    }

    /// Whether it is a thread that was closed.
    pub(crate) fn is_archived(&self) -> bool {
        self.shared.read(|world| world.channel(self.id).archived)
    }

    /// The bot is told of this thread again, as when it is let into one that was there.
    pub(crate) fn is_told_again(&self) {
        self.shared.change(|world| world.tell_channel("THREAD_CREATE", self.id));
    }

    /// A moderator makes a tag in it, a forum.
    pub(crate) fn has_tag(&self, name: &str) {
        self.shared.change(|world| {
            let tag = world.ids.next();
            if let Some(channel) = world.channels.get_mut(&self.id) {
                channel.tags.push((tag, name.to_owned()));
            }
            world.tell_channel("CHANNEL_UPDATE", self.id);
        });
    }

    /// The names of the tags that it has, a post in a forum.
    pub(crate) fn applied_tags(&self) -> Vec<String> {
        self.shared.read(|world| {
            let post = world.channel(self.id);
            let forum = post.parent.map(|parent| world.channel(parent));
            let known = forum.map(|forum| forum.tags.as_slice()).unwrap_or_default();
            let named = post.applied_tags.iter().filter_map(|tag| known.iter().find(|(id, _)| id == tag));
            named.map(|(_, name)| name.clone()).collect()
        })
    }

    /// Gives the bot these permissions here.
    pub(crate) fn allows_bot(&self, permissions: u64) {
        self.shared.change(|world| {
            let bot = world.bot;
            if let Some(channel) = world.channels.get_mut(&self.id) {
                let overwrite = Overwrite { id: bot, for_member: true, allow: permissions, deny: 0 };
                channel.overwrites.push(overwrite);
            }
            world.tell_channel("CHANNEL_UPDATE", self.id);
        });
    }

    /// Takes these permissions from the bot here.
    pub(crate) fn denies_bot(&self, permissions: u64) {
        self.shared.change(|world| {
            let bot = world.bot;
            if let Some(channel) = world.channels.get_mut(&self.id) {
                channel.overwrites.retain(|overwrite| overwrite.id != bot);
                let overwrite = Overwrite { id: bot, for_member: true, allow: 0, deny: permissions };
                channel.overwrites.push(overwrite);
            }
            world.tell_channel("CHANNEL_UPDATE", self.id);
        });
    }

    /// People write so many messages, a second apart, of which the bot isn't told.
    pub(crate) fn is_chatted_in(&self, by: &Member, messages: usize) {
        self.shared.change(|world| world.chat(by.user, self.id, messages));
    }

    /// A moderator closes it, a thread, and nobody else can open it again.
    pub(crate) fn gets_locked(&self) {
        self.shared
            .change(|world| world.change_thread(self.id, &json!({ "archived": true, "locked": true })));
    }

    /// A moderator opens it, a thread, again.
    pub(crate) fn gets_opened(&self) {
        self.shared
            .change(|world| world.change_thread(self.id, &json!({ "archived": false, "locked": false })));
    }

    /// Nobody has written in it, a thread, for a while, and Discord puts it away.
    pub(crate) fn gets_archived(&self) {
        self.shared.change(|world| world.change_thread(self.id, &json!({ "archived": true })));
    }

    /// An announcement channel becomes an ordinary one.
    pub(crate) fn stops_announcing(&self) {
        self.shared.change(|world| {
            if let Some(channel) = world.channels.get_mut(&self.id) {
                channel.kind = ChannelKind::Text;
            }
            world.tell_channel("CHANNEL_UPDATE", self.id);
        });
    }

    /// Hides it from the bot.
    pub(crate) fn hides_from_bot(&self) {
        self.denies_bot(VIEW_CHANNEL);
    }

    /// Deletes it, with its messages.
    pub(crate) fn gets_deleted(&self) {
        self.shared.change(|world| world.delete_channel(self.id));
    }
}

//! What do people do? They write messages to each other and to the bot.

use std::sync::Arc;

use serde_json::{Value, json};

use super::guild::{Channel, Role};
use super::pending::Pending;
use super::reply::Message;
use super::shared::Shared;
use super::world::World;
use super::world::answers::Awaited;
use super::world::ids::Id;
use super::world::messages::Origin;
use super::world::places::{ChannelData, ChannelKind};

/// A person.
#[derive(Clone)]
pub(crate) struct Member {
    pub(super) shared: Arc<Shared>,
    pub(super) user: Id,
}

impl Member {
    pub(super) fn new(shared: &Arc<Shared>, user: Id) -> Member {
        Member { shared: Arc::clone(shared), user }
    }

    /// Somebody nobody has seen before.
    pub(super) fn stranger(shared: &Arc<Shared>) -> Member {
        let user = shared.change(|world| {
            let name = format!("stranger {}", world.users.len());
            world.person(&name, "en-US")
        });
        Member::new(shared, user)
    }

    /// Their id, as Discord writes it.
    pub(crate) fn id(&self) -> String {
        self.user.to_string()
    }

    /// Is called so on every server.
    pub(crate) fn is_called(&self, name: &str) {
        self.shared.change(|world| {
            if let Some(user) = world.users.get_mut(&self.user) {
                user.called = Some(name.to_owned());
            }
        });
    }

    /// Changes the language of their Discord.
    pub(crate) fn speaks(&self, locale: &str) {
        self.shared.change(|world| {
            if let Some(user) = world.users.get_mut(&self.user) {
                locale.clone_into(&mut user.locale);
            }
        });
    }

    /// Gets a role.
    pub(crate) fn gets_role(&self, role: &Role) {
        self.shared.change(|world| {
            if let Some(member) = world.guild_mut(role.guild).members.get_mut(&self.user) {
                member.roles.push(role.id);
            }
        });
    }

    /// Loses all roles that they were given.
    pub(crate) fn loses_roles(&self) {
        self.shared.change(|world| {
            for guild in world.guilds.values_mut() {
                if let Some(member) = guild.members.get_mut(&self.user) {
                    member.roles.clear();
                }
            }
        });
    }

    /// Adds the bot to their own account, to use it anywhere.
    pub(crate) fn installs_bot(&self) {
        self.shared.change(|world| {
            if let Some(user) = world.users.get_mut(&self.user) {
                user.installed = true;
            }
        });
    }

    /// Refuses direct messages of the bot.
    pub(crate) fn refuses_dms(&self) {
        self.shared.change(|world| {
            if let Some(user) = world.users.get_mut(&self.user) {
                user.refuses_dms = true;
            }
        });
    }

    /// Their direct channel with the bot.
    pub(crate) fn dm_channel(&self) -> Channel {
        let id = self.shared.change(|world| world.dm_with_bot(self.user));
        Channel { shared: Arc::clone(&self.shared), id }
    }

    /// A channel of two people, where the bot isn't.
    pub(crate) fn private_channel(&self, other: &Member) -> Channel {
        let id = self.shared.change(|world| {
            let id = world.ids.next();
            let mut channel = ChannelData::new(id, ChannelKind::GroupDm, "");
            channel.recipients = vec![self.user, other.user];
            world.add_channel(channel);
            id
        });
        Channel { shared: Arc::clone(&self.shared), id }
    }

    /// Writes something.
    pub(crate) fn says(&self, channel: &Channel, text: &str) -> Message {
        self.shared.read(|world| self.may_write(world, channel.id));
        let id = self.write(channel.id, &json!({ "content": text }));
        Message::show(&self.shared, id)
    }

    /// Has a file at hand, to give it to a command by its name; of several, the last counts.
    pub(crate) fn has_file(&self, name: &str, content: &[u8]) {
        self.shared.change(|world| world.store_file(name, content.to_vec()));
    }

    /// Sends a message of this body, with files or a card in it.
    pub(crate) fn sends(&self, channel: &Channel, body: &Value) -> Pending {
        self.asks(channel.id, body)
    }

    /// Forwards a message into a channel.
    pub(crate) fn forwards(&self, message: &Message, channel: &Channel) -> Pending {
        let (id, since) = self.shared.change(|world| {
            let origin = Origin { forwards: Some(message.data.id), ..Origin::default() };
            let id = world.post(self.user, channel.id, &json!({ "content": "" }), origin);
            (id, world.message(id).changed_at)
        });
        self.awaits_answer(id, since)
    }

    /// Writes something that names the role of the bot, as Discord's picker offers it.
    pub(crate) fn mentions_role_of_bot(&self, channel: &Channel, text: &str) -> Pending {
        let role = self.shared.read(|world| {
            let guild = world.channel(channel.id).guild.expect("roles are of a guild");
            let of_bot = world.guild(guild).roles.iter().find(|role| role.of_bot == Some(world.bot));
            of_bot.expect("the role of the bot").id
        });
        self.asks(channel.id, &json!({ "content": format!("<@&{role}> {text}") }))
    }

    /// Writes something that mentions the bot at its start.
    pub(crate) fn mentions_bot(&self, channel: &Channel, text: &str) -> Pending {
        let bot = self.shared.read(|world| world.bot);
        self.asks(channel.id, &json!({ "content": format!("<@{bot}> {text}") }))
    }

    /// Replies to a message, pinging who wrote it.
    pub(crate) fn replies_to(&self, channel: &Channel, message: &Message, text: &str) -> Pending {
        self.reply(channel, message, text, true)
    }

    /// Replies to a message with the ping switched off.
    pub(crate) fn replies_quietly_to(&self, channel: &Channel, message: &Message, text: &str) -> Pending {
        self.reply(channel, message, text, false)
    }

    fn reply(&self, channel: &Channel, message: &Message, text: &str, ping: bool) -> Pending {
        let allowed = json!({ "parse": ["everyone", "roles", "users"], "replied_user": ping });
        let reference = json!({ "message_id": message.data.id });
        let body = json!({
            "content": text, "message_reference": reference, "allowed_mentions": allowed,
        });
        self.asks(channel.id, &body)
    }

    /// Writes to the bot directly.
    pub(crate) fn dms(&self, text: &str) -> Pending {
        let channel = self.dm_channel();
        self.asks(channel.id, &json!({ "content": text }))
    }

    /// Begins a thread below a channel for text.
    pub(crate) fn begins_thread(&self, channel: &Channel, name: &str) -> Channel {
        let id = self.shared.change(|world| world.begin_thread(channel.id, self.user, name, None));
        Channel { shared: Arc::clone(&self.shared), id }
    }

    /// Begins a post in a forum, which the bot may answer in the post.
    pub(crate) fn posts(&self, forum: &Channel, title: &str, text: &str) -> Pending {
        let thread = self.begins_post(forum, title);
        self.writes_starter(&thread, text)
    }

    /// Begins a post in a forum whose first message isn't there yet.
    pub(crate) fn begins_post(&self, forum: &Channel, title: &str) -> Channel {
        let id = self.shared.change(|world| {
            let id = world.begin_thread(forum.id, self.user, title, None);
            if let Some(thread) = world.channels.get_mut(&id) {
                thread.awaits_starter = true;
            }
            id
        });
        Channel { shared: Arc::clone(&self.shared), id }
    }

    /// Writes the first message of a post that was begun.
    pub(crate) fn writes_starter(&self, thread: &Channel, text: &str) -> Pending {
        let since = self.shared.change(|world| {
            if let Some(thread) = world.channels.get_mut(&thread.id) {
                thread.awaits_starter = false;
            }
            // Its message shares the thread's id; an answer may already stand before it.
            let before = world.moment;
            let origin = Origin { id: Some(thread.id), ..Origin::default() };
            world.post(self.user, thread.id, &json!({ "content": text }), origin);
            before
        });
        self.awaits_answer(thread.id, since)
    }

    /// Changes a message of theirs; the answer is what the bot then changes or posts.
    pub(crate) fn edits(&self, message: &Message, text: &str) -> Pending {
        let id = message.data.id;
        let since = self.shared.change(|world| {
            assert!(world.message(id).author == self.user, "people edit only what they wrote");
            world.edit(id, &json!({ "content": text }));
            world.moment
        });
        self.awaits_answer(id, since)
    }

    /// Deletes a message of theirs.
    pub(crate) fn deletes(&self, message: &Message) {
        self.shared.change(|world| world.take_away(message.data.id));
    }

    /// Puts an emoji under a message.
    pub(crate) fn reacts(&self, message: &Message, emoji: &str) {
        self.shared.change(|world| world.react(message.data.id, self.user, emoji, true));
    }

    fn asks(&self, channel: Id, body: &Value) -> Pending {
        let id = self.write(channel, body);
        let since = self.shared.read(|world| world.message(id).changed_at);
        self.awaits_answer(id, since)
    }

    fn write(&self, channel: Id, body: &Value) -> Id {
        self.shared.change(|world| {
            world.change_thread_when_written(channel);
            world.post(self.user, channel, body, Origin::default())
        })
    }

    fn awaits_answer(&self, message: Id, since: u64) -> Pending {
        let what = self.shared.read(|world| {
            let said = world.message(message);
            format!("an answer to {:?} of {}", said.content, world.user(self.user).name)
        });
        Pending::new(&self.shared, what, Awaited::AnswerTo { message, since })
    }

    fn may_write(&self, world: &World, channel: Id) {
        let guild = world.channel(channel).guild;
        let name = &world.user(self.user).name;
        let member = guild.is_none_or(|guild| world.guild(guild).members.contains_key(&self.user));
        assert!(member, "{name} isn't in the guild of that channel");
    }
}

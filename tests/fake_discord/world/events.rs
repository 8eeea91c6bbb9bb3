//! What does the bot hear of it? The dispatches that follow from what happens in the world.

use serde_json::{Value, json};

use super::World;
use super::ids::Id;
use super::messages::MessageData;
use super::permissions::VIEW_CHANNEL;
use crate::fake_discord::checks::dropped;
use crate::fake_discord::gateway::intents;
use crate::fake_discord::transcript::brief;
use crate::fake_discord::wire;

/// The field that marks every event with the fake it came from.
pub(crate) const MARK: &str = "_fake";

impl World {
    /// Sends an event to every session that should hear of it. `guild` is where it happened.
    pub(crate) fn dispatch(&mut self, event: &str, guild: Option<Id>, data: &Value) {
        let needed = intents::needed(event, guild.is_some());
        for index in self.gateway.listeners(guild, needed) {
            self.dispatch_to(index, event, data.clone());
        }
    }

    /// Sends an event to one session.
    pub(crate) fn dispatch_to(&mut self, session: usize, event: &str, mut data: Value) {
        if let Some(object) = data.as_object_mut() {
            object.insert(MARK.to_owned(), json!(self.number));
        }
        if self.load.is_none()
            && let Some(why) = dropped::reason(event, &data)
        {
            self.unreadable.push(format!("{event}: {why}"));
        }
        let lost = self.gateway.push(session, event, data.clone());
        if self.load.is_some() {
            return self.gateway.forget_log(session);
        }
        let way = if lost { "gateway -x" } else { "gateway ->" };
        self.transcript.note(format!("{way} {event} {}", brief(&data)));
    }

    /// Tells of a message that was posted or changed.
    pub(crate) fn tell_message(&mut self, event: &str, id: Id) {
        let message = self.message(id).clone();
        if message.only_for.is_some() || !self.bot_hears(message.channel) {
            return;
        }
        let guild = self.channel(message.channel).guild;
        let needed = intents::needed(event, guild.is_some());
        for index in self.gateway.listeners(guild, needed) {
            let intents = self.gateway.intents(index);
            let readable = self.content_is_readable(&message, intents);
            let replied = message.reference.and_then(|id| self.messages.get(&id));
            let referenced = replied.is_none_or(|replied| self.content_is_readable(replied, intents));
            let data = wire::message::gateway(self, &message, readable, referenced);
            self.dispatch_to(index, event, data);
        }
    }

    /// Tells of a message that was taken away.
    pub(crate) fn tell_deletion(&mut self, message: &MessageData) {
        if message.only_for.is_some() || !self.bot_hears(message.channel) {
            return;
        }
        let guild = self.channel(message.channel).guild;
        let mut data = json!({ "id": message.id, "channel_id": message.channel });
        if let Some(guild) = guild {
            data["guild_id"] = json!(guild);
        }
        self.dispatch("MESSAGE_DELETE", guild, &data);
    }

    /// Tells of a channel or thread.
    pub(crate) fn tell_channel(&mut self, event: &str, id: Id) {
        let channel = self.channel(id);
        let Some(guild) = channel.guild else { return };
        let data = wire::place::channel(self, channel);
        if self.bot_hears(id) {
            self.dispatch(event, Some(guild), &data);
        }
    }

    /// Tells of a whole guild, as when the bot comes into it.
    pub(crate) fn tell_guild(&mut self, id: Id) {
        if self.guild(id).has_bot && !self.guild(id).untold {
            for index in self.gateway.listeners(Some(id), intents::GUILDS) {
                let data = wire::guild::create(self, id, self.gateway.intents(index));
                self.dispatch_to(index, "GUILD_CREATE", data);
            }
        }
    }

    /// Whether the bot gets to hear what happens in this channel.
    pub(crate) fn bot_hears(&self, channel: Id) -> bool {
        let untold = self.channel(channel).guild.is_some_and(|guild| self.guild(guild).untold);
        !untold && self.bot_is_at(channel) && self.permissions(self.bot, channel) & VIEW_CHANNEL != 0
    }

    /// A message as the bot reads it over REST, where the same rule holds as on the gateway.
    pub(crate) fn as_read(&self, id: Id) -> Value {
        let message = self.message(id);
        let mut value = wire::message::full(self, id);
        if !self.content_is_readable(message, self.privileged) {
            value["content"] = json!("");
            for list in ["embeds", "components", "attachments"] {
                value[list] = json!([]);
            }
        }
        let replied = message.reference.and_then(|id| self.messages.get(&id));
        if replied.is_some_and(|replied| !self.content_is_readable(replied, self.privileged))
            && value["referenced_message"].is_object()
        {
            value["referenced_message"]["content"] = json!("");
        }
        value
    }

    /// Tells of a reaction that somebody added or took back.
    pub(crate) fn react(&mut self, id: Id, user: Id, emoji: &str, added: bool) {
        let message = self.message_mut(id);
        message.reactions.retain(|(other, by)| other != emoji || *by != user);
        if added {
            message.reactions.push((emoji.to_owned(), user));
        }
        let message = message.clone();
        let guild = self.channel(message.channel).guild;
        let mut data = json!({
            "user_id": user, "channel_id": message.channel, "message_id": id,
            "message_author_id": message.author, "burst": false, "type": 0,
            "emoji": { "id": null, "name": emoji },
        });
        if let Some(guild) = guild {
            data["guild_id"] = json!(guild);
            data["member"] = wire::person::member(self, guild, user);
        }
        let event = if added { "MESSAGE_REACTION_ADD" } else { "MESSAGE_REACTION_REMOVE" };
        if self.bot_hears(message.channel) && message.only_for.is_none() {
            self.dispatch(event, guild, &data);
        }
    }

    /// Removes the bot from a guild, and tells it.
    pub(crate) fn remove_bot(&mut self, guild: Id) {
        let bot = self.bot;
        let data = self.guild_mut(guild);
        data.has_bot = false;
        data.members.remove(&bot);
        self.dispatch("GUILD_DELETE", Some(guild), &json!({ "id": guild }));
    }

    /// Discord's rule for bots without the privileged intent: its own messages, direct ones, and
    /// those that mention it.
    fn content_is_readable(&self, message: &MessageData, intents: u64) -> bool {
        intents & intents::MESSAGE_CONTENT != 0
            || message.author == self.bot
            || self.channel(message.channel).guild.is_none()
            || message.pings.users.contains(&self.bot)
    }
}

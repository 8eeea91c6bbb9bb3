//! How do threads and forum posts begin?

use serde_json::Value;

use super::World;
use super::ids::Id;
use super::places::{ChannelData, ChannelKind};

impl World {
    /// Makes a channel in a guild, and tells the bot.
    pub(crate) fn make_channel(&mut self, guild: Id, kind: ChannelKind, name: &str) -> Id {
        let id = self.ids.next();
        let mut channel = ChannelData::new(id, kind, name);
        channel.guild = Some(guild);
        self.add_channel(channel);
        self.tell_channel("CHANNEL_CREATE", id);
        id
    }

    /// Begins a thread below a channel, perhaps from a message, and tells the bot. A thread from
    /// a message has that message's id, as on Discord.
    pub(crate) fn begin_thread(&mut self, parent: Id, owner: Id, name: &str, from: Option<Id>) -> Id {
        let id = from.unwrap_or_else(|| self.ids.next());
        let mut thread = ChannelData::new(id, ChannelKind::PublicThread, name);
        thread.guild = self.channel(parent).guild;
        thread.parent = Some(parent);
        thread.owner = Some(owner);
        self.add_channel(thread);
        if let Some(message) = from {
            self.message_mut(message).thread = Some(id);
        }
        self.tell_channel("THREAD_CREATE", id);
        id
    }

    /// Sets what `body` says of a thread: archived, locked, its name and its tags.
    pub(crate) fn change_thread(&mut self, id: Id, body: &Value) {
        let Some(channel) = self.channels.get_mut(&id) else { return };
        if let Some(archived) = body["archived"].as_bool() {
            channel.archived = archived;
        }
        if let Some(locked) = body["locked"].as_bool() {
            channel.locked = locked;
        }
        if let Some(name) = body["name"].as_str() {
            name.clone_into(&mut channel.name);
        }
        if let Some(tags) = body["applied_tags"].as_array() {
            let ids = tags.iter().filter_map(|tag| tag.as_str()?.parse().ok());
            channel.applied_tags = ids.collect();
        }
        self.tell_channel("THREAD_UPDATE", id);
    }

    /// Deletes a channel or thread, with its messages, and tells the bot.
    pub(crate) fn delete_channel(&mut self, id: Id) {
        let is_thread = self.channel(id).kind.is_thread();
        self.tell_channel(if is_thread { "THREAD_DELETE" } else { "CHANNEL_DELETE" }, id);
        self.messages.values_mut().filter(|message| message.channel == id).for_each(|message| {
            message.deleted = true;
        });
        if let Some(channel) = self.channels.get_mut(&id) {
            channel.gone = true;
        }
    }

    /// Writing into a thread that was archived opens it again.
    pub(crate) fn change_thread_when_written(&mut self, id: Id) {
        if self.channel(id).archived {
            self.change_thread(id, &serde_json::json!({ "archived": false }));
        }
    }
}

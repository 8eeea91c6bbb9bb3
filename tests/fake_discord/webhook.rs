//! What do webhooks do? They post under any name, as a news feed does, or a program that speaks for people.

use std::sync::Arc;

use serde_json::{Value, json};

use super::guild::Channel;
use super::reply::Message;
use super::shared::Shared;
use super::world::ids::Id;
use super::world::messages::Origin;
use super::world::people::UserData;

/// A webhook of a channel, or of a forum.
#[derive(Clone)]
pub(crate) struct Webhook {
    shared: Arc<Shared>,
    channel: Id,
    id: Id,
}

impl Channel {
    /// Makes a webhook here.
    pub(crate) fn webhook(&self, name: &str) -> Webhook {
        let id = self.shared.change(|world| {
            let id = world.ids.next();
            let user = UserData { bot: true, ..UserData::person(id, name, "en-US") };
            world.users.insert(id, user);
            id
        });
        Webhook { shared: Arc::clone(&self.shared), channel: self.id, id }
    }
}

impl Webhook {
    /// Posts these words.
    pub(crate) fn says(&self, text: &str) -> Message {
        self.sends(&json!({ "content": text }))
    }

    /// Posts a message of this body.
    pub(crate) fn sends(&self, body: &Value) -> Message {
        let id = self.shared.change(|world| {
            let origin = Origin { webhook: Some(self.id), ..Origin::default() };
            world.post(self.id, self.channel, body, origin)
        });
        Message::show(&self.shared, id)
    }

    /// Changes a message of its own.
    pub(crate) fn edits(&self, message: &Message, text: &str) {
        self.shared.change(|world| world.edit(message.data.id, &json!({ "content": text })));
    }

    /// Begins a post in its forum.
    pub(crate) fn posts(&self, title: &str, text: &str) -> Channel {
        let id = self.shared.change(|world| {
            let thread = world.begin_thread(self.channel, self.id, title, None);
            let origin = Origin { id: Some(thread), webhook: Some(self.id), ..Origin::default() };
            world.post(self.id, thread, &json!({ "content": text }), origin);
            thread
        });
        Channel { shared: Arc::clone(&self.shared), id }
    }
}

//! What did the bot send, for those who draw it? The parts as Discord got them, and what the ids in them are called.

use std::fmt;

use serde_json::{Map, Value, json};

use super::reply::{Message, Reply};
use super::shared::Shared;

/// Something that the bot sent, and that can be drawn.
pub(crate) trait Sent: fmt::Display {
    /// Its parts.
    fn sent(&self) -> Value;
}

impl<T: Sent> Sent for &T {
    fn sent(&self) -> Value {
        (**self).sent()
    }
}

impl Sent for Message {
    fn sent(&self) -> Value {
        let answers = self.shared.read(|world| {
            let message = world.messages.get(&self.data.reference?)?;
            Some(json!({ "who": world.user(message.author).shown_name(), "said": message.content }))
        });
        let sent = json!({
            "content": self.content(), "embeds": self.embeds(), "components": self.components(),
            "ephemeral": self.is_ephemeral(), "answers": answers,
        });
        with_names(&self.shared, sent)
    }
}

impl Sent for Reply {
    fn sent(&self) -> Value {
        match self.form() {
            Some(modal) => json!({ "form": modal.form }),
            None => Message::sent(self),
        }
    }
}

/// The same, with the names of the people and channels that it mentions.
fn with_names(shared: &Shared, mut sent: Value) -> Value {
    let text = sent.to_string();
    let names: Map<String, Value> = shared.read(|world| {
        let users = world.users.values().map(|user| (user.id, format!("@{}", user.shown_name())));
        let channels = world.channels.values().map(|channel| (channel.id, format!("#{}", channel.name)));
        let named = users.chain(channels).map(|(id, name)| (id.to_string(), json!(name)));
        named.filter(|(id, _)| text.contains(id)).collect()
    });
    sent["names"] = Value::Object(names);
    sent
}

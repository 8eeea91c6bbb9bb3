//! What does a person see? Messages, forms and choices, as they stood when they were shown.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde_json::Value;

use super::guild::Channel;
use super::render;
use super::shared::Shared;
use super::world::ids::Id;
use super::world::messages::{CROSSPOSTED, MessageData};

/// A message as it stood at one moment. Displayed, it is what a person sees.
#[derive(Clone)]
pub(crate) struct Message {
    pub(super) shared: Arc<Shared>,
    pub(super) data: MessageData,
    text: String,
    pings: Vec<String>,
}

impl Message {
    pub(super) fn show(shared: &Arc<Shared>, id: Id) -> Message {
        let (data, text, pings) = shared.change(|world| {
            world.shown.insert(id);
            let data = world.message(id).clone();
            let pings = world.ping_names(&data.pings, data.channel);
            (data, render::message(world, id), pings)
        });
        Message { shared: Arc::clone(shared), data, text, pings }
    }

    /// Its id, as Discord writes it.
    pub(crate) fn id(&self) -> String {
        self.data.id.to_string()
    }

    /// Its text, with mentions and all as it was sent.
    pub(crate) fn content(&self) -> &str {
        &self.data.content
    }

    /// Its embeds, as they were sent.
    pub(crate) fn embeds(&self) -> &[Value] {
        &self.data.embeds
    }

    /// The names of its files, with their contents.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let ids = self.data.attachments.iter().filter_map(|file| file["id"].as_str()?.parse().ok());
        let ids: Vec<Id> = ids.collect();
        self.shared.read(|world| {
            let files = ids.iter().filter_map(|id| world.files.get(id));
            files.map(|file| (file.name.clone(), file.content.clone())).collect()
        })
    }

    /// Its rows of components, as they were sent but for the numbers Discord gives them.
    pub(crate) fn components(&self) -> &[Value] {
        &self.data.components
    }

    /// Whether one person only sees it.
    pub(crate) fn is_ephemeral(&self) -> bool {
        self.data.is_ephemeral()
    }

    /// Whom it pings: `@anna`, `@mods`, `@everyone`.
    pub(crate) fn pings(&self) -> &[String] {
        &self.pings
    }

    /// The id of the message it replies to.
    pub(crate) fn replies_to(&self) -> Option<String> {
        self.data.reference.map(|id| id.to_string())
    }

    /// The emoji people and the bot put under it.
    pub(crate) fn reactions(&self) -> Vec<String> {
        self.data.reactions.iter().map(|(emoji, _)| emoji.clone()).collect()
    }

    /// The labels of its buttons.
    pub(crate) fn buttons(&self) -> Vec<String> {
        let parts = render::parts(&self.data.components);
        parts.filter_map(|part| Some(part["label"].as_str()?.to_owned())).collect()
    }

    /// The custom_id of the button with this label.
    pub(crate) fn custom_id(&self, label: &str) -> Option<String> {
        let mut parts = render::parts(&self.data.components);
        let found = parts.find(|part| part["label"] == label)?;
        Some(found["custom_id"].as_str()?.to_owned())
    }

    /// The channel it stands in.
    pub(crate) fn channel(&self) -> Channel {
        Channel { shared: Arc::clone(&self.shared), id: self.data.channel }
    }

    /// The thread that was begun from it.
    pub(crate) fn thread(&self) -> Option<Channel> {
        let id = self.shared.read(|world| world.message(self.data.id).thread)?;
        Some(Channel { shared: Arc::clone(&self.shared), id })
    }

    /// Whether it has been published to the channels that follow its own.
    pub(crate) fn is_published(&self) -> bool {
        self.shared.read(|world| world.message(self.data.id).flags & CROSSPOSTED != 0)
    }

    /// Whether it has been taken away by now.
    pub(crate) fn is_deleted(&self) -> bool {
        self.shared.read(|world| world.message(self.data.id).deleted)
    }

    /// The message as it stands now.
    pub(crate) fn now(&self) -> Message {
        Message::show(&self.shared, self.data.id)
    }

    /// The message after its next change, if it hasn't changed already.
    pub(crate) async fn changed(&self) -> Message {
        let (id, before) = (self.data.id, self.data.changed_at);
        self.shared
            .wait_for("a message to change", |world| (world.message(id).changed_at > before).then_some(()))
            .await;
        self.now()
    }

    /// Waits until it is taken away.
    pub(crate) async fn deleted(&self) {
        let id = self.data.id;
        self.shared
            .wait_for("a message to be deleted", |world| world.message(id).deleted.then_some(()))
            .await;
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "message {}:\n{}", self.data.id, self.text)
    }
}

/// A form the bot opened.
#[derive(Clone)]
pub(crate) struct Modal {
    pub(super) interaction: Id,
    pub(super) form: Value,
}

/// What the bot answered with: a message, which it can be used as, or a form.
#[derive(Clone)]
pub(crate) struct Reply {
    shown: Shown,
    text: String,
}

#[derive(Clone)]
enum Shown {
    Message(Box<Message>),
    Modal(Modal),
}

impl Reply {
    pub(super) fn message(shared: &Arc<Shared>, id: Id) -> Reply {
        let message = Message::show(shared, id);
        Reply { text: message.to_string(), shown: Shown::Message(Box::new(message)) }
    }

    pub(super) fn modal(shared: &Arc<Shared>, interaction: Id, form: Value) -> Reply {
        let text = shared.read(|world| render::modal(world, &form));
        Reply { text, shown: Shown::Modal(Modal { interaction, form }) }
    }

    /// The form, if it is one.
    pub(crate) fn form(&self) -> Option<&Modal> {
        match &self.shown {
            Shown::Modal(modal) => Some(modal),
            Shown::Message(_) => None,
        }
    }
}

impl Deref for Reply {
    type Target = Message;

    fn deref(&self) -> &Message {
        match &self.shown {
            Shown::Message(message) => message,
            Shown::Modal(_) => panic!("the bot opened a form, not a message:\n{}", self.text),
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What the bot offers while a person types. Displayed, one `name = value` a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choices(Vec<(String, String)>);

impl Choices {
    pub(super) fn new(choices: &[Value]) -> Choices {
        let plain = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
        Choices(choices.iter().map(|c| (plain(&c["name"]), plain(&c["value"]))).collect())
    }

    /// Their names, as a person sees them.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Their values, as the bot gets them.
    pub(crate) fn values(&self) -> Vec<&str> {
        self.0.iter().map(|(_, value)| value.as_str()).collect()
    }
}

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(name, value)| writeln!(f, "{name} = {value}"))
    }
}

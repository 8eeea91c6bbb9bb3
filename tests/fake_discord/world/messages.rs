//! What stands in a channel? Messages: posted, changed, taken away.

use std::time::Duration;

use serde_json::{Value, json};

use super::World;
use super::ids::Id;
use super::mentions::Pings;
use super::places::ChannelKind;

/// Published to the channels that follow its own.
pub(crate) const CROSSPOSTED: u64 = 1 << 0;
/// Seen by one person only, and gone when their Discord restarts.
pub(crate) const EPHEMERAL: u64 = 1 << 6;
/// "... is thinking": a deferral without its answer.
pub(crate) const LOADING: u64 = 1 << 7;
/// A message that was spoken.
pub(crate) const VOICE: u64 = 1 << 13;
/// Flags a sender may set itself: no link previews, ephemeral, silent, spoken.
const SETTABLE: u64 = 1 << 2 | EPHEMERAL | 1 << 12 | VOICE;

/// An ordinary message, a reply, an answer to a slash command, and one to a context menu.
pub(crate) const DEFAULT: u8 = 0;
pub(crate) const REPLY: u8 = 19;
pub(crate) const SLASH_ANSWER: u8 = 20;
pub(crate) const MENU_ANSWER: u8 = 23;

/// A message.
#[derive(Clone, Debug)]
pub(crate) struct MessageData {
    pub(crate) id: Id,
    pub(crate) channel: Id,
    pub(crate) author: Id,
    pub(crate) kind: u8,
    pub(crate) content: String,
    pub(crate) embeds: Vec<Value>,
    pub(crate) components: Vec<Value>,
    pub(crate) attachments: Vec<Value>,
    pub(crate) flags: u64,
    pub(crate) reference: Option<Id>,
    /// The message that it forwards, as it stood then.
    pub(crate) forwarded: Option<Box<MessageData>>,
    /// The webhook that posted it.
    pub(crate) webhook: Option<Id>,
    pub(crate) allowed_mentions: Option<Value>,
    pub(crate) pings: Pings,
    pub(crate) nonce: Option<Value>,
    /// Whether so much time went by that Discord no longer knows the nonce.
    pub(crate) nonce_forgotten: bool,
    pub(crate) interaction: Option<Id>,
    /// Who alone sees it.
    pub(crate) only_for: Option<Id>,
    /// The moment of its last edit, where it was edited.
    pub(crate) edited: Option<Id>,
    pub(crate) deleted: bool,
    pub(crate) pinned: bool,
    pub(crate) reactions: Vec<(String, Id)>,
    pub(crate) thread: Option<Id>,
    /// The world's moment of its last change.
    pub(crate) changed_at: u64,
}

impl MessageData {
    /// Whether a person can read it: it is there, and no mere promise.
    pub(crate) fn is_readable(&self) -> bool {
        !self.deleted && self.flags & LOADING == 0
    }

    /// Whether it is seen by one person only.
    pub(crate) fn is_ephemeral(&self) -> bool {
        self.flags & EPHEMERAL != 0
    }

    fn blank(id: Id, channel: Id, author: Id) -> MessageData {
        MessageData {
            id,
            channel,
            author,
            kind: DEFAULT,
            content: String::new(),
            embeds: Vec::new(),
            components: Vec::new(),
            attachments: Vec::new(),
            flags: 0,
            reference: None,
            forwarded: None,
            webhook: None,
            allowed_mentions: None,
            pings: Pings::default(),
            nonce: None,
            nonce_forgotten: false,
            interaction: None,
            only_for: None,
            edited: None,
            deleted: false,
            pinned: false,
            reactions: Vec::new(),
            thread: None,
            changed_at: 0,
        }
    }

    /// Takes over what this body, a bot's or a person's, says of the message.
    fn take(&mut self, body: &Value) {
        if let Some(content) = body.get("content") {
            self.content = content.as_str().unwrap_or_default().to_owned();
        }
        for (key, list) in [
            ("embeds", &mut self.embeds),
            ("components", &mut self.components),
            ("attachments", &mut self.attachments),
        ] {
            if let Some(value) = body.get(key) {
                *list = value.as_array().cloned().unwrap_or_default();
            }
        }
        number(&mut self.components, &mut 0);
        for embed in &mut self.embeds {
            if let Some(embed) = embed.as_object_mut() {
                embed.insert("type".to_owned(), json!("rich"));
            }
        }
        let allowed = body.get("allowed_mentions").filter(|value| !value.is_null());
        if body.get("content").is_some() || allowed.is_some() {
            // A new text is read for mentions anew: what an earlier request allowed no longer holds.
            self.allowed_mentions = allowed.cloned();
        }
        if let Some(flags) = body["flags"].as_u64() {
            let kept = self.flags & (EPHEMERAL | LOADING);
            self.flags = flags & SETTABLE | kept;
        }
    }
}

/// Numbers components from 1, those within rows too, as Discord does.
fn number(components: &mut [Value], last: &mut u64) {
    for component in components {
        *last += 1;
        if let Some(object) = component.as_object_mut() {
            object.insert("id".to_owned(), json!(*last));
        }
        if let Some(inner) = component.get_mut("components").and_then(Value::as_array_mut) {
            number(inner, last);
        }
    }
}

/// Where a new message comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Origin {
    /// The interaction it answers.
    pub(crate) interaction: Option<Id>,
    /// Who alone sees it.
    pub(crate) only_for: Option<Id>,
    /// Its kind, where it isn't an ordinary message or a reply.
    pub(crate) kind: Option<u8>,
    /// Whether it only promises an answer.
    pub(crate) loading: bool,
    /// Its id, where it shares one with its thread.
    pub(crate) id: Option<Id>,
    /// The message that it forwards.
    pub(crate) forwards: Option<Id>,
    /// The webhook that posts it.
    pub(crate) webhook: Option<Id>,
}

impl World {
    /// The message with this id, if there ever was one.
    pub(crate) fn message(&self, id: Id) -> &MessageData {
        self.messages.get(&id).unwrap_or_else(|| panic!("there is no message {id}"))
    }

    pub(crate) fn message_mut(&mut self, id: Id) -> &mut MessageData {
        self.messages.get_mut(&id).unwrap_or_else(|| panic!("there is no message {id}"))
    }

    /// Posts what `body` says, and tells the bot.
    pub(crate) fn post(&mut self, author: Id, channel: Id, body: &Value, origin: Origin) -> Id {
        let id = origin.id.unwrap_or_else(|| self.ids.next());
        let mut message = MessageData::blank(id, channel, author);
        message.take(body);
        let reference = body["message_reference"]["message_id"].as_str();
        message.reference = reference.and_then(|id| id.parse().ok());
        message.kind = origin.kind.unwrap_or(if message.reference.is_some() { REPLY } else { DEFAULT });
        message.nonce = body.get("nonce").filter(|nonce| !nonce.is_null()).cloned();
        message.forwarded = origin.forwards.map(|id| Box::new(self.message(id).clone()));
        message.webhook = origin.webhook;
        message.interaction = origin.interaction;
        message.only_for = origin.only_for;
        if origin.only_for.is_some() {
            message.flags |= EPHEMERAL;
        } else {
            message.flags &= !EPHEMERAL;
        }
        if origin.loading {
            message.flags |= LOADING;
        }
        self.settle(&mut message);
        self.note_bot(&message, "posted");
        self.messages.insert(id, message);
        self.tell_message("MESSAGE_CREATE", id);
        id
    }

    /// A person writes so many messages, a second apart, of which the bot isn't told.
    pub(crate) fn chat(&mut self, author: Id, channel: Id, messages: usize) {
        for number in 0..messages {
            self.ids.pass(Duration::from_secs(1));
            let id = self.ids.next();
            let mut message = MessageData::blank(id, channel, author);
            message.content = format!("praat {number}");
            message.changed_at = self.tick();
            self.messages.insert(id, message);
        }
    }

    /// Changes a message to what `body` says of it, and tells the bot.
    pub(crate) fn edit(&mut self, id: Id, body: &Value) {
        let mut message = self.message(id).clone();
        message.take(body);
        message.edited = (message.flags & LOADING == 0).then(|| self.ids.next());
        message.flags &= !LOADING;
        self.settle(&mut message);
        self.note_bot(&message, "edited");
        self.messages.insert(id, message);
        self.tell_message("MESSAGE_UPDATE", id);
    }

    /// Takes a message away, and tells the bot.
    pub(crate) fn take_away(&mut self, id: Id) {
        let moment = self.tick();
        let message = self.message_mut(id);
        message.deleted = true;
        message.changed_at = moment;
        let message = message.clone();
        self.note_bot(&message, "deleted");
        self.tell_deletion(&message);
    }

    /// Works out what follows from the text: pings, and the moment of change.
    fn settle(&mut self, message: &mut MessageData) {
        message.changed_at = self.tick();
        message.pings = self.pings(
            message.author,
            message.channel,
            &message.content,
            message.allowed_mentions.as_ref(),
            message.reference,
        );
    }

    fn note_bot(&mut self, message: &MessageData, deed: &str) {
        if message.author == self.bot {
            let text = format!("{deed} message {}: {:?}", message.id, message.content);
            self.note_deed(message.channel, text);
        }
    }

    /// The messages of a channel that everybody there sees, oldest first.
    pub(crate) fn messages_in(&self, channel: Id) -> impl Iterator<Item = &MessageData> {
        self.messages.values().filter(move |m| m.channel == channel && !m.deleted && m.only_for.is_none())
    }

    /// The message the bot posted here with this nonce, if it did.
    pub(crate) fn with_nonce(&self, channel: Id, nonce: &Value) -> Option<Id> {
        self.messages
            .values()
            .find(|m| {
                m.channel == channel
                    && m.author == self.bot
                    && m.nonce.as_ref() == Some(nonce)
                    && !m.nonce_forgotten
            })
            .map(|m| m.id)
    }

    /// Whether this channel is a direct one of the bot.
    pub(crate) fn is_bot_dm(&self, channel: Id) -> bool {
        self.channel(channel).kind == ChannelKind::Dm
    }
}

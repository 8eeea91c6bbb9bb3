//! What does a message want of the bot?

use serenity::all::{Message, MessageFlags, MessageType};

use super::follow_up;
use super::names::Names;
use super::pointing::only_points;
use crate::discord::conversation;
use crate::discord::state::State;
use crate::discord::words;
use crate::search::{Intent, intent};

/// What a message wants of the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Addressed {
    /// Nothing: it is no business of ours.
    Nothing,
    /// To know what the bot can do: a mention and nothing more.
    Help,
    /// The answer to this question.
    Answer(String),
    /// The answer to the question of somebody else that it replies to.
    Theirs(String),
    /// The same, where that message can't be read.
    Unreadable,
    /// Something, under the name of its role: those words can't be read.
    ByRole,
    /// To be looked at: a picture.
    Picture,
    /// To be listened to: a message that was spoken.
    Voice,
}

/// A question is what a person says to the bot alone, with its name in it, or in reply to it.
pub(crate) fn addressed(message: &Message, names: &Names) -> Addressed {
    if is_from_a_person(message) { put_to_the_bot(message, names) } else { Addressed::Nothing }
}

fn is_from_a_person(message: &Message) -> bool {
    !message.author.bot && message.webhook_id.is_none()
}

/// The same, of a message that is known to be a person's, whoever posted it.
pub(crate) fn put_to_the_bot(message: &Message, names: &Names) -> Addressed {
    let is_said = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    let called = names.call_in(message);
    let earlier = message.referenced_message.as_deref();
    let replied = earlier.is_some_and(|earlier| earlier.author.id == names.bot);
    let alone = message.guild_id.is_none();
    if !is_said || !(called || replied || alone) {
        return Addressed::Nothing;
    }
    let text = names.without(&words::said(message));
    // The names are a part of the content: where there is none, Discord does not show it.
    if names.role_in(message) && message.content.is_empty() {
        return Addressed::ByRole;
    }
    if let Some(theirs) = earlier.filter(|_| called && !replied && only_points(&text)) {
        let question = words::shown(theirs);
        let readable = words::has_words(&question);
        return if readable { Addressed::Theirs(question) } else { Addressed::Unreadable };
    }
    if words::has_words(&text) {
        Addressed::Answer(text)
    } else if called || alone {
        wordless(message, called && !replied)
    } else {
        // A sticker, a picture, or a reply whose text Discord doesn't show us.
        Addressed::Nothing
    }
}

/// What a message without words wants.
fn wordless(message: &Message, called: bool) -> Addressed {
    if message.flags.is_some_and(|flags| flags.contains(MessageFlags::IS_VOICE_MESSAGE)) {
        return Addressed::Voice;
    }
    let forwarded = message.message_snapshots.iter().any(|snapshot| !snapshot.attachments.is_empty());
    if forwarded || !message.attachments.is_empty() {
        return Addressed::Picture;
    }
    if called { Addressed::Help } else { Addressed::Nothing }
}

/// Whether a message on a server replies to the bot without naming it, and asks nothing: people talk about
/// what it said, and nobody wants a word of it. Politeness is returned.
pub(crate) fn is_talk(message: &Message, names: &Names, text: &str, state: &State) -> bool {
    let named = names.without(&message.content) != message.content.trim();
    let about = message.referenced_message.as_deref().filter(|earlier| earlier.author.id == names.bot);
    let Some(earlier) = about.filter(|_| message.guild_id.is_some() && !named) else { return false };
    let (channel, guild, asker) = (message.channel_id, message.guild_id, message.author.id);
    let turn = conversation::Turn { id: message.id.get(), channel, guild, asker, about };
    let before = conversation::before(turn, state);
    let says_nothing =
        matches!(intent(text, before.as_deref()), Intent::Reaction(_) | Intent::Unclear(_) | Intent::Command);
    says_nothing && follow_up::onward(text, earlier).is_none()
}

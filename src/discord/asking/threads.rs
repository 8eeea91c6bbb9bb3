//! What does the bot notice of the threads in the group? That one begins, that somebody writes, that one goes.
//! Never what is written: it may not read that.

use serenity::all::{
    ChannelType, GuildChannel, Message, MessageType, MessageUpdateEvent, PartialGuildChannel,
};

use crate::discord::state::State;
use crate::domain::open_question::QuestionKey;
use crate::domain::{ChannelId, GuildId, MemberId, MessageId};

/// A thread begins: in the group, it is a question.
pub(crate) async fn begun(thread: &GuildChannel, state: &State) {
    let (Some(questions), Some(parent), Some(owner)) = (state.group.get(), thread.parent_id, thread.owner_id)
    else {
        return;
    };
    // Discord tells of an old one too, when the bot is let into it: that has been talked in.
    let is_new = thread.total_message_sent.unwrap_or_default() <= 1;
    let ours = state.directory.bot() == Some(owner);
    if ours || !is_new || thread.kind != ChannelType::PublicThread {
        return;
    }
    let locale = state.directory.locale(thread.guild_id);
    let language = state.language_on(Some(thread.guild_id), None, locale).await;
    let place = (ChannelId::new(parent.into()), MemberId::new(owner.into()));
    questions.begun(key(thread.guild_id, thread.id), place, &thread.name, language).await;
}

/// Somebody wrote something.
pub(crate) async fn wrote(message: &Message, state: &State) {
    let (Some(questions), Some(guild)) = (state.group.get(), message.guild_id) else { return };
    let by_a_person = !message.author.bot && message.webhook_id.is_none();
    if !by_a_person || !matches!(message.kind, MessageType::Regular | MessageType::InlineReply) {
        return;
    }
    let (id, member) = (MessageId::new(message.id.into()), MemberId::new(message.author.id.into()));
    questions.wrote(key(guild, message.channel_id), id, member).await;
}

/// Messages were deleted.
pub(crate) async fn deleted(
    guild: Option<serenity::all::GuildId>,
    (channel, messages): (serenity::all::ChannelId, &[serenity::all::MessageId]),
    state: &State,
) {
    let (Some(questions), Some(guild)) = (state.group.get(), guild) else { return };
    let messages: Vec<_> = messages.iter().map(|id| MessageId::new((*id).into())).collect();
    questions.messages_gone(key(guild, channel), &messages).await;
}

/// A message was edited, and not only completed by Discord.
pub(crate) async fn edited(event: &MessageUpdateEvent, state: &State) {
    let (Some(questions), Some(guild), Some(_)) = (state.group.get(), event.guild_id, event.edited_timestamp)
    else {
        return;
    };
    questions.message_edited(GuildId::new(guild.into()), MessageId::new(event.id.into())).await;
}

/// A thread is gone.
pub(crate) async fn gone(thread: &PartialGuildChannel, state: &State) {
    if let Some(questions) = state.group.get() {
        questions.thread_gone(key(thread.guild_id, thread.id)).await;
    }
}

fn key(guild: serenity::all::GuildId, thread: serenity::all::ChannelId) -> QuestionKey {
    QuestionKey { guild: GuildId::new(guild.into()), thread: ChannelId::new(thread.into()) }
}

//! How do members hear on Discord that they helped, and how are they asked for their words? By its REST alone.

use jiff::{SignedDuration, Timestamp};
use serenity::all::{
    ActionRowComponent, ButtonKind, ChannelId as DiscordChannel, Http, Message, MessageId as DiscordMessage,
    MessagePagination,
};

use super::cards;
use super::ids::{KeptDeed, KeptId};
use crate::app::daily::Undelivered;
use crate::app::kept::{KeptOutlet, Thanks};
use crate::discord::daily::refusal::{UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, changed_or_gone, undelivered};
use crate::discord::group::outlet::DiscordGroup;
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::rest::refusal::code;
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::discord::rest::send;
use crate::domain::helper::{Helper, MessagePlace};
use crate::domain::kept_answer::KeptAnswer;
use crate::domain::open_question::OpenQuestion;
use crate::domain::thanks::MessageKey;
use crate::domain::{ChannelId, Language, MemberId, MessageId};
use crate::texts::{WantedBy, kept};

/// How far our clock and Discord's may be apart.
const CLOCKS_APART: SignedDuration = SignedDuration::from_secs(10);

impl KeptOutlet for DiscordGroup {
    async fn thank(&self, helper: &Helper, thanks: &[Thanks]) -> Result<(), Undelivered> {
        let (Some(channel), Some(first)) = (helper.dm_channel, thanks.first()) else { return Ok(()) };
        let card = cards::thanks(thanks, helper.speaks);
        let nonce = format!("t{:016x}", first.mark.key.message.number());
        let channel = DiscordChannel::new(channel.number());
        let sent = send::post(self.http(), channel, card, nonce).await;
        sent.map(drop).map_err(|error| undelivered(&error))
    }

    async fn say_it_helped(&self, question: &OpenQuestion, message: MessageKey) -> Result<(), Undelivered> {
        let card = Card::notice(&kept(question.language).it_helped());
        reply(self.http(), (question.key.thread, message), card, 't').await.map(drop)
    }

    async fn ask_author(
        &self,
        answer: &KeptAnswer,
        (author, helper): (MemberId, Option<&Helper>),
        wanted: WantedBy,
    ) -> Result<MessagePlace, Undelivered> {
        let private = helper.and_then(|helper| Some((helper.dm_channel?, helper.speaks)));
        let card = cards::ask_author(answer, author, (wanted, private.map(|(_, language)| language)));
        let Some((channel, _)) = private else {
            let message = reply(self.http(), (answer.thread, answer.key), card, 'k').await?;
            return Ok(MessagePlace { channel: answer.thread, message });
        };
        let nonce = format!("k{:016x}", answer.key.message.number());
        let sent = send::post(self.http(), DiscordChannel::new(channel.number()), card, nonce).await;
        let message = sent.map_err(|error| undelivered(&error))?;
        Ok(MessagePlace { channel, message: MessageId::new(message.into()) })
    }

    async fn asked_before(
        &self,
        answer: &KeptAnswer,
        helper: Option<&Helper>,
    ) -> Result<Option<MessagePlace>, Undelivered> {
        let private = helper.and_then(|helper| helper.dm_channel);
        for channel in private.into_iter().chain([answer.thread]) {
            let since = answer.since.saturating_sub(CLOCKS_APART).unwrap_or(Timestamp::MIN);
            let at = MessagePagination::After(MessageId::at(since).number().into());
            let id = DiscordChannel::new(channel.number());
            let read =
                retry(RetryPolicy::LATER, |_| self.http().get_messages(id, Some(at), Some(limits::MESSAGES)));
            let messages = read.await.map_err(|error| undelivered(&error))?;
            if let Some(found) = messages.iter().find(|message| asks_for(message, answer.key)) {
                return Ok(Some(MessagePlace { channel, message: MessageId::new(found.id.into()) }));
            }
        }
        Ok(None)
    }

    async fn silence_question(&self, place: MessagePlace, language: Language) -> Result<(), Undelivered> {
        let at = (DiscordChannel::new(place.channel.number()), DiscordMessage::new(place.message.number()));
        let card = Card::notice(&kept(language).not_asked_any_more());
        changed_or_gone(send::replace(self.http(), at, card).await)
    }

    async fn stands(&self, thread: ChannelId, message: MessageKey) -> Result<bool, Undelivered> {
        let channel = DiscordChannel::new(thread.number());
        let id = DiscordMessage::new(message.message.number());
        match retry(RetryPolicy::LATER, |_| self.http().get_message(channel, id)).await {
            Ok(_) => Ok(true),
            Err(error) if [UNKNOWN_CHANNEL, UNKNOWN_MESSAGE].contains(&code(&error)) => Ok(false),
            Err(error) => Err(undelivered(&error)),
        }
    }
}

/// Whether a message asks its reader for the words of this one.
fn asks_for(message: &Message, key: MessageKey) -> bool {
    let parts = message.components.iter().flat_map(|row| &row.components);
    parts.into_iter().any(|part| match part {
        ActionRowComponent::Button(button) => match &button.data {
            ButtonKind::NonLink { custom_id, .. } => {
                let id = custom_id.parse::<KeptId>().ok();
                id.is_some_and(|id| id.deed == KeptDeed::WithName && id.key() == Some(key))
            }
            ButtonKind::Link { .. } | ButtonKind::Premium { .. } => false,
        },
        _ => false,
    })
}

/// Replies to a message in its thread, without a ping: once for each kind of word.
async fn reply(
    http: &Http,
    (thread, to): (ChannelId, MessageKey),
    card: Card,
    kind: char,
) -> Result<MessageId, Undelivered> {
    let to = (DiscordChannel::new(thread.number()), DiscordMessage::new(to.message.number()));
    let nonce = format!("{kind}{:016x}", to.1.get());
    let sent = send::reply_with(http, to, card, nonce).await.map_err(|error| undelivered(&error))?;
    Ok(MessageId::new(sent.into()))
}

//! How do members hear on Discord that they helped, and how are they asked for their words? By its REST alone.

use serenity::all::{ChannelId as DiscordChannel, Http, MessageId as DiscordMessage};

use super::cards;
use crate::app::daily::Undelivered;
use crate::app::kept::{KeptOutlet, Thanks};
use crate::discord::daily::refusal::{UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, undelivered};
use crate::discord::group::outlet::DiscordGroup;
use crate::discord::render::card::Card;
use crate::discord::rest::refusal::{Refusal, code, refusal_of};
use crate::discord::rest::retry::{RetryPolicy, retry};
use crate::discord::rest::send;
use crate::domain::helper::{Helper, MessagePlace};
use crate::domain::kept_answer::KeptAnswer;
use crate::domain::open_question::OpenQuestion;
use crate::domain::thanks::MessageKey;
use crate::domain::{ChannelId, Language, MemberId, MessageId};
use crate::texts::{WantedBy, kept};

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

    async fn take_question_back(
        &self,
        place: MessagePlace,
        (in_thread, language): (bool, Language),
    ) -> Result<(), Undelivered> {
        let at = (DiscordChannel::new(place.channel.number()), DiscordMessage::new(place.message.number()));
        let taken = if in_thread {
            send::delete(self.http(), at).await
        } else {
            send::replace(self.http(), at, Card::notice(&kept(language).not_asked_any_more())).await
        };
        match taken {
            Err(error) if refusal_of(&error) == Refusal::Gone => Ok(()),
            done => done.map_err(|error| undelivered(&error)),
        }
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

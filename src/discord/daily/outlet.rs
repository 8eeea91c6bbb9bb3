//! How is a post made, found again, and told of? By Discord's REST alone: a process need not hear of a
//! server to post there.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serenity::all::{
    ActionRowComponent, ButtonKind, Http, HttpError, Message, MessagePagination, Nonce, UserId,
};

use super::button::DailyButton;
use super::card;
use crate::app::daily::{DailyPost, Outlet, Refusal};
use crate::discord::render::limits;
use crate::discord::render::markdown::escape;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::refusal::{code, told};
use crate::domain::MessageId;
use crate::domain::schedule::ScheduleKey;
use crate::domain::{ChannelId, MemberId};

/// Discord's "Unknown Channel".
const UNKNOWN_CHANNEL: isize = 10003;
/// Discord's "Unknown Guild".
const UNKNOWN_GUILD: isize = 10004;
/// Discord's "Unknown Message".
const UNKNOWN_MESSAGE: isize = 10008;
/// Discord's "Missing Access": the channel can't be seen, or the bot is not on the server.
pub(crate) const MISSING_ACCESS: isize = 50001;
/// Discord's "Missing Permissions".
const MISSING_PERMISSIONS: isize = 50013;

/// How many pages of messages are read to find a post again: a thousand messages since it was begun.
const PAGES: usize = 10;
/// How much the clocks of two machines, and of Discord, may differ.
const CLOCKS_DIFFER: jiff::SignedDuration = jiff::SignedDuration::from_mins(5);

/// Discord, to the scheduler.
pub(crate) struct DiscordOutlet {
    http: Arc<Http>,
    bot: UserId,
}

impl DiscordOutlet {
    pub(crate) fn new(http: Arc<Http>, bot: UserId) -> Self {
        Self { http, bot }
    }

    /// "Missing Access" has two meanings.
    async fn refusal_of(&self, error: serenity::Error, key: ScheduleKey) -> Refusal {
        if code(&error) != MISSING_ACCESS {
            return refusal_of(&error);
        }
        match self.http.get_guild(key.guild.number().into()).await {
            Err(error) if matches!(code(&error), UNKNOWN_GUILD | MISSING_ACCESS) => Refusal::Removed,
            Ok(_) | Err(_) => Refusal::NotAllowed,
        }
    }

    /// Whether the messages of a channel may be read: without that, Discord shows none, and says
    /// nothing. Of a message that can't be there it says either that, or that we may not look.
    async fn may_read(&self, key: ScheduleKey) -> Result<(), Refusal> {
        let number = key.channel.number();
        match self.http.get_message(number.into(), number.into()).await {
            Err(error) if code(&error) == UNKNOWN_MESSAGE => Ok(()),
            Err(error) => Err(self.refusal_of(error, key).await),
            Ok(_) => Ok(()),
        }
    }

    fn is_post(&self, message: &Message, date: Date) -> bool {
        let ids = message.components.iter().flat_map(|row| &row.components).filter_map(|part| match part {
            ActionRowComponent::Button(button) => match &button.data {
                ButtonKind::NonLink { custom_id, .. } => custom_id.parse::<DailyButton>().ok(),
                ButtonKind::Link { .. } | ButtonKind::Premium { .. } => None,
            },
            _ => None,
        });
        message.author.id == self.bot && ids.into_iter().any(|id| id.date == date)
    }
}

impl Outlet for DiscordOutlet {
    async fn post(&self, post: &DailyPost) -> Result<MessageId, Refusal> {
        let channel = serenity::all::ChannelId::new(post.key.channel.number());
        let message = card::body(post).create();
        let message = message.nonce(Nonce::String(card::nonce_of(post))).enforce_nonce(true);
        match channel.send_message(&*self.http, message).await {
            Ok(message) => Ok(MessageId::new(message.id.into())),
            Err(error) => Err(self.refusal_of(error, post.key).await),
        }
    }

    async fn find(
        &self,
        key: ScheduleKey,
        date: Date,
        since: Timestamp,
    ) -> Result<Option<MessageId>, Refusal> {
        let since = since.saturating_sub(CLOCKS_DIFFER).unwrap_or(Timestamp::MIN).as_second();
        let mut before = None;
        for _ in 0..PAGES {
            let channel = key.channel.number().into();
            let page = self.http.get_messages(channel, before, Some(limits::MESSAGES)).await;
            let page = match page {
                Ok(page) => page,
                Err(error) => return Err(self.refusal_of(error, key).await),
            };
            if let Some(found) = page.iter().find(|message| self.is_post(message, date)) {
                return Ok(Some(MessageId::new(found.id.into())));
            }
            match page.last() {
                None if before.is_none() => return self.may_read(key).await.map(|()| None),
                Some(oldest) if oldest.timestamp.unix_timestamp() >= since => {
                    before = Some(MessagePagination::Before(oldest.id));
                }
                Some(_) | None => return Ok(None),
            }
        }
        Ok(None)
    }

    async fn tell(&self, member: MemberId, words: &str) -> bool {
        let sent = async {
            let channel = UserId::new(member.number()).create_dm_channel(&*self.http).await?;
            let message = MessageBody::words(words).create();
            channel.id.send_message(&*self.http, message).await
        };
        match sent.await {
            Ok(_) => true,
            Err(error) => {
                tracing::debug!(error = told(&error), "telling in private");
                false
            }
        }
    }

    fn channel(&self, channel: ChannelId) -> String {
        format!("<#{channel}>")
    }

    fn link(&self, key: ScheduleKey, message: MessageId) -> String {
        let (guild, channel, message) = (key.guild.number(), key.channel.number(), message.number());
        format!("https://discord.com/channels/{guild}/{channel}/{message}")
    }

    fn relative(&self, moment: Timestamp) -> String {
        format!("<t:{}:R>", moment.as_second())
    }

    fn plain(&self, typed: &str) -> String {
        escape(typed)
    }
}

/// What Discord's answer means for a post.
fn refusal_of(error: &serenity::Error) -> Refusal {
    let serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) = error else {
        return Refusal::Uncertain(told(error));
    };
    let said = format!("{} {} ({})", answer.status_code, answer.error.message, answer.error.code);
    match (answer.error.code, answer.status_code.as_u16()) {
        (UNKNOWN_CHANNEL, _) => Refusal::ChannelGone,
        (UNKNOWN_GUILD, _) => Refusal::Removed,
        (MISSING_ACCESS | MISSING_PERMISSIONS, _) => Refusal::NotAllowed,
        // A refused token ends the program; until then it says nothing of the post.
        (_, 401 | 429) => Refusal::Later(said),
        (_, 500..) => Refusal::Uncertain(said),
        _ => Refusal::Wrong(said),
    }
}

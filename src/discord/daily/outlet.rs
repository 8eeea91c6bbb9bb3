//! How is a post made, looked for, and told of? By Discord's REST alone: a process need not hear of a
//! server to post there.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serenity::all::{
    ActionRowComponent, AutoArchiveDuration, ButtonKind, ChannelId, CreateThread, Http, Message,
    MessagePagination, Nonce, UserId,
};

use super::button::DailyButton;
use super::refusal::{MISSING_ACCESS, UNKNOWN_GUILD, UNKNOWN_MESSAGE, is_as_good_as_done, undelivered};
use super::{card, words};
use crate::app::daily::{Along, ChannelPage, DailyPost, News, Outlet, Span, Undelivered};
use crate::discord::render::card::Card;
use crate::discord::render::command_links::CommandLinks;
use crate::discord::render::limits;
use crate::discord::rest::message::MessageBody;
use crate::discord::rest::refusal::{code, told};
use crate::domain::schedule::ScheduleKey;
use crate::domain::schedule::extras::ExtraKind;
use crate::domain::{MemberId, MessageId};
use crate::texts::arranging;

/// Discord, to the scheduler.
pub(crate) struct DiscordOutlet {
    http: Arc<Http>,
    bot: UserId,
    commands: Arc<CommandLinks>,
}

impl DiscordOutlet {
    pub(crate) fn new(http: Arc<Http>, bot: UserId, commands: Arc<CommandLinks>) -> Self {
        Self { http, bot, commands }
    }

    /// "Missing access" has two meanings.
    async fn undelivered(&self, error: serenity::Error, key: ScheduleKey) -> Undelivered {
        if code(&error) != MISSING_ACCESS {
            return undelivered(&error);
        }
        match self.http.get_guild(key.guild.number().into()).await {
            Err(error) if matches!(code(&error), UNKNOWN_GUILD | MISSING_ACCESS) => Undelivered::Removed,
            Ok(_) | Err(_) => Undelivered::NotAllowed,
        }
    }

    /// Whether the messages of a channel may be read: without that, Discord shows none, and says
    /// nothing. Of a message that can't be there it says either that, or that we may not look.
    async fn may_read(&self, key: ScheduleKey) -> Result<(), Undelivered> {
        let number = key.channel.number();
        match self.http.get_message(number.into(), number.into()).await {
            Err(error) if code(&error) == UNKNOWN_MESSAGE => Ok(()),
            Err(error) => Err(self.undelivered(error, key).await),
            Ok(_) => Ok(()),
        }
    }

    /// The date that a message is our quote of the day for.
    fn date_of(&self, message: &Message) -> Option<Date> {
        let parts = message.components.iter().flat_map(|row| &row.components);
        let mut ids = parts.filter_map(|part| match part {
            ActionRowComponent::Button(button) => match &button.data {
                ButtonKind::NonLink { custom_id, .. } => custom_id.parse::<DailyButton>().ok(),
                ButtonKind::Link { .. } | ButtonKind::Premium { .. } => None,
            },
            _ => None,
        });
        ids.next().filter(|_| message.author.id == self.bot).map(|id| id.date)
    }
}

impl Outlet for DiscordOutlet {
    async fn post(&self, post: &DailyPost) -> Result<MessageId, Undelivered> {
        let channel = ChannelId::new(post.key.channel.number());
        let message = MessageBody::from(card::card(post)).create();
        let message = message.nonce(Nonce::String(card::nonce_of(post))).enforce_nonce(true);
        match channel.send_message(&*self.http, message).await {
            Ok(message) => Ok(MessageId::new(message.id.into())),
            Err(error) => Err(self.undelivered(error, post.key).await),
        }
    }

    async fn add(&self, along: &Along) -> Result<(), Undelivered> {
        let channel = ChannelId::new(along.key.channel.number());
        let message = along.message.number().into();
        let done = match along.what {
            ExtraKind::Publish => self.http.crosspost_message(channel, message).await.map(drop),
            ExtraKind::Thread => {
                let name =
                    limits::cut(&arranging(along.language).thread_name(along.date), limits::THREAD_NAME);
                let thread = CreateThread::new(name).auto_archive_duration(AutoArchiveDuration::OneDay);
                channel.create_thread_from_message(&*self.http, message, thread).await.map(drop)
            }
        };
        match done {
            Err(error) if !is_as_good_as_done(&error) => Err(self.undelivered(error, along.key).await),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    async fn read_back(
        &self,
        key: ScheduleKey,
        before: Option<MessageId>,
    ) -> Result<ChannelPage, Undelivered> {
        let channel = key.channel.number().into();
        let until = before.map(|message| MessagePagination::Before(message.number().into()));
        let messages = match self.http.get_messages(channel, until, Some(limits::MESSAGES)).await {
            Ok(messages) => messages,
            Err(error) => return Err(self.undelivered(error, key).await),
        };
        if messages.is_empty() && before.is_none() {
            self.may_read(key).await?;
        }
        let id = |message: &Message| MessageId::new(message.id.into());
        let found = messages.iter().filter_map(|message| Some((self.date_of(message)?, id(message))));
        Ok(ChannelPage { posts: found.collect(), span: span(&messages) })
    }

    async fn tell(&self, member: MemberId, news: &News) -> bool {
        let sent = async {
            let channel = UserId::new(member.number()).create_dm_channel(&*self.http).await?;
            self.commands.settled().await;
            let words = self.commands.clickable(&words::news(news));
            let message = MessageBody::from(Card::notice(&words)).create();
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
}

/// The first and the last of messages, which come the newest first.
fn span(messages: &[Message]) -> Option<Span> {
    let (newest, oldest) = (messages.first()?, messages.last()?);
    Some(Span {
        newest: MessageId::new(newest.id.into()),
        oldest: MessageId::new(oldest.id.into()),
        oldest_at: Timestamp::from_second(oldest.timestamp.unix_timestamp()).unwrap_or(Timestamp::MIN),
    })
}

//! May a question be answered where it is asked, and how?

use std::time::Instant;

use serenity::all::{Context as Discord, Message};

use super::locale::language;
use super::render::card::Card;
use super::render::markdown::mention;
use super::respond;
use super::rest::send;
use super::state::{Context, Error, State};
use crate::app::{Admission, Asker};
use crate::discord::rest::refusal::told;
use crate::domain::{ChannelId, GuildId, MemberId, Spot};
use crate::texts::texts;

/// How a question that was asked with a slash command may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// For all to see.
    Aloud,
    /// For the asker alone, unless they asked for the other.
    Privately,
    /// For the asker alone.
    OnlyPrivately,
}

impl Visibility {
    /// Whether the answer is for the asker alone, who may have said how they want it.
    pub(crate) fn is_private(self, wish: Option<bool>) -> bool {
        match self {
            Self::Aloud => wish.unwrap_or(false),
            Self::Privately => wish.unwrap_or(true),
            Self::OnlyPrivately => true,
        }
    }
}

/// How a slash command's question may be answered; `None` when it has been told to wait.
pub(crate) async fn open(ctx: Context<'_>) -> Result<Option<Visibility>, Error> {
    let channel = ctx.interaction.channel.as_ref();
    let spot = Spot {
        channel: ChannelId::new(ctx.interaction.channel_id.into()),
        parent: channel.and_then(|channel| channel.parent_id).map(|parent| ChannelId::new(parent.into())),
    };
    let Some(guild) = ctx.interaction.guild_id else { return Ok(Some(Visibility::Aloud)) };
    let member = MemberId::new(ctx.author().id.into());
    let asker = Asker { guild: GuildId::new(guild.into()), spot, member };
    Ok(Some(match ctx.data().app.admit(asker, Instant::now()).await {
        Admission::Aloud => Visibility::Aloud,
        Admission::Privately => Visibility::Privately,
        Admission::Elsewhere(_) => Visibility::OnlyPrivately,
        Admission::Wait(wait) => {
            let words = texts(respond::language(ctx)).wait(wait.as_secs());
            respond::reply(ctx, Card::notice(&words), true).await?;
            return Ok(None);
        }
    }))
}

/// Whether a question in a message may be answered there. Where it may not, its author is told why:
/// in the channel, or in private where it has to wait.
pub(crate) async fn may_answer(
    ctx: &Discord,
    message: &Message,
    question: &str,
    state: &State,
) -> Result<bool, Error> {
    let Some(asker) = asker(ctx, message) else { return Ok(true) };
    let language = language(ctx, message, question, state).await;
    let words = match state.app.admit(asker, Instant::now()).await {
        Admission::Aloud => return Ok(true),
        Admission::Privately => texts(language).answers_privately(),
        Admission::Elsewhere(channels) => {
            texts(language).answers_elsewhere(&channels.into_iter().map(mention).collect::<Vec<_>>())
        }
        Admission::Wait(wait) => {
            let words = Card::notice(&texts(language).wait(wait.as_secs()));
            // Somebody who takes no direct messages isn't told: the channel has nothing to do with it.
            if let Err(error) = send::dm(&ctx.http, message.author.id, message.id, words).await {
                tracing::debug!(error = told(&error), "telling somebody to wait");
            }
            return Ok(false);
        }
    };
    send::reply(&ctx.http, message, Card::notice(&words)).await.map(|_| false)
}

/// Who asks in a message, and where; `None` in a direct message.
pub(crate) fn asker(ctx: &Discord, message: &Message) -> Option<Asker> {
    let guild = message.guild_id?;
    let parent = ctx.cache.guild(guild).and_then(|guild| {
        let thread = guild.threads.iter().find(|thread| thread.id == message.channel_id)?;
        thread.parent_id
    });
    let channel = ChannelId::new(message.channel_id.into());
    let spot = Spot { channel, parent: parent.map(|parent| ChannelId::new(parent.into())) };
    Some(Asker { guild: GuildId::new(guild.into()), spot, member: MemberId::new(message.author.id.into()) })
}

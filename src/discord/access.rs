//! May a question be answered where it is asked, and how?

use std::time::{Duration, Instant};

use serenity::all::{ComponentInteraction, Context as Discord, Message, PartialChannel};

use super::aside;
use super::locale::language;
use super::render::card::Card;
use super::render::markdown::mention;
use super::respond;
use super::rest::send;
use super::state::{Context, Error, State};
use crate::app::{Admission, Asker};
use crate::domain::{ChannelId, GuildId, MemberId, Spot};
use crate::texts::texts;

/// How a question that was asked with a slash command may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// For all to see, unless the asker wants it otherwise.
    Aloud,
    /// For the asker alone, whatever they want: moderators chose that.
    Privately,
}

impl Visibility {
    /// Whether what was answered in private may be shown to all.
    pub(crate) fn may_be_shared(self) -> bool {
        self == Self::Aloud
    }

    /// Whether the answer is for the asker alone, who may have said how they want it.
    pub(crate) fn is_private(self, wish: Option<bool>) -> bool {
        self == Self::Privately || wish.unwrap_or(false)
    }
}

/// How long is waited for what Discord tells of a channel.
const LOOKED_UP_WITHIN: Duration = Duration::from_secs(1);

/// How a slash command's question may be answered; `None` when it has been told to wait.
pub(crate) async fn open(ctx: Context<'_>) -> Result<Option<Visibility>, Error> {
    let admission = match asker_of(ctx) {
        Some(asker) => ctx.data().app.admit(asker, Instant::now()).await,
        None => {
            let member = MemberId::new(ctx.author().id.into());
            ctx.data().app.admit_in_private(member, Instant::now())
        }
    };
    opened(ctx, admission).await
}

/// The same for what asks no question, such as a quote: only the pauses that moderators chose hold.
pub(crate) async fn open_to_say(ctx: Context<'_>) -> Result<Option<Visibility>, Error> {
    let admission = match asker_of(ctx) {
        Some(asker) => ctx.data().app.admit_saying(asker, Instant::now()).await,
        None => Admission::Aloud,
    };
    opened(ctx, admission).await
}

/// Who gives a slash command, and where; `None` in private.
fn asker_of(ctx: Context<'_>) -> Option<Asker> {
    let guild = GuildId::new(ctx.interaction.guild_id?.into());
    let spot = spot(ctx.interaction.channel_id, ctx.interaction.channel.as_ref());
    Some(Asker { guild, spot, member: MemberId::new(ctx.author().id.into()) })
}

/// Who presses a button, and where; `None` in private.
pub(crate) fn presser(press: &ComponentInteraction) -> Option<Asker> {
    let guild = GuildId::new(press.guild_id?.into());
    let spot = spot(press.channel_id, press.channel.as_ref());
    Some(Asker { guild, spot, member: MemberId::new(press.user.id.into()) })
}

/// Whether somebody who presses a button there may make the bot say something for all to see.
pub(crate) async fn may_be_aloud(press: &ComponentInteraction, state: &State) -> bool {
    match presser(press) {
        Some(asker) => state.app.is_aloud(asker).await,
        None => true,
    }
}

fn spot(channel: serenity::all::ChannelId, told: Option<&PartialChannel>) -> Spot {
    let parent = told.and_then(|channel| channel.parent_id);
    Spot {
        channel: ChannelId::new(channel.into()),
        parent: parent.map(|parent| ChannelId::new(parent.into())),
    }
}

async fn opened(ctx: Context<'_>, admission: Admission) -> Result<Option<Visibility>, Error> {
    Ok(Some(match admission {
        Admission::Aloud => Visibility::Aloud,
        Admission::Privately | Admission::Elsewhere(_) => Visibility::Privately,
        Admission::Wait(wait) => {
            let words = texts(respond::language(ctx)).wait(wait.as_secs());
            respond::reply(ctx, Card::notice(&words), true).await?;
            ctx.data().app.made_to_wait(true);
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
    let admission = match asker(ctx, message, state).await {
        Some(asker) => state.app.admit(asker, Instant::now()).await,
        None => state.app.admit_in_private(MemberId::new(message.author.id.into()), Instant::now()),
    };
    let words = match admission {
        Admission::Aloud => return Ok(true),
        Admission::Privately => texts(language(message, question, state).await).answers_privately(),
        Admission::Elsewhere(channels) => texts(language(message, question, state).await)
            .answers_elsewhere(&channels.into_iter().map(mention).collect::<Vec<_>>()),
        Admission::Wait(wait) => {
            let words = async || texts(language(message, question, state).await).wait(wait.as_secs());
            let told = aside::tell(&ctx.http, message, (wait, words), state).await;
            state.app.made_to_wait(told);
            return Ok(false);
        }
    };
    let words = state.commands.clickable(&words);
    send::reply(&ctx.http, message, Card::notice(&words)).await.map(|_| false)
}

/// Who asks in a message, and where; `None` in a direct message.
pub(crate) async fn asker(ctx: &Discord, message: &Message, state: &State) -> Option<Asker> {
    let guild = GuildId::new(message.guild_id?.into());
    let settings = state.app.settings(guild).await;
    let channel = ChannelId::new(message.channel_id.into());
    // Only where some channels are chosen, or one for the group, does it matter below which one a thread hangs.
    let matters = settings.chooses_channels() || settings.open_group().is_some();
    let parent =
        if matters && !settings.names(channel) { parent(ctx, message.channel_id, state).await } else { None };
    let spot = Spot { channel, parent: parent.map(|parent| ChannelId::new(parent.into())) };
    Some(Asker { guild, spot, member: MemberId::new(message.author.id.into()) })
}

/// The channel below which a thread hangs. Discord is asked once.
async fn parent(
    ctx: &Discord,
    channel: serenity::all::ChannelId,
    state: &State,
) -> Option<serenity::all::ChannelId> {
    if let Some(known) = state.threads.parent(channel) {
        return known;
    }
    let asked = tokio::time::timeout(LOOKED_UP_WITHIN, ctx.http.get_channel(channel)).await;
    let found = asked.ok()?.ok()?.guild()?;
    let parent = found.parent_id.filter(|_| found.thread_metadata.is_some());
    state.threads.note(channel, parent);
    parent
}

//! How does a command of `/daily` begin, and how is it answered?

use serenity::all::{ChannelId, PartialChannel};

use crate::app::daily::{Daily, DailyError, ScheduleQuery};
use crate::discord::daily::outlet::DiscordOutlet;
use crate::discord::daily::permissions::{self, Unfit};
use crate::discord::daily::words;
use crate::discord::render::card::Card;
use crate::discord::respond::{defer, reply};
use crate::discord::state::{Context, Error};
use crate::domain::schedule::extras::Extras;
use crate::domain::{GuildId, Language};
use crate::texts::{arranging, daily as texts};

/// A command that has been taken on.
pub(super) struct Begun<'a> {
    pub(super) _at_work: tokio_util::task::task_tracker::TaskTrackerToken,
    pub(super) quote: &'a Daily<DiscordOutlet>,
    pub(super) asked: ScheduleQuery,
    /// The language of who asks.
    pub(super) language: Language,
}

/// Takes the work on, and the three seconds off it: the store may have to be waited for.
pub(super) async fn begin<'a>(
    ctx: Context<'a>,
    channel: Option<PartialChannel>,
) -> Result<Option<Begun<'a>>, Error> {
    let Some(at_work) = ctx.data().begin_work() else { return Ok(None) };
    defer(ctx, true).await?;
    let language = language_of(ctx, Some(&ctx.interaction.locale)).await;
    let (Some(quote), Some(guild)) = (ctx.data().daily.get(), ctx.interaction.guild_id) else {
        say(ctx, &texts(language).not_kept()).await?;
        return Ok(None);
    };
    let channel = channel.map(|channel| crate::domain::ChannelId::new(channel.id.into()));
    let asked = ScheduleQuery { guild: GuildId::new(guild.into()), channel };
    Ok(Some(Begun { _at_work: at_work, quote, asked, language }))
}

/// The language of who asks, or of the server where they are left out.
pub(super) async fn language_of(ctx: Context<'_>, locale: Option<&str>) -> Language {
    let server = ctx.interaction.guild_locale.as_deref();
    ctx.data().language_on(ctx.interaction.guild_id, locale, server).await
}

/// Says what came of it, or why nothing did.
pub(super) async fn answer(
    ctx: Context<'_>,
    language: Language,
    came: Result<String, DailyError>,
) -> Result<(), Error> {
    say(ctx, &came.unwrap_or_else(|why| words::error(&why, language))).await
}

pub(super) async fn say(ctx: Context<'_>, words: &str) -> Result<(), Error> {
    reply(ctx, Card::notice(words), true).await
}

/// What to say where there is no schedule to go on with, or the bot can't post in its channel.
pub(super) async fn refusal(ctx: Context<'_>, begun: &Begun<'_>) -> Option<String> {
    match begun.quote.channel_of(&begun.asked).await {
        Ok(channel) => unfit(ctx, ChannelId::new(channel.number()), Extras::default(), begun.language).await,
        Err(why) => Some(words::error(&why, begun.language)),
    }
}

/// What to say where a channel won't do for posts with these extras.
pub(super) async fn unfit(
    ctx: Context<'_>,
    channel: ChannelId,
    extras: Extras,
    language: Language,
) -> Option<String> {
    let (guild, bot) = (ctx.interaction.guild_id?, ctx.framework.bot_id());
    let unfit = permissions::unfit(&ctx.serenity_context().http, guild, channel, bot, extras).await?;
    let named = format!("<#{channel}>");
    Some(match unfit {
        Unfit::Lacks(missing) => texts(language).lacks(&named, &missing),
        Unfit::Closed => arranging(language).thread_closed(&named),
        Unfit::NotAnnounced => arranging(language).not_announced(&named),
        Unfit::IsThread => arranging(language).is_thread(&named),
    })
}

//! What does `/daily` do?

use std::num::NonZeroU64;

use serenity::all::{ChannelId, CreateAutocompleteResponse, PartialChannel};

use super::localise::localised_daily;
use crate::app::daily::{Daily, DailyError, ScheduleQuery, ScheduleRequest};
use crate::discord::daily::outlet::DiscordOutlet;
use crate::discord::daily::{card, permissions, words};
use crate::discord::render::card::Card;
use crate::discord::render::limits;
use crate::discord::respond::{defer, offer, reply};
use crate::discord::state::{Context, Error, State};
use crate::domain::schedule::LanguageRule;
use crate::domain::{GuildId, Language, MemberId};
use crate::schedule;
use crate::texts::daily as texts;

/// `/daily`, with its texts in every language.
pub(crate) fn command() -> poise::Command<State, Error> {
    localised_daily(daily())
}

/// Arranges the quote of the day.
#[poise::command(
    slash_command,
    subcommands("set", "show", "preview", "skip", "now", "pause", "resume", "off", "history"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    install_context = "Guild",
    interaction_context = "Guild"
)]
async fn daily(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// The language of the quotes, as offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, poise::ChoiceParameter)]
enum LanguageChoice {
    Dutch,
    English,
    Alternate,
}

impl From<LanguageChoice> for LanguageRule {
    fn from(choice: LanguageChoice) -> Self {
        match choice {
            LanguageChoice::Dutch => Self::Always(Language::Dutch),
            LanguageChoice::English => Self::Always(Language::English),
            LanguageChoice::Alternate => Self::Alternate,
        }
    }
}

/// Sets the schedule of a channel.
#[expect(clippy::too_many_arguments, reason = "poise makes an option of each")]
#[poise::command(slash_command)]
async fn set(
    ctx: Context<'_>,
    #[channel_types("Text", "News", "PublicThread", "PrivateThread", "NewsThread")] channel: Option<
        PartialChannel,
    >,
    #[max_length = 20] time: Option<String>,
    #[autocomplete = "zones"]
    #[max_length = 60]
    timezone: Option<String>,
    #[rename = "language"] spoken: Option<LanguageChoice>,
    #[autocomplete = "topics"]
    #[max_length = 200]
    #[rename = "topics"]
    about: Option<String>,
    #[autocomplete = "days"]
    #[max_length = 100]
    #[rename = "days"]
    on: Option<String>,
    #[min = 0]
    #[max = 23]
    late: Option<u8>,
) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, None).await? else { return Ok(()) };
    let channel = channel.map_or(ctx.interaction.channel_id, |channel| channel.id);
    if let Some(words) = lacks(ctx, channel, language).await {
        return say(ctx, &words).await;
    }
    let set = quote
        .set(&ScheduleRequest {
            guild: asked.guild,
            channel: crate::domain::ChannelId::new(channel.into()),
            time,
            zone: timezone,
            days: on,
            topics: about,
            language: spoken.map(LanguageRule::from),
            late_hours: late,
            by: MemberId::new(NonZeroU64::from(ctx.interaction.user.id)),
            speaks: language,
            server_language: language_of(ctx, None).await,
            locale: ctx.interaction.guild_locale.clone(),
        })
        .await;
    answer(ctx, language, set.map(|view| words::set(&view, language))).await
}

/// Shows what is set.
#[poise::command(slash_command)]
async fn show(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, channel).await? else { return Ok(()) };
    let shown = quote.show(&asked).await;
    answer(ctx, language, shown.map(|views| words::schedules(&views, language))).await
}

/// Shows a post as it will look.
#[poise::command(slash_command)]
async fn preview(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, channel).await? else { return Ok(()) };
    let card = match quote.preview(&asked).await {
        Ok(post) => card::card(&post),
        Err(why) => Card::notice(&words::error(&why, language)),
    };
    reply(ctx, card, true).await
}

/// Skips the next post.
#[poise::command(slash_command)]
async fn skip(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, channel).await? else { return Ok(()) };
    let skipped = quote.skip(&asked).await;
    answer(ctx, language, skipped.map(|skipped| words::skipped(&skipped, language))).await
}

/// Posts today's quote now.
#[poise::command(slash_command)]
async fn now(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(begun) = begin(ctx, channel).await? else { return Ok(()) };
    if let Some(words) = refusal(ctx, &begun).await {
        return say(ctx, &words).await;
    }
    let (language, made) = (begun.language, begun.quote.now(&begun.asked).await);
    answer(ctx, language, made.map(|made| words::made(&made, language))).await
}

/// Posts nothing for the time being.
#[poise::command(slash_command)]
async fn pause(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, channel).await? else { return Ok(()) };
    let paused = quote.pause(&asked).await;
    answer(ctx, language, paused.map(|()| texts(language).pausing())).await
}

/// Goes on posting.
#[poise::command(slash_command)]
async fn resume(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(begun) = begin(ctx, channel).await? else { return Ok(()) };
    if let Some(words) = refusal(ctx, &begun).await {
        return say(ctx, &words).await;
    }
    let (language, resumed) = (begun.language, begun.quote.resume(&begun.asked).await);
    answer(ctx, language, resumed.map(|next| words::resumed(next, language))).await
}

/// Takes a schedule away.
#[poise::command(slash_command)]
async fn off(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, channel).await? else { return Ok(()) };
    let ended = quote.off(&asked).await;
    answer(ctx, language, ended.map(|channel| words::off(channel, language))).await
}

/// Shows what became of the last posts.
#[poise::command(slash_command)]
async fn history(ctx: Context<'_>, channel: Option<PartialChannel>) -> Result<(), Error> {
    let Some(Begun { _at_work, quote, asked, language }) = begin(ctx, channel).await? else { return Ok(()) };
    let past = quote.history(&asked).await;
    answer(ctx, language, past.map(|past| words::history(&past, language))).await
}

/// A command that has been taken on.
struct Begun<'a> {
    _at_work: tokio_util::task::task_tracker::TaskTrackerToken,
    quote: &'a Daily<DiscordOutlet>,
    asked: ScheduleQuery,
    /// The language of who asks.
    language: Language,
}

/// Takes the work on, and the three seconds off it: the store may have to be waited for.
async fn begin<'a>(ctx: Context<'a>, channel: Option<PartialChannel>) -> Result<Option<Begun<'a>>, Error> {
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
async fn language_of(ctx: Context<'_>, locale: Option<&str>) -> Language {
    let server = ctx.interaction.guild_locale.as_deref();
    ctx.data().language_on(ctx.interaction.guild_id, locale, server).await
}

/// Says what came of it, or why nothing did.
async fn answer(ctx: Context<'_>, language: Language, came: Result<String, DailyError>) -> Result<(), Error> {
    say(ctx, &came.unwrap_or_else(|why| words::error(&why, language))).await
}

async fn say(ctx: Context<'_>, words: &str) -> Result<(), Error> {
    reply(ctx, Card::notice(words), true).await
}

/// What to say where there is no schedule to go on with, or the bot may not post in its channel.
async fn refusal(ctx: Context<'_>, begun: &Begun<'_>) -> Option<String> {
    match begun.quote.channel_of(&begun.asked).await {
        Ok(channel) => lacks(ctx, ChannelId::new(channel.number()), begun.language).await,
        Err(why) => Some(words::error(&why, begun.language)),
    }
}

/// What to say where the bot lacks a permission.
async fn lacks(ctx: Context<'_>, channel: ChannelId, language: Language) -> Option<String> {
    let guild = ctx.interaction.guild_id?;
    let bot = ctx.framework.bot_id();
    let missing = permissions::missing(&ctx.serenity_context().http, guild, channel, bot).await;
    (!missing.is_empty()).then(|| texts(language).lacks(&format!("<#{channel}>"), &missing))
}

async fn zones<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let guess = schedule::guess(ctx.interaction.guild_locale.as_deref());
    offer(schedule::suggest(typed, guess, limits::CHOICES))
}

async fn topics<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let daily = ctx.data().daily.get();
    offer(daily.map(|daily| daily.suggest_topics(typed, limits::CHOICES)).unwrap_or_default())
}

/// What is typed already comes first, where it is understood.
async fn days<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let language = language_of(ctx, Some(&ctx.interaction.locale)).await;
    let understood = schedule::days(typed).map(|_| typed.to_owned());
    let fits = |choice: &&str| choice.to_lowercase().contains(&typed.trim().to_lowercase());
    let choices = texts(language).day_choices().iter().copied().filter(fits).map(str::to_owned);
    offer(understood.into_iter().chain(choices.filter(|choice| choice != typed)).collect())
}

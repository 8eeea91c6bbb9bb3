//! What does `/daily` do?

mod begun;
pub(crate) mod draft;
mod offers;
mod set;

use serenity::all::PartialChannel;

use self::begun::{Begun, answer, begin, refusal, say};
pub(crate) use self::draft::is_ours;
use super::localise::localised_daily;
use crate::discord::daily::{card, words};
use crate::discord::render::card::Card;
use crate::discord::respond::reply;
use crate::discord::state::{Context, Error, State};
use crate::texts::daily as texts;

/// `/daily`, with its texts in every language.
pub(crate) fn command() -> poise::Command<State, Error> {
    localised_daily(daily())
}

/// Arranges the quote of the day.
#[poise::command(
    slash_command,
    subcommands("set::set", "show", "preview", "skip", "now", "pause", "resume", "off", "history"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    install_context = "Guild",
    interaction_context = "Guild"
)]
async fn daily(_: Context<'_>) -> Result<(), Error> {
    Ok(())
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

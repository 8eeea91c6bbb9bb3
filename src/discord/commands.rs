//! Which slash commands are there, and what do they do?

use std::borrow::Cow;
use std::num::NonZeroU64;

use poise::{Command, CreateReply};
use serenity::all::{AutocompleteChoice, CreateAutocompleteResponse};

use super::card::{self, Card};
use super::state::{self, Context, Error, State};
use super::{daily, limits, outbound};
use crate::app::{Ask, DEFAULT_PASSAGES, Request};
use crate::domain::{Language, MemberId, Place};
use crate::texts::{CommandName, texts};

/// All slash commands, with their texts in every language.
pub(super) fn all() -> Vec<Command<State, Error>> {
    let commands = [(ask(), CommandName::Ask), (quote(), CommandName::Quote), (help(), CommandName::Help)];
    let localised = commands.into_iter().map(|(command, name)| localised_command(command, name));
    localised.chain([daily::command()]).collect()
}

/// Answers a question.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
async fn ask(
    ctx: Context<'_>,
    #[autocomplete = "suggest"]
    // Discord itself allows 6,000; nobody asks a question of more than a paragraph.
    #[max_length = 1_000]
    question: String,
) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().take_on() else { return Ok(()) };
    ctx.defer_response(false).await?;
    let language = language(ctx);
    let request = Request::Ask(Ask { text: question, language, limit: DEFAULT_PASSAGES });
    respond(ctx, request).await
}

/// Gives a quotable line.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
async fn quote(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().take_on() else { return Ok(()) };
    let language = language(ctx);
    respond(ctx, Request::Quote { place: place(ctx), language }).await
}

/// Tells, to the one who asks it, how to use the bot.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
async fn help(ctx: Context<'_>) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().take_on() else { return Ok(()) };
    let help = texts(language(ctx)).help(&format!("<@{}>", ctx.framework.bot_id()));
    send(ctx, outbound::answer(Card::notice(&help)).ephemeral(true)).await
}

async fn respond(ctx: Context<'_>, request: Request) -> Result<(), Error> {
    let reply = ctx.data().app.handle(request).await;
    send(ctx, outbound::answer(card::lay_out(&reply, asker(ctx)))).await
}

async fn send(ctx: Context<'_>, reply: CreateReply) -> Result<(), Error> {
    poise::send_application_reply(ctx, reply).await.map(drop)
}

async fn suggest<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let suggestions = ctx.data().app.suggest(typed, language(ctx));
    let fits = |text: &String| text.chars().count() <= limits::CHOICE;
    let choices = suggestions.into_iter().filter(fits).take(limits::CHOICES);
    CreateAutocompleteResponse::new()
        .set_choices(choices.map(|text| AutocompleteChoice::new(text.clone(), text)).collect())
}

fn asker(ctx: Context<'_>) -> MemberId {
    MemberId::new(NonZeroU64::from(ctx.author().id))
}

fn place(ctx: Context<'_>) -> Place {
    state::place(&ctx.interaction.authorizing_integration_owners, asker(ctx))
}

fn language(ctx: Context<'_>) -> Language {
    ctx.data().language(Some(&ctx.interaction.locale), ctx.interaction.guild_locale.as_deref())
}

/// The text that a command has in English, under Discord's names for English too, and in Dutch.
fn localised_command(mut command: Command<State, Error>, name: CommandName) -> Command<State, Error> {
    let text = |language| texts(language).command(name);
    let (english, dutch) = (text(Language::English), text(Language::Dutch));
    command.name = english.name.into();
    command.name_localizations = localised(&command.name, dutch.name);
    command.description = Some(english.description.into());
    command.description_localizations = localised(english.description, dutch.description);
    for parameter in &mut command.parameters {
        let (Some(english), Some(dutch)) = (english.option, dutch.option) else { continue };
        parameter.description = Some(english.description.into());
        parameter.name_localizations = localised(&parameter.name, dutch.name);
        parameter.description_localizations = localised(english.description, dutch.description);
    }
    command
}

/// A text under the name of each locale that has it.
pub(super) fn localised(
    english: &str,
    dutch: &str,
) -> Cow<'static, [(Cow<'static, str>, Cow<'static, str>)]> {
    let pair = |locale: &'static str, text: &str| (Cow::Borrowed(locale), Cow::Owned(text.to_owned()));
    Cow::Owned(vec![pair("en-US", english), pair("en-GB", english), pair("nl", dutch)])
}

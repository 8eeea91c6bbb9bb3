//! Which slash commands are there, and what do they do?

pub(crate) mod about;
pub(crate) mod daily;
pub(crate) mod diagnose;
pub(crate) mod find_passages;
pub(crate) mod localise_daily;
pub(crate) mod privacy;
pub(crate) mod quote;
pub(crate) mod registration;
pub(crate) mod settings;
pub(crate) mod sources;
pub(crate) mod topics;

use std::borrow::Cow;
use std::num::NonZeroU64;
use std::sync::atomic::Ordering;

use poise::{Command, CreateReply};
use serenity::all::{
    AutocompleteChoice, CommandType, CreateAutocompleteResponse, CreateInteractionResponse,
    CreateInteractionResponseMessage, EditInteractionResponse,
};

use super::panic_guard::guarded;
use super::render::{card, limits};
use super::rest::send;
use super::state::{Context, Error, State};
use super::{access, events, state};
use crate::app::{Ask, DEFAULT_PASSAGES, Request};
use crate::corpus::PassageKey;
use crate::discord::memory::recent_answers::Claim;
use crate::discord::render::card::{Card, Reader};
use crate::discord::render::markdown::spoken;
use crate::discord::rest::send::Ticket;
use crate::domain::{Language, MemberId, Place};
use crate::texts::{CommandName, texts};

/// All slash commands, with their texts in every language.
pub(crate) fn all() -> Vec<Command<State, Error>> {
    let commands = [
        (ask(), CommandName::Ask),
        (quote::command(), CommandName::Quote),
        (help(), CommandName::Help),
        (find_passages::find_passages(), CommandName::FindPassages),
        (settings::settings(), CommandName::Settings),
        (diagnose::diagnose(), CommandName::Diagnose),
        (with_subcommands(privacy::privacy(), &PRIVACY), CommandName::Privacy),
        (topics::topics(), CommandName::Topics),
        (sources::sources(), CommandName::Sources),
        (about::about(), CommandName::About),
    ];
    let localised = commands.into_iter().map(|(command, name)| localised_command(command, name));
    localised.chain([daily::command()]).map(guarded).collect()
}

/// The subcommands of `/privacy`, in their order.
const PRIVACY: [CommandName; 3] =
    [CommandName::PrivacyShow, CommandName::PrivacyExport, CommandName::PrivacyErase];

/// A command whose subcommands have their texts in every language.
fn with_subcommands(mut command: Command<State, Error>, names: &[CommandName]) -> Command<State, Error> {
    let subcommands = std::mem::take(&mut command.subcommands).into_iter().zip(names);
    command.subcommands = subcommands.map(|(sub, name)| localised_command(sub, *name)).collect();
    command
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
    // The same as limits::QUESTION, which the macro can't read.
    #[max_length = 1_000]
    question: String,
    private: Option<bool>,
) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().take_on() else { return Ok(()) };
    let Some(door) = access::open(ctx).await? else { return Ok(()) };
    let private = door.is_private(private);
    promise(ctx, private).await?;
    let language = language(ctx);
    let request = Request::Ask(Ask { text: spoken(&question), language, limit: DEFAULT_PASSAGES });
    respond(ctx, request, private).await
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
    let usable = about::usable(ctx, language(ctx));
    reply(ctx, send::answer(Card::notice(&help)).embed(usable).ephemeral(true)).await
}

/// Answers a request; in private only where that was promised. What was said in this channel lately
/// isn't said there again: the asker gets it in private, with where it stands.
pub(crate) async fn respond(ctx: Context<'_>, request: Request, private: bool) -> Result<(), Error> {
    let language = request.language();
    // The words of a message that was pointed at are not the asker's: they are not kept.
    let asked = ctx.interaction.data.kind == CommandType::ChatInput;
    let answered = ctx.data().answer(ctx.interaction.guild_id.filter(|_| asked), request).await;
    let shareable = private && ctx.interaction.guild_id.is_some();
    let card = card::lay_out_for(&answered, Reader { asker: asker(ctx), shareable });
    let gives = events::gives(&answered);
    let promised = ctx.has_sent_initial_response.load(Ordering::SeqCst);
    let public = gives.filter(|_| promised && !private && ctx.interaction.guild_id.is_some());
    match public {
        None => reply(ctx, send::answer(card)).await,
        Some(passage) => say_once(ctx, card, passage, language).await,
    }
}

/// Gives a passage to the whole channel, unless it stands there already.
async fn say_once(
    ctx: Context<'_>,
    card: Card,
    passage: PassageKey,
    language: Language,
) -> Result<(), Error> {
    let (http, ticket) = (&ctx.serenity_context().http, Ticket::from(ctx.interaction));
    let (memory, channel) = (&ctx.data().memory, ctx.interaction.channel_id);
    match memory.claim(channel, passage, ctx.interaction.id.get()).await {
        Claim::Ours(mut giving) => {
            let form = EditInteractionResponse::new();
            let answer = send::answer(card).to_slash_initial_response_edit(form);
            *giving = Some(send::edit(http, ticket, answer).await?);
            Ok(())
        }
        Claim::SaidBefore(earlier) => {
            let words = texts(language).answered_before(&earlier.link(channel, ctx.interaction.guild_id));
            let content = card.content.map_or(words.clone(), |content| format!("{words}\n{content}"));
            send::keep_in_private(http, ticket, Card { content: Some(content), ..card }).await
        }
    }
}

/// Tells Discord within its three seconds that an answer will come; whether for all to see can't be
/// changed any more.
pub(crate) async fn promise(ctx: Context<'_>, private: bool) -> Result<(), Error> {
    send::promise(&ctx.serenity_context().http, ctx.interaction.into(), private).await?;
    ctx.has_sent_initial_response.store(true, Ordering::SeqCst);
    Ok(())
}

/// Answers the command, in the place of the promise where there is one.
pub(crate) async fn reply(ctx: Context<'_>, message: CreateReply) -> Result<(), Error> {
    let reply = ctx.reply_builder(message);
    let (http, ticket) = (&ctx.serenity_context().http, Ticket::from(ctx.interaction));
    if ctx.has_sent_initial_response.load(Ordering::SeqCst) {
        let edit = reply.to_slash_initial_response_edit(EditInteractionResponse::new());
        return send::edit(http, ticket, edit).await.map(drop);
    }
    let message = reply.to_slash_initial_response(CreateInteractionResponseMessage::new());
    send::respond(http, ticket, CreateInteractionResponse::Message(message)).await?;
    ctx.has_sent_initial_response.store(true, Ordering::SeqCst);
    Ok(())
}

async fn suggest<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    offer(ctx.data().app.suggest(typed, language(ctx)))
}

/// Texts to choose from while typing: as many as Discord takes, of those that fit.
pub(crate) fn offer(choices: Vec<String>) -> CreateAutocompleteResponse {
    let fits = |text: &String| (1..=limits::CHOICE).contains(&text.chars().count());
    let choices = choices.into_iter().filter(fits).take(limits::CHOICES);
    CreateAutocompleteResponse::new()
        .set_choices(choices.map(|text| AutocompleteChoice::new(text.clone(), text)).collect())
}

fn asker(ctx: Context<'_>) -> MemberId {
    MemberId::new(NonZeroU64::from(ctx.author().id))
}

pub(crate) fn place(ctx: Context<'_>) -> Place {
    state::place(&ctx.interaction.authorizing_integration_owners, asker(ctx))
}

pub(crate) fn language(ctx: Context<'_>) -> Language {
    let server = ctx.data().server_locale(ctx.interaction.guild_id, ctx.interaction.guild_locale.as_deref());
    ctx.data().language(Some(&ctx.interaction.locale), server)
}

/// The text that a command has in English, under Discord's names for English too, and in Dutch.
fn localised_command(mut command: Command<State, Error>, name: CommandName) -> Command<State, Error> {
    let text = |language| texts(language).command(name);
    let (english, dutch) = (text(Language::English), text(Language::Dutch));
    command.name = english.name.into();
    command.name_localizations = localised(&command.name, dutch.name);
    command.description = Some(english.description.into());
    command.description_localizations = localised(english.description, dutch.description);
    for (parameter, (english, dutch)) in
        command.parameters.iter_mut().zip(english.options.iter().zip(dutch.options))
    {
        parameter.description = Some(english.description.into());
        parameter.name_localizations = localised(&parameter.name, dutch.name);
        parameter.description_localizations = localised(english.description, dutch.description);
    }
    command
}

/// A text under the name of each locale that has it.
pub(crate) fn localised(
    english: &str,
    dutch: &str,
) -> Cow<'static, [(Cow<'static, str>, Cow<'static, str>)]> {
    let pair = |locale: &'static str, text: &str| (Cow::Borrowed(locale), Cow::Owned(text.to_owned()));
    Cow::Owned(vec![pair("en-US", english), pair("en-GB", english), pair("nl", dutch)])
}

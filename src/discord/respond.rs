//! How is a slash command answered: deferred, then edited, for all or for the asker alone?

use std::num::NonZeroU64;
use std::sync::atomic::Ordering;

use serenity::all::{AutocompleteChoice, CommandType, CreateAutocompleteResponse};

use super::memory::recent_answers::Claim;
use super::render::button_ids::MessageNumber;
use super::render::card::Card;
use super::render::limits;
use super::render::reader::Reader;
use super::render::reply;
use super::rest::send::{self, InteractionRef};
use super::state::{self, Context, Error};
use crate::app::{Reply, Request, gives};
use crate::corpus::PassageKey;
use crate::discord::group::offer::offered;
use crate::discord::rest::message::MessageBody;
use crate::domain::{Language, MemberId, Place};
use crate::texts::texts;

/// How a command is answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// For the asker alone. Where the answer was deferred, it was deferred so.
    pub(crate) private: bool,
    /// Whether a private answer may be shown to all.
    pub(crate) shareable: bool,
    /// The message that it was looked up for, from that message's own menu.
    pub(crate) about: Option<MessageNumber>,
}

/// Answers a request. What was said in this channel lately isn't said there again: the asker gets it in private,
/// with where it stands.
pub(crate) async fn respond(ctx: Context<'_>, request: Request, manner: Manner) -> Result<(), Error> {
    let language = request.language();
    // The words of a message that was pointed at are not the asker's: they are not kept.
    let asked = ctx.interaction.data.kind == CommandType::ChatInput;
    let guild = ctx.interaction.guild_id;
    let whose = state::requester(guild, ctx.author().id);
    let question = match &request {
        Request::Ask(ask) if asked && ctx.data().has_group(guild) => Some(ask.text.clone()),
        _ => None,
    };
    let answered = ctx.data().answer(whose, guild.filter(|_| asked), request).await;
    let Manner { private, shareable, about } = manner;
    let shareable = private && shareable && guild.is_some();
    let reader = Reader { shareable, about, ..Reader::new(asker(ctx), &ctx.data().commands) };
    let card = reply::lay_out(&answered, reader);
    let card = match question {
        Some(question) => offered(card, &answered, &question),
        None => card,
    };
    let gives = gives(&answered);
    let deferred = ctx.has_sent_initial_response.load(Ordering::SeqCst);
    let is_public = deferred && !private && guild.is_some();
    if is_public && matches!(answered, Reply::Aside(_)) {
        let (http, ticket) = (&ctx.serenity_context().http, InteractionRef::from(ctx.interaction));
        return send::move_to_ephemeral(http, ticket, card).await;
    }
    match gives.filter(|_| is_public) {
        None => reply(ctx, card, private).await,
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
    let (http, interaction) = (&ctx.serenity_context().http, InteractionRef::from(ctx.interaction));
    let (memory, channel) = (&ctx.data().memory, ctx.interaction.channel_id);
    match memory.claim(channel, passage, ctx.interaction.id.get()).await {
        Claim::Ours(mut giving) => {
            let answer = MessageBody::from(card).without_earlier_embeds();
            *giving = Some(send::edit(http, interaction, answer).await?);
            Ok(())
        }
        Claim::SaidBefore(earlier) => {
            let words = texts(language).answered_before(&earlier.link(channel, ctx.interaction.guild_id));
            send::move_to_ephemeral(http, interaction, card.with_notes(&[words])).await
        }
    }
}

/// Tells Discord within its three seconds that an answer will come; whether for all to see can't be
/// changed any more.
pub(crate) async fn defer(ctx: Context<'_>, private: bool) -> Result<(), Error> {
    send::defer(&ctx.serenity_context().http, ctx.interaction.into(), private).await?;
    ctx.has_sent_initial_response.store(true, Ordering::SeqCst);
    Ok(())
}

/// Answers the command, with links to the commands that are named, in the place of the deferral where there is one; that has said already whether it
/// is for the asker alone.
pub(crate) async fn reply(
    ctx: Context<'_>,
    body: impl Into<MessageBody>,
    private: bool,
) -> Result<(), Error> {
    let body = body.into().clickable(&ctx.data().commands).without_earlier_embeds();
    let (http, ticket) = (&ctx.serenity_context().http, InteractionRef::from(ctx.interaction));
    if ctx.has_sent_initial_response.load(Ordering::SeqCst) {
        return send::edit(http, ticket, body).await.map(drop);
    }
    send::answer(http, ticket, body, private).await?;
    ctx.has_sent_initial_response.store(true, Ordering::SeqCst);
    Ok(())
}

/// Texts to choose from while typing: as many as Discord takes, of those that fit.
pub(crate) fn offer(choices: Vec<String>) -> CreateAutocompleteResponse {
    let fits = |text: &String| (1..=limits::CHOICE).contains(&text.chars().count());
    let choices = choices.into_iter().filter(fits).take(limits::CHOICES);
    CreateAutocompleteResponse::new()
        .set_choices(choices.map(|text| AutocompleteChoice::new(text.clone(), text)).collect())
}

pub(crate) fn asker(ctx: Context<'_>) -> MemberId {
    MemberId::new(NonZeroU64::from(ctx.author().id))
}

pub(crate) fn place(ctx: Context<'_>) -> Place {
    state::place(&ctx.interaction.authorizing_integration_owners, asker(ctx))
}

pub(crate) fn language(ctx: Context<'_>) -> Language {
    let server = ctx.data().server_locale(ctx.interaction.guild_id, ctx.interaction.guild_locale.as_deref());
    ctx.data().language(Some(&ctx.interaction.locale), server)
}

//! What does `/ask` do? It answers a question.

use serenity::all::CreateAutocompleteResponse;

use crate::app::{Ask, DEFAULT_PASSAGES, Request};
use crate::discord::access;
use crate::discord::conversation;
use crate::discord::render::markdown::spoken;
use crate::discord::respond::{Manner, defer, language, offer, respond};
use crate::discord::state::{self, Context, Error};

/// Answers a question.
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub(crate) async fn ask(
    ctx: Context<'_>,
    #[autocomplete = "suggest"]
    // The same as limits::QUESTION, which the macro can't read.
    #[max_length = 1_000]
    question: String,
    private: Option<bool>,
) -> Result<(), Error> {
    let Some(_at_work) = ctx.data().begin_work() else { return Ok(()) };
    let Some(visibility) = access::open(ctx).await? else { return Ok(()) };
    let private = visibility.is_private(private);
    defer(ctx, private).await?;
    let language = language(ctx);
    let text = spoken(&question);
    let turn = conversation::Turn {
        id: ctx.interaction.id.get(),
        channel: ctx.interaction.channel_id,
        guild: ctx.interaction.guild_id,
        asker: ctx.author().id,
        about: None,
    };
    let before = conversation::before(turn, ctx.data());
    conversation::remember(turn, &text, before.as_deref(), None, ctx.data());
    let manner = Manner { private, shareable: visibility.may_be_shared(), about: None };
    respond(ctx, Request::Ask(Ask { text, before, language, limit: DEFAULT_PASSAGES }), manner).await
}

async fn suggest<'a>(ctx: Context<'a>, typed: &'a str) -> CreateAutocompleteResponse {
    let whose = state::requester(ctx.interaction.guild_id, ctx.interaction.user.id);
    offer(ctx.data().app.suggest(whose, typed.to_owned(), language(ctx)).await)
}

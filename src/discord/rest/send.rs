//! How does a card get to people? Never with a ping: every message says that it mentions nobody.
//! Never twice: what is repeated after a stumble of Discord is recognised by it.

use poise::CreateReply;
use serenity::all::{
    Builder as _, ChannelId, ComponentInteraction, Context, CreateInteractionResponse,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage,
    EditInteractionResponse, EditMessage, Http, InteractionId, Message, MessageId, MessageReference,
    ModalInteraction, Nonce, UserId,
};

use super::refusal::{Refusal, refusal_of};
use super::retry::{RetryPolicy, retry};
use crate::discord::render::card::{Card, nobody};
use crate::discord::render::screen::Screen;

/// Where an interaction is answered.
#[derive(Clone, Copy)]
pub(crate) struct InteractionRef<'a> {
    /// The interaction.
    pub(crate) id: InteractionId,
    /// What lets us answer it.
    pub(crate) token: &'a str,
}

impl<'a> From<&'a ComponentInteraction> for InteractionRef<'a> {
    fn from(press: &'a ComponentInteraction) -> Self {
        Self { id: press.id, token: &press.token }
    }
}

impl<'a> From<&'a serenity::all::CommandInteraction> for InteractionRef<'a> {
    fn from(command: &'a serenity::all::CommandInteraction) -> Self {
        Self { id: command.id, token: &command.token }
    }
}

impl<'a> From<&'a ModalInteraction> for InteractionRef<'a> {
    fn from(form: &'a ModalInteraction) -> Self {
        Self { id: form.id, token: &form.token }
    }
}

/// Replies to a message, without a ping; also when that message is gone by now, or when the bot
/// may not read it again. The reply's id.
pub(crate) async fn reply(http: &Http, to: &Message, card: Card) -> serenity::Result<MessageId> {
    let reference = MessageReference::from(to).fail_if_not_exists(false);
    let nonce = Nonce::String(format!("a{}", to.id));
    let message = create(card).nonce(nonce).enforce_nonce(true);
    let referring = message.clone().reference_message(reference);
    match post(http, to.channel_id, referring).await {
        Err(error) if refusal_of(&error) == Refusal::NoHistory => post(http, to.channel_id, message).await,
        done => done,
    }
}

/// Writes to a person in private about an event of theirs.
pub(crate) async fn dm(http: &Http, to: UserId, about: MessageId, card: Card) -> serenity::Result<MessageId> {
    let channel = retry(RetryPolicy::LATER, |_| to.create_dm_channel(http)).await?;
    let nonce = Nonce::String(format!("d{about}"));
    post(http, channel.id, create(card).nonce(nonce).enforce_nonce(true)).await
}

/// A message with a nonce: Discord takes a repeat of it for the same message.
pub(crate) async fn post(
    http: &Http,
    channel: ChannelId,
    message: CreateMessage,
) -> serenity::Result<MessageId> {
    retry(RetryPolicy::LATER, |_| message.clone().execute(http, (channel, None)))
        .await
        .map(|posted| posted.id)
}

/// A card as a message of its own.
pub(crate) fn create(card: Card) -> CreateMessage {
    let mut message = CreateMessage::new().allowed_mentions(nobody()).components(card.rows());
    if let Some(content) = card.content {
        message = message.content(content);
    }
    match card.embed {
        Some(embed) => message.embed(embed),
        None => message,
    }
}

/// The answer to a slash command, as poise takes it.
pub(crate) fn answer(card: Card) -> CreateReply {
    let mut reply = CreateReply::default().allowed_mentions(nobody()).components(card.rows());
    if let Some(content) = card.content {
        reply = reply.content(content);
    }
    match card.embed {
        Some(embed) => reply.embed(embed),
        None => reply,
    }
}

/// Makes an earlier message of ours say this instead.
pub(crate) async fn replace(http: &Http, at: (ChannelId, MessageId), card: Card) -> serenity::Result<()> {
    let message = EditMessage::new()
        .allowed_mentions(nobody())
        .components(card.rows())
        .content(card.content.unwrap_or_default())
        .embeds(card.embed.into_iter().collect());
    let (channel, id) = at;
    retry(RetryPolicy::LATER, |_| message.clone().execute(http, (channel, id, None))).await.map(drop)
}

/// Takes an earlier message of ours away.
pub(crate) async fn delete(http: &Http, (channel, id): (ChannelId, MessageId)) -> serenity::Result<()> {
    gone(retry(RetryPolicy::LATER, |_| http.delete_message(channel, id, None))).await
}

/// Promises an answer to an interaction, within the three seconds.
pub(crate) async fn defer(http: &Http, to: InteractionRef<'_>, private: bool) -> serenity::Result<()> {
    let message = CreateInteractionResponseMessage::new().allowed_mentions(nobody()).ephemeral(private);
    respond(http, to, CreateInteractionResponse::Defer(message)).await
}

/// Keeps the promise of a deferred answer: the answer takes its place.
pub(crate) async fn edit_deferred(
    http: &Http,
    to: InteractionRef<'_>,
    card: Card,
) -> serenity::Result<MessageId> {
    let answer = EditInteractionResponse::new()
        .allowed_mentions(nobody())
        .components(card.rows())
        .content(card.content.unwrap_or_default())
        .embeds(card.embed.into_iter().collect());
    edit(http, to, answer).await
}

/// Changes the first response to an interaction.
pub(crate) async fn edit(
    http: &Http,
    to: InteractionRef<'_>,
    answer: EditInteractionResponse,
) -> serenity::Result<MessageId> {
    retry(RetryPolicy::LATER, |_| answer.clone().execute(http, to.token)).await.map(|message| message.id)
}

/// What was to be taken away is gone, whoever did it: an earlier attempt of ours, or a moderator.
async fn gone(taking_away: impl Future<Output = serenity::Result<()>>) -> serenity::Result<()> {
    match taking_away.await {
        Err(error) if refusal_of(&error) == Refusal::Gone => Ok(()),
        done => done,
    }
}

/// Takes a public deferral back, and answers in private instead. A deferral can't be made private: it
/// is taken away, and what follows it may be. Where the connection breaks after Discord has taken
/// that, the asker, and nobody else, sees it twice.
pub(crate) async fn move_to_ephemeral(
    http: &Http,
    to: InteractionRef<'_>,
    card: Card,
) -> serenity::Result<()> {
    gone(retry(RetryPolicy::LATER, |_| http.delete_original_interaction_response(to.token))).await?;
    let mut message = CreateInteractionResponseFollowup::new()
        .allowed_mentions(nobody())
        .components(card.rows())
        .ephemeral(true);
    if let Some(content) = card.content {
        message = message.content(content);
    }
    if let Some(embed) = card.embed {
        message = message.embed(embed);
    }
    retry(RetryPolicy::LATER, |_| message.clone().execute(http, (None, to.token))).await.map(drop)
}

/// Changes the message whose button was pressed. Our own words above it stay.
pub(crate) async fn update(ctx: &Context, press: &ComponentInteraction, card: Card) -> serenity::Result<()> {
    let message = CreateInteractionResponseMessage::new().allowed_mentions(nobody()).components(card.rows());
    let message = match card.embed {
        Some(embed) => message.embed(embed),
        None => message,
    };
    respond(&ctx.http, press.into(), CreateInteractionResponse::UpdateMessage(message)).await
}

/// Shows a screen in the place of the one whose menu or button was used.
pub(crate) async fn update_screen(
    ctx: &Context,
    press: &ComponentInteraction,
    screen: Screen,
) -> serenity::Result<()> {
    respond(&ctx.http, press.into(), CreateInteractionResponse::UpdateMessage(screen.message())).await
}

/// Answers a press with a message that only the one who pressed can see.
pub(crate) async fn reply_ephemeral(
    ctx: &Context,
    press: &ComponentInteraction,
    card: Card,
) -> serenity::Result<()> {
    say(&ctx.http, press.into(), card, true).await
}

/// Answers an interaction with a message, in private or for all to see.
pub(crate) async fn say(
    http: &Http,
    to: InteractionRef<'_>,
    card: Card,
    private: bool,
) -> serenity::Result<()> {
    let mut message = CreateInteractionResponseMessage::new()
        .allowed_mentions(nobody())
        .components(card.rows())
        .ephemeral(private);
    if let Some(content) = card.content {
        message = message.content(content);
    }
    if let Some(embed) = card.embed {
        message = message.embed(embed);
    }
    respond(http, to, CreateInteractionResponse::Message(message)).await
}

/// The first response to an interaction, which it can have only one of: when a repeat is refused
/// for that reason, what came before it was heard.
pub(crate) async fn respond(
    http: &Http,
    to: InteractionRef<'_>,
    response: CreateInteractionResponse,
) -> serenity::Result<()> {
    let attempt = |number: u32| {
        let response = response.clone();
        async move {
            match response.execute(http, (to.id, to.token)).await {
                Err(error) if number > 0 && refusal_of(&error) == Refusal::AlreadyAnswered => Ok(()),
                done => done,
            }
        }
    };
    retry(RetryPolicy::FIRST_RESPONSE, attempt).await
}

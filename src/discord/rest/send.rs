//! How does a card get to people? Never twice: what is repeated after a stumble of Discord is recognised
//! by it.

use serenity::all::{
    Builder as _, ChannelId, ComponentInteraction, Context, CreateInteractionResponse, CreateModal, Http,
    InteractionId, Message, MessageId, MessageReference, ModalInteraction, Nonce, UserId,
};

use super::message::{MessageBody, deferral};
use super::refusal::{Refusal, refusal_of};
use super::retry::{RetryPolicy, retry};
use crate::discord::render::card::{Card, notes};
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
    let (body, nonce) = (MessageBody::from(card), nonce(to));
    match post_about(http, to.channel_id, body.clone(), nonce.clone(), Some(reference)).await {
        Err(error) if refusal_of(&error) == Refusal::NoHistory => {
            post(http, to.channel_id, body, nonce).await
        }
        done => done,
    }
}

/// Replies to a message that may be gone by now, which Discord then says; once for what somebody pressed.
pub(crate) async fn reply_to(
    http: &Http,
    to: (ChannelId, MessageId),
    card: Card,
    pressed: InteractionId,
) -> serenity::Result<MessageId> {
    reply_with(http, to, card, format!("r{pressed}")).await
}

/// Replies to a message that may be gone by now, which Discord then says; once for this nonce.
pub(crate) async fn reply_with(
    http: &Http,
    to: (ChannelId, MessageId),
    card: Card,
    nonce: String,
) -> serenity::Result<MessageId> {
    let reference = MessageReference::from(to).fail_if_not_exists(true);
    post_about(http, to.0, card.into(), nonce, Some(reference)).await
}

/// What the reply to a message is known by. Once that was edited, it is another one: an earlier reply may
/// have been taken away, which Discord would take for this one.
fn nonce(to: &Message) -> String {
    let edited = to.edited_timestamp.map_or(0, |edited| edited.unix_timestamp());
    let since = edited - to.id.created_at().unix_timestamp();
    if edited == 0 { format!("a{}", to.id) } else { format!("a{}{:x}", to.id, since & 0xff_ff) }
}

/// Writes to a person in private about an event of theirs.
pub(crate) async fn dm(http: &Http, to: UserId, about: MessageId, card: Card) -> serenity::Result<MessageId> {
    let channel = retry(RetryPolicy::LATER, |_| to.create_dm_channel(http)).await?;
    post(http, channel.id, card, format!("d{about}")).await
}

/// A message with a nonce: Discord takes a repeat of it for the same message.
pub(crate) async fn post(
    http: &Http,
    channel: ChannelId,
    body: impl Into<MessageBody>,
    nonce: String,
) -> serenity::Result<MessageId> {
    post_about(http, channel, body.into(), nonce, None).await
}

async fn post_about(
    http: &Http,
    channel: ChannelId,
    body: MessageBody,
    nonce: String,
    about: Option<MessageReference>,
) -> serenity::Result<MessageId> {
    let mut message = body.create().nonce(Nonce::String(nonce)).enforce_nonce(true);
    if let Some(about) = about {
        message = message.reference_message(about);
    }
    retry(RetryPolicy::LATER, |_| message.clone().execute(http, (channel, None)))
        .await
        .map(|posted| posted.id)
}

/// Makes an earlier message of ours say this instead.
pub(crate) async fn replace(http: &Http, at: (ChannelId, MessageId), card: Card) -> serenity::Result<()> {
    let message = MessageBody::from(card).whole().edit();
    let (channel, id) = at;
    retry(RetryPolicy::LATER, |_| message.clone().execute(http, (channel, id, None))).await.map(drop)
}

/// Takes an earlier message of ours away.
pub(crate) async fn delete(http: &Http, (channel, id): (ChannelId, MessageId)) -> serenity::Result<()> {
    gone(retry(RetryPolicy::LATER, |_| http.delete_message(channel, id, None))).await
}

/// Defers the answer to an interaction, within the three seconds.
pub(crate) async fn defer(http: &Http, to: InteractionRef<'_>, private: bool) -> serenity::Result<()> {
    respond(http, to, deferral(private)).await
}

/// Defers what a press does to the message that it stands under, within the three seconds.
pub(crate) async fn defer_update(http: &Http, to: InteractionRef<'_>) -> serenity::Result<()> {
    respond(http, to, CreateInteractionResponse::Acknowledge).await
}

/// Gives an answer that was deferred: it takes the place of the deferral.
pub(crate) async fn edit_deferred(
    http: &Http,
    to: InteractionRef<'_>,
    card: Card,
) -> serenity::Result<MessageId> {
    edit(http, to, MessageBody::from(card).whole()).await
}

/// Changes the first response to an interaction.
pub(crate) async fn edit(
    http: &Http,
    to: InteractionRef<'_>,
    body: MessageBody,
) -> serenity::Result<MessageId> {
    let answer = body.edit_response();
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
    let message = MessageBody::from(card).follow_up_privately();
    retry(RetryPolicy::LATER, |_| message.clone().execute(http, (None, to.token))).await.map(drop)
}

/// Changes the message whose button was pressed; what tells of it, and is no part of the answer, stays.
pub(crate) async fn update(ctx: &Context, press: &ComponentInteraction, card: Card) -> serenity::Result<()> {
    let card = card.with_notes(&notes(&press.message.content));
    respond(&ctx.http, press.into(), MessageBody::from(card).whole().update()).await
}

/// Shows a screen in the place of the one whose menu or button was used, or that a form was opened from.
pub(crate) async fn update_screen(
    ctx: &Context,
    to: impl Into<InteractionRef<'_>>,
    screen: Screen,
) -> serenity::Result<()> {
    respond(&ctx.http, to.into(), MessageBody::from(screen).whole().update()).await
}

/// Opens a form for the one who pressed.
pub(crate) async fn open_form(
    ctx: &Context,
    to: impl Into<InteractionRef<'_>>,
    form: CreateModal,
) -> serenity::Result<()> {
    respond(&ctx.http, to.into(), CreateInteractionResponse::Modal(form)).await
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
    answer(http, to, card.into(), private).await
}

/// The first response to an interaction, in private or for all to see.
pub(crate) async fn answer(
    http: &Http,
    to: InteractionRef<'_>,
    body: MessageBody,
    private: bool,
) -> serenity::Result<()> {
    respond(http, to, body.respond(private)).await
}

/// The first response to an interaction, which it can have only one of: when a repeat is refused
/// for that reason, what came before it was heard.
async fn respond(
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

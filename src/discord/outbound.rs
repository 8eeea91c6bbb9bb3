//! How does a card get to people? Never with a ping: every message says that it mentions nobody.

use poise::CreateReply;
use serenity::all::{
    ComponentInteraction, Context, CreateAllowedMentions, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateMessage, Message, MessageReference,
};

use super::card::Card;

/// Without this, Discord takes @everyone in a message at its word.
pub(super) fn nobody() -> CreateAllowedMentions {
    CreateAllowedMentions::new()
}

/// A card as a message of its own.
pub(super) fn message(card: Card) -> CreateMessage {
    let mut message = CreateMessage::new().allowed_mentions(nobody()).components(card.rows());
    if let Some(content) = card.content {
        message = message.content(content);
    }
    match card.embed {
        Some(embed) => message.embed(embed),
        None => message,
    }
}

/// Replies to a message, without a ping; also when that message is gone by now.
pub(super) async fn reply(ctx: &Context, to: &Message, card: Card) -> serenity::Result<()> {
    let reference = MessageReference::from(to).fail_if_not_exists(false);
    let message = message(card).reference_message(reference);
    to.channel_id.send_message(ctx, message).await.map(drop)
}

/// The answer to a slash command.
pub(super) fn answer(card: Card) -> CreateReply {
    let mut reply = CreateReply::default().allowed_mentions(nobody()).components(card.rows());
    if let Some(content) = card.content {
        reply = reply.content(content);
    }
    match card.embed {
        Some(embed) => reply.embed(embed),
        None => reply,
    }
}

/// Changes the message whose button was pressed. Our own words above it stay.
pub(super) async fn update(ctx: &Context, press: &ComponentInteraction, card: Card) -> serenity::Result<()> {
    let mut message =
        CreateInteractionResponseMessage::new().allowed_mentions(nobody()).components(card.rows());
    if let Some(embed) = card.embed {
        message = message.embed(embed);
    }
    press.create_response(ctx, CreateInteractionResponse::UpdateMessage(message)).await
}

/// Answers a press with a message that only the one who pressed can see.
pub(super) async fn whisper(ctx: &Context, press: &ComponentInteraction, card: Card) -> serenity::Result<()> {
    let mut message = CreateInteractionResponseMessage::new()
        .allowed_mentions(nobody())
        .components(card.rows())
        .ephemeral(true);
    if let Some(content) = card.content {
        message = message.content(content);
    }
    if let Some(embed) = card.embed {
        message = message.embed(embed);
    }
    press.create_response(ctx, CreateInteractionResponse::Message(message)).await
}

//! Which handler takes an event?

use poise::{BoxFuture, FrameworkContext};
use serenity::all::{FullEvent, Interaction};

use super::components::{panels, press};
use super::messages::mention::message;
use super::messages::{edits, unprompted};
use super::state::{Error, State};
use super::{failures, guilds};
use crate::app::{Panicked, caught};

/// Handles the events that poise leaves to us: all but slash commands.
pub(crate) fn handle<'a>(
    framework: FrameworkContext<'a, State, Error>,
    event: &'a FullEvent,
) -> BoxFuture<'a, Result<(), Error>> {
    Box::pin(async move {
        let (ctx, state) = (framework.serenity_context, framework.user_data);
        let Some(_at_work) = state.begin_work() else { return Ok(()) };
        let handled = caught(async {
            guilds::hear(event, state).await;
            match event {
                FullEvent::Message { new_message } => {
                    message(ctx, new_message, framework.bot_id(), state).await
                }
                FullEvent::MessageUpdate { event, .. } => {
                    edits::edited(ctx, event, framework.bot_id(), state).await
                }
                FullEvent::MessageDelete { deleted_message_id: id, .. } => {
                    edits::deleted(ctx, &[*id], state).await
                }
                FullEvent::MessageDeleteBulk { multiple_deleted_messages_ids: ids, .. } => {
                    edits::deleted(ctx, ids, state).await
                }
                FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
                    press::handle(ctx, press, state).await
                }
                FullEvent::InteractionCreate { interaction: Interaction::Modal(form) } => {
                    panels::form(ctx, form, state).await
                }
                FullEvent::ThreadCreate { thread } => unprompted::post(ctx, thread, state).await,
                _ => Ok(()),
            }
        });
        match handled.await {
            Ok(done) => done,
            Err(Panicked) => {
                failures::panicked(ctx, event, state).await;
                Ok(())
            }
        }
    })
}

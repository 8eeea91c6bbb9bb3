//! Which handler takes an event, and is there room for it?
//!
//! serenity gives every event a task of its own as it comes, so this is where work begins: what there is
//! no room for ends here, before anything is done for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use poise::FrameworkOptions;
use serenity::all::{Client, Context, FullEvent, Interaction, Ready, ShardManager};
use serenity::async_trait;
use serenity::framework::Framework;
use tokio::sync::watch;

use super::asking::threads;
use super::commands::{self, registration};
use super::components::{panels, press};
use super::messages::addressed::{Addressed, addressed};
use super::messages::edits;
use super::messages::mention::message;
use super::messages::names::Names;
use super::run::{self, offer};
use super::state::{Error, State, requester};
use super::{busy, failures, guilds};
use crate::app::daily::DailyOptions;
use crate::app::{Panicked, Requester, caught};
use crate::discord::rest::message::nobody;

/// How long an event waits for READY: what Discord waits for a first response, less the time to send one.
const READY_WITHIN: Duration = Duration::from_secs(2);

/// All that takes events.
pub(crate) struct Events {
    options: FrameworkOptions<State, Error>,
    shards: OnceLock<Arc<ShardManager>>,
    has_begun: AtomicBool,
    /// Whether it is known who the bot is, and its work has begun.
    knows_itself: watch::Sender<bool>,
    daily: DailyOptions,
    state: State,
}

impl Events {
    pub(crate) fn new(state: State, daily: DailyOptions) -> Self {
        let mut options = FrameworkOptions {
            commands: commands::all(),
            allowed_mentions: Some(nobody()),
            ..FrameworkOptions::default()
        };
        poise::set_qualified_names(&mut options.commands);
        let (shards, has_begun) = (OnceLock::new(), AtomicBool::new(false));
        Self { options, shards, has_begun, knows_itself: watch::Sender::new(false), daily, state }
    }
}

#[async_trait]
impl Framework for Events {
    async fn init(&mut self, client: &Client) {
        // There is one client.
        let _ = self.shards.set(client.shard_manager.clone());
    }

    async fn dispatch(&self, ctx: Context, event: FullEvent) {
        if !matches!(event, FullEvent::Ready { .. }) {
            self.after_ready().await;
        }
        let Some(whose) = who_asks(&event, &self.state) else { return self.take(&ctx, &event).await };
        self.state.commands.settled().await;
        match self.state.app.take_on(whose) {
            Ok(_share) => self.take(&ctx, &event).await,
            Err(why) => Box::pin(busy::refuse(&ctx.http, &event, (whose, why), &self.state)).await,
        }
    }
}

impl Events {
    /// Events have a task each: one that came right behind READY may be at work before it.
    async fn after_ready(&self) {
        if !*self.knows_itself.borrow() {
            let mut knows = self.knows_itself.subscribe();
            let _ = tokio::time::timeout(READY_WITHIN, knows.wait_for(|knows| *knows)).await;
        }
    }

    async fn take(&self, ctx: &Context, event: &FullEvent) {
        match event {
            FullEvent::InteractionCreate { interaction: Interaction::Command(used) } => {
                if let Some(framework) = self.framework(ctx) {
                    Box::pin(run::run(framework, used)).await;
                }
            }
            FullEvent::InteractionCreate { interaction: Interaction::Autocomplete(typed) } => {
                if let Some(framework) = self.framework(ctx) {
                    Box::pin(offer(framework, typed)).await;
                }
            }
            _ => {
                if let FullEvent::Ready { data_about_bot } = event {
                    self.begin(ctx, data_about_bot);
                }
                react(ctx, event, &self.state).await;
            }
        }
    }

    /// A shard has begun: with the first, so does the rest.
    fn begin(&self, ctx: &Context, ready: &Ready) {
        let state = &self.state;
        state.directory.begun(ready);
        if self.has_begun.swap(true, Ordering::SeqCst) {
            return;
        }
        let discord = (ctx.http.clone(), ready.user.id);
        let tasks = || (state.stop.clone(), &state.at_work);
        let outlet = (discord.0.clone(), discord.1, state.commands.clone());
        state.daily.start(&state.app, outlet, &self.daily, tasks());
        state.group.start(&state.app, discord, &self.daily, tasks());
        state.figures.start(&state.app, ctx.http.clone(), &self.daily, tasks());
        state.helpers.start(&state.app, (ctx.http.clone(), state.commands.clone()), &self.daily, tasks());
        self.knows_itself.send_replace(true);
        // Questions are answered a moment later at the most, and also where this goes wrong.
        let links = state.commands.clone();
        tokio::spawn(registration::register(ctx.http.clone(), &self.options.commands, links));
        tracing::info!(bot = %ready.user.name, guilds = ready.guilds.len(), "on Discord");
    }

    /// What poise has to know; nothing before the first shard has begun.
    fn framework<'a>(&'a self, ctx: &'a Context) -> Option<run::Framework<'a>> {
        Some(run::Framework {
            bot_id: self.state.directory.bot()?,
            serenity_context: ctx,
            options: &self.options,
            user_data: &self.state,
            shard_manager: self.shards.get()?,
        })
    }
}

/// Who wants something of the bot with this; `None` where nobody does.
fn who_asks(event: &FullEvent, state: &State) -> Option<Requester> {
    let (guild, user) = match event {
        FullEvent::InteractionCreate { interaction } => match interaction {
            Interaction::Command(command) | Interaction::Autocomplete(command) => {
                (command.guild_id, command.user.id)
            }
            Interaction::Component(press) => (press.guild_id, press.user.id),
            Interaction::Modal(form) => (form.guild_id, form.user.id),
            _ => return None,
        },
        FullEvent::Message { new_message } => {
            let names = Names::on(new_message.guild_id, state)?;
            if addressed(new_message, &names) == Addressed::Nothing {
                return None;
            }
            (new_message.guild_id, new_message.author.id)
        }
        _ => return None,
    };
    Some(requester(guild, user))
}

/// Handles all but commands; where that goes wrong, whoever is concerned gets an apology.
async fn react(ctx: &Context, event: &FullEvent, state: &State) {
    let Some(_at_work) = state.begin_work() else { return };
    match caught(Box::pin(handle(ctx, event, state))).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => Box::pin(failures::event_failed(ctx, event, state, &error)).await,
        Err(Panicked) => Box::pin(failures::panicked(ctx, event, state)).await,
    }
}

async fn handle(ctx: &Context, event: &FullEvent, state: &State) -> Result<(), Error> {
    guilds::hear(&ctx.http, event, state).await;
    match event {
        FullEvent::Message { new_message } => {
            threads::wrote(new_message, state).await;
            message(ctx, new_message, state).await
        }
        FullEvent::MessageUpdate { event, .. } => {
            threads::edited(event, state).await;
            edits::edited(ctx, event, state).await
        }
        FullEvent::MessageDelete { channel_id: channel, deleted_message_id: id, guild_id: guild } => {
            threads::deleted(*guild, (*channel, &[*id]), state).await;
            edits::deleted(ctx, (*channel, *id), state).await
        }
        FullEvent::MessageDeleteBulk {
            channel_id: channel,
            multiple_deleted_messages_ids: ids,
            guild_id: guild,
        } => {
            threads::deleted(*guild, (*channel, ids), state).await;
            edits::deleted_at_once(ctx, ids, state).await
        }
        FullEvent::InteractionCreate { interaction: Interaction::Component(pressed) } => {
            press::handle(ctx, pressed, state).await
        }
        FullEvent::InteractionCreate { interaction: Interaction::Modal(form) } => {
            panels::form(ctx, form, state).await
        }
        FullEvent::ThreadCreate { thread } => {
            state.threads.begun(thread.id, thread.parent_id, &thread.name);
            state.memory.note_thread(thread.id);
            threads::begun(thread, state).await;
            Ok(())
        }
        FullEvent::ThreadDelete { thread, .. } => {
            threads::gone(thread, state).await;
            Ok(())
        }
        _ => Ok(()),
    }
}

//! What is Discord, to a test? One process-internal server that plays its REST API and its
//! gateway, and people in it who talk to the bot.
//!
//! ```ignore
//! let discord = FakeDiscord::start().await;
//! // ... start the bot on discord.api_url(), discord.gateway_url(), discord.token()
//! let guild = discord.guild("Netwerkers");
//! let channel = guild.text_channel("algemeen");
//! let anna = guild.member("anna", "nl");
//! discord.bot_ready().await;
//! let reply = anna.slash(&channel, "ask", &[("question", "Wat is een netwerk?")]).await;
//! let next = anna.presses(&reply, "Volgende").await;
//! discord.finish().await;
//! ```
//!
//! A verb sends at once; awaiting what it gives waits for the bot's answer. What a broken rule is
//! stands in `violations`; a test that awaits something fails as soon as one is broken.
//!
//! Not played: voice, stickers, polls, components of version 2, menus of users, entitlements,
//! moderation, and Discord's own rate limits.
//!
//! What a test calls stands in `discord`, `guild`, `member`, `pending`, `reply`, `sent` and `faults`; the
//! rest plays Discord.

#![allow(
    clippy::allow_attributes,
    dead_code,
    unused_imports,
    reason = "every test binary that includes this module uses another part of it"
)]

mod comings;
mod discord;
mod guild;
mod member;
mod member_ui;
mod pending;
mod reply;
mod sent;
mod silence;
mod webhook;

mod faults;
mod render;

mod shared;
mod transcript;
mod violations;

mod checks;
mod gateway;
mod rest;
mod server;
mod wire;
mod world;

pub(crate) use checks::schema::bodies_checked;
pub(crate) use discord::FakeDiscord;
pub(crate) use faults::{Fault, Injected};
pub(crate) use guild::{Channel, Guild, Role};
pub(crate) use member::Member;
pub(crate) use pending::Pending;
pub(crate) use reply::{Choices, Message, Modal, Reply};
pub(crate) use sent::Sent;
pub(crate) use violations::{Rule, Violation};
pub(crate) use webhook::Webhook;
pub(crate) use world::load::Load;
pub(crate) use world::permissions;

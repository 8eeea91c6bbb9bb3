//! How does a conversation on Discord become requests, and replies become messages?
//!
//! An event comes in ([`events`], [`commands`]), is turned into a request, and the reply is laid
//! out ([`card`]) and sent ([`outbound`]). [`connection`] keeps the bot alive around that.

mod about;
mod amends;
mod answer_buttons;
mod budget;
mod button_ids;
mod card;
mod citation;
mod commands;
mod connection;
mod daily;
mod diagnose;
mod doctor;
mod door;
mod events;
mod failures;
mod guard;
mod guilds;
mod limits;
mod liveness;
mod markdown;
mod meaning;
mod memory;
mod menu;
mod outbound;
mod panels;
mod passage;
mod permissions;
mod presses;
mod privacy;
mod quote;
mod registering;
mod replies;
mod retry;
mod screen;
mod settings;
mod sources;
mod state;
mod status;
mod topics;
mod unasked;

pub use connection::{DiscordError, Options, run};
pub use doctor::{Checkup, ServerCheckup, channel_name, check};
pub use liveness::Pace;
pub use status::Status;

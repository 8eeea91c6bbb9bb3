//! How does a conversation on Discord become requests, and replies become messages?
//!
//! An event comes in ([`events`], [`commands`]), is turned into a request, and the reply is laid
//! out ([`card`]) and sent ([`outbound`]). [`connection`] keeps the bot alive around that.

mod amends;
mod answer_buttons;
mod budget;
mod button_ids;
mod card;
mod citation;
mod commands;
mod connection;
mod daily;
mod doctor;
mod events;
mod failures;
mod limits;
mod liveness;
mod markdown;
mod meaning;
mod memory;
mod menu;
mod outbound;
mod passage;
mod presses;
mod registering;
mod replies;
mod retry;
mod state;
mod status;

pub use connection::{DiscordError, Options, run};
pub use doctor::{Checkup, check};
pub use liveness::Pace;
pub use status::Status;

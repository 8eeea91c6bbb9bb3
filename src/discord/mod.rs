//! How does a conversation on Discord become requests, and replies become messages?
//!
//! An event comes in ([`events`], [`commands`]), is turned into a request, and the reply is laid
//! out ([`render`]) and sent ([`rest`]). [`connection`] keeps the bot alive around that.

mod access;
mod application;
mod aside;
mod asking;
mod busy;
mod commands;
mod components;
mod connection;
mod conversation;
mod daily;
mod doctor;
mod events;
mod failures;
mod figures;
mod gateway;
mod grant;
mod group;
mod guilds;
mod helpers;
mod locale;
mod memory;
mod messages;
mod permissions;
mod render;
mod respond;
mod rest;
mod run;
mod state;
mod welcome;
mod words;

pub use application::{Profile, SetUp, set_up};
pub use connection::{DiscordError, Options, run};
pub use doctor::{Checkup, ServerCheckup, channel_name, check, reach};
pub use gateway::pace::Pace;
pub use gateway::status::Status;
pub use rest::sample::message_body;

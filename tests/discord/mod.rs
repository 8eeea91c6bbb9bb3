//! How does the bot behave on Discord? Each test is a conversation with a fake Discord.

mod asking;
pub(crate) mod bot;
mod buttons;
mod choices;
mod choosing;
mod community;
mod conversing;
mod diagnosing;
mod faults;
mod layout;
mod localisation;
mod logging;
mod looking;
mod menu;
mod network;
mod next_quotes;
mod panicking;
mod permitting;
mod privacy;
mod program;
mod quotes;
mod running;
mod sparing;
mod starting;
mod staying;
mod unasked;

//! How does the bot behave on Discord? Each test is a conversation with a fake Discord.

#[path = "../fake_discord/mod.rs"]
mod fake_discord;

mod asking;
mod bot;
mod buttons;
mod conversing;
mod faults;
mod layout;
mod localisation;
mod menu;
mod program;
mod quotes;
mod starting;
mod staying;

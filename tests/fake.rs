//! Does the fake Discord behave like Discord? Seen through a small bot of serenity and poise.

#[path = "fake/bot.rs"]
mod bot;
mod fake_discord;
#[path = "fake/faults.rs"]
mod faults;
#[path = "fake/rules.rs"]
mod rules;
#[path = "fake/verbs.rs"]
mod verbs;

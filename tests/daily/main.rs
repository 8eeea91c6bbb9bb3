//! Does every server get its quote of the day, once, whatever happens?

#[path = "../discord/bot.rs"]
#[allow(clippy::allow_attributes, dead_code, reason = "the tests of the conversation use more of it")]
mod bot;
#[path = "../store/databases.rs"]
#[allow(clippy::allow_attributes, dead_code, reason = "the tests of the store use more of it")]
mod databases;
#[path = "../fake_discord/mod.rs"]
mod fake_discord;
#[path = "../store/logs.rs"]
mod logs;
#[path = "../store/proxy.rs"]
mod proxy;
#[path = "../store/small_disk.rs"]
mod small_disk;

#[path = "../../examples/post_times.rs"]
#[allow(clippy::allow_attributes, dead_code, reason = "the example has a main of its own")]
mod post_times;

mod changing;
mod claims;
mod commands;
mod due_hour;
mod full_disk;
mod killing;
mod outages;
mod posting;
mod program;
mod scene;
mod stumbles;
mod when;
mod windows;

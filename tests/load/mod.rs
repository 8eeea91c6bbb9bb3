//! How does the bot do when a great many people ask at once?

mod crowd;
mod servers;
mod sharing;
mod speed;
mod told;

//! Can members put a question to each other through the bot, follow it, change it and take it back; and is nobody
//! bothered who didn't ask for it?

mod asking;
mod drawing;
mod erasing;
mod figures;
mod following;
pub(crate) mod helping;
mod inviting;
mod keeping;
mod killed;
mod lacking;
mod looking_back;
mod mine;
mod odd;
mod opening;
mod round;
mod safety;
pub(crate) mod scene;
mod settings;
mod stories;
mod teller;
mod tending;
mod threads;

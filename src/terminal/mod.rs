//! How does one talk with the bot from a keyboard? The same requests as on Discord.

mod ask;
mod chat;
mod json;
mod layout;
mod progress;
mod questions;
mod reports;
mod trying;
mod wrap;

pub use ask::{AskError, Format, Tongue, ask, quote};
pub use chat::{ChatError, chat};
pub use progress::Progress;
pub use questions::{QuestionsError, answer_all};
pub use reports::{Advice, problems, stats};
pub use trying::tried;
pub use wrap::{Wrapped, width};

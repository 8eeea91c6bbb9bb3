//! What are the nouns of this program? Plain data, without I/O and without imports of ours.

pub mod deck;
mod ids;
mod language;
mod place;
pub mod schedule;
mod secret;
mod shards;
mod source;
mod time;
mod trouble;

pub use deck::LineKey;
pub use ids::{ChannelId, GuildId, MemberId};
pub use language::{Language, UnknownLanguage};
pub use place::Place;
pub use secret::Secret;
pub use shards::{NoShards, Shards};
pub use source::Source;
pub use time::unix_millis;
pub use trouble::Trouble;

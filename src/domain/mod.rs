//! What are the nouns of this program? Plain data, without I/O and without imports of ours.

mod asked;
pub mod attempts;
mod choice;
mod clear_text;
mod coded;
pub mod deck;
mod helped;
pub mod helper;
mod ids;
mod language;
mod network;
pub mod open_question;
mod own;
mod place;
pub mod schedule;
mod secret;
mod settings;
mod shards;
mod source;
mod spoken;
mod time;
mod token;
mod trouble;

pub use asked::{
    FIGURES_OF_DAYS, Figures, LeadingQuestion, MOST_LEADING, MondayFigures, Unanswered, monday_due,
};
pub use choice::{Allowed, Origin};
pub use clear_text::is_exposed;
pub use deck::LineKey;
pub use helped::{kept_answer, thanks};
pub use ids::{ChannelId, GuildId, MemberId, MessageId};
pub use language::{Language, UnknownLanguage};
pub use network::NetworkTrouble;
pub use own::{
    AnsweredBy, Keeping, ListedDocument, MOST_DOCUMENTS, MOST_FILE, MOST_TEXT, MOST_TEXT_OF_SERVER,
    ServerDocument,
};
pub use place::Place;
pub use secret::Secret;
pub use settings::{ChannelList, Group, LONGEST_COOLDOWN, MOST_CHANNELS, Settings, Spot};
pub use shards::{NoShards, Shards};
pub use source::Source;
pub use spoken::Spoken;
pub use time::{from_unix_millis, unix_millis};
pub use trouble::Trouble;

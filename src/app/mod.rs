//! What happens with a request, whoever made it? Requests come in, replies go out; this layer knows
//! neither Discord nor the terminal.

mod answer_files;
mod attempts;
mod bot;
pub mod daily;
mod fault;
pub mod figures;
pub mod gaps;
pub mod group;
pub mod helpers;
pub mod kept;
mod language;
mod library;
mod outages;
mod own;
mod panics;
mod questions;
mod quotes;
mod reading;
mod reload;
mod request;
mod servers;
mod traffic;

pub use answer_files::{WrittenAnswers, write_answers};
pub use attempts::Attempts;
pub use bot::App;
pub use fault::Fault;
pub use library::reader::{ModelChoice, Reader};
pub use library::{Library, LibraryError};
pub use own::adding::{DocumentDraft, NotRead, Sent};
pub use panics::{Panicked, caught};
pub use questions::browse;
pub use questions::card::{AlsoAsked, AnswerCard, Ask, DEFAULT_PASSAGES, Entry, Page, ReadOn, View};
pub use questions::rating::Rating;
pub use questions::suggest::suggest;
pub use quotes::card::QuoteCard;
pub use quotes::wish::QuoteWish;
pub use reload::{Kept, Shelf};
pub use request::{Reply, Request, gives};
pub use servers::admission::{Admission, Asker};
pub use servers::settings_cache::NotKept;
pub use traffic::in_hand::{Share, TooMuch};
pub use traffic::limits::{BUSY_FOR, Bounds, Limits};
pub use traffic::requester::Requester;

//! Which passages answer a question, and how sure are we?

mod answer;
mod completion;
mod content;
mod engine;
mod error;
pub mod evaluate;
mod index;
mod intent;
mod language;
mod query;
mod question;
mod rank;
mod retrieve;
mod text;
mod vectors;
mod weights;
mod word_lists;

pub use answer::chance::{SIGNS, Signs};
pub use answer::explain::{ExplainedList, ExplainedScore, ExplainedWord, Explanation};
pub use completion::{Completion, Typed};
pub use content::{ContentWord, ContentWords};
pub use engine::Engine;
pub use error::SearchError;
pub use index::storage::is_kept;
pub use intent::message::{asks_everybody, intent, names_subject};
pub use intent::people::asks_for_people;
pub use question::{Answer, Asking, Correction, Courtesy, Hit, Intent, Outcome, Question, Watch};
pub use text::dictionary::entries as dictionary_entries;
pub use text::frequencies::frequency_code;
pub use text::lemmas::{entry as lemma_entry, separable_entry};
pub use text::stem::{Stems, Table};
pub use text::tokens::folded_words;
pub use vectors::kept::VectorFile;
pub use vectors::known::{Known, KnownVectors};

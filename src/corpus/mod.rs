//! Which passages are there to answer with? Files become documents, documents become passages.

mod block;
mod checks;
mod collection;
mod document;
mod fence;
mod files;
mod fingerprint;
mod front_matter;
mod glossary;
mod lines;
mod markdown;
mod passage;
mod passage_list;
mod plain;
mod problem;
mod quote;
mod read_folder;
mod sentences;
mod splitting;
mod stats;

pub use collection::Corpus;
pub use document::Document;
pub use fence::Fence;
pub use fingerprint::fingerprint;
pub use front_matter::yaml;
pub use glossary::{Glossary, GlossaryEntry};
pub use passage::{Passage, PassageKey, RestsOn};
pub use plain::{TextBlock, text_blocks};
pub use problem::{Problem, Severity};
pub use quote::Quote;
pub use read_folder::{LoadError, error_in};
pub use sentences::split as sentence_ranges;
pub use stats::{LanguageStats, Stats, TopicStats};

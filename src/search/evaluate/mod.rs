//! How good is the engine on collections that others have judged?
//!
//! Reads BEIR-like folders (`corpus.jsonl`, `queries.VARIANT.jsonl` or `queries.jsonl`,
//! `qrels.tsv` or `qrels/test.tsv`), asks every question of the engine that answers people, with
//! the same settings, and measures what comes back.

mod abstention;
mod asked;
mod collection;
mod measures;
mod own_sections;
mod report;
mod run;

pub use abstention::{Abstention, Tradeoff};
pub use collection::EvaluationError;
pub use measures::Measures;
pub use own_sections::{Tried, never_found, sections, try_sections};
pub use report::{CollectionReport, Report, VariantReport};
pub use run::run;

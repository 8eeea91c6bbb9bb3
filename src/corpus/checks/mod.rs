//! What would an editor want to know of the documents, beyond whether they can be read?

mod advice;
mod bold_questions;
mod dated;
mod document_lines;
mod headless;
mod language;
mod near_duplicates;
mod twins;
mod undated;
mod whole;
mod works;

pub use near_duplicates::{NearDuplicates, word_runs};
pub(super) use whole::run;
pub(super) use works::problems as works;

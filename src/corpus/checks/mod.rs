//! What would an editor want to know of the documents, beyond whether they can be read?

mod document_lines;
mod language;
mod whole;
mod works;

pub(super) use whole::run;
pub(super) use works::problems as works;

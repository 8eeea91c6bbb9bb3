//! What may a server have of its own to answer from?

mod answered_by;
mod server_document;

pub use answered_by::AnsweredBy;
pub use server_document::{
    Keeping, ListedDocument, MOST_DOCUMENTS, MOST_FILE, MOST_TEXT, MOST_TEXT_OF_SERVER, ServerDocument,
};

//! How do documents keep in step with where they came from: folders that somebody else works in, and pages on
//! the web?
//!
//! What changes there changes here, and what goes there goes here. What was edited here is never overwritten
//! or taken away: a [`Ledger`] in the folder of the documents knows what was written, so that any other text
//! is somebody's work.

mod change;
mod download;
mod ledger;
mod round;
mod sources;

pub use change::Change;
pub use download::{Downloads, NoClient};
pub use ledger::LedgerError;
pub use round::{Tally, round};

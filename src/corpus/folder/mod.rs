//! What stands in the corpus folder, has it changed, and was it read before?

pub(super) mod files;
mod fingerprint;
mod kept;
mod read;

pub use fingerprint::fingerprint;
pub use read::{LoadError, error_in};

//! What happens with the words of members that are kept for who asks next?

mod changes;

pub use changes::KeptChanges;

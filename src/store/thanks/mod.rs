//! Which messages helped, and who said so?

mod keeping;
mod marks;
mod told;

pub(super) use keeping::{erase_given_by, forget_orphans};
pub use marks::{Given, TakenBack};
pub(super) use marks::{insert, message_key, message_numbers, next, remove_kept};

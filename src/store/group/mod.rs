//! What is kept of the questions that were put to the group: their words and states, who asked, who
//! wants to know it too, who replied, and what has still to be changed on Discord?

mod askers;
mod company;
mod edits;
mod erasing;
mod keeping;
mod questions;
pub(super) mod rows;
mod servers;

pub(super) use edits::note as note_edit_of;
pub(super) use erasing::{erase_words_of, words_of};

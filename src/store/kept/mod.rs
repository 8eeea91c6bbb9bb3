//! What did members write that may be shown to who asks next, by whom, and how far is each?

mod answers;
mod authors;
mod doubts;
mod erasing;
mod keeping;
mod lists;
mod rows;

pub(super) use erasing::{erase_kept_of, forget_question_of, words_of};

//! What does somebody want who says this: a passage, a number, a kind word?

pub(crate) mod asks_for_number;
pub(crate) mod bare;
pub(crate) mod courtesy;
pub(crate) mod follow_up;
pub(crate) mod grammar;
pub(crate) mod kind;
pub(crate) mod message;
pub(crate) mod names;
pub(crate) mod office;
pub(crate) mod pair;
pub(crate) mod people;
pub(crate) mod phrases;
pub(crate) mod question_frames;
pub(crate) mod questions;
pub(crate) mod requests;
pub(crate) mod said;
pub(crate) mod signs;
pub(crate) mod small_talk;

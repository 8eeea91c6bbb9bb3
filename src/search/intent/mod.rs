//! What does somebody want who says this: a passage, a number, a kind word?

pub(crate) mod asks_for_number;
pub(crate) mod courtesy;
pub(crate) mod is_question;
pub(crate) mod question_frames;
pub(crate) mod requests;
pub(crate) mod small_talk;

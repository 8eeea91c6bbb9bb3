//! How does a reply look on Discord?

pub(crate) mod answer_buttons;
pub(crate) mod button_ids;
pub(crate) mod card;
pub(crate) mod citation;
pub(crate) mod limits;
pub(crate) mod markdown;
pub(crate) mod passage;
pub(crate) mod quote;
pub(crate) mod reader;
pub(crate) mod screen;

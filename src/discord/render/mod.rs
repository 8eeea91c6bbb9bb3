//! How does a reply look on Discord?

pub(crate) mod answer;
pub(crate) mod answer_buttons;
pub(crate) mod button_ids;
pub(crate) mod card;
pub(crate) mod citation;
pub(crate) mod command_links;
pub(crate) mod help;
mod kept_answer;
pub(crate) mod limits;
pub(crate) mod markdown;
pub(crate) mod menu;
pub(crate) mod miss;
pub(crate) mod more;
pub(crate) mod passage;
pub(crate) mod quote;
pub(crate) mod reader;
pub(crate) mod reply;
pub(crate) mod screen;
mod tables;

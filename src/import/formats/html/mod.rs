//! How is a web page read: where is its text, and what is menu, banner and footer?

mod accordions;
mod around;
mod article;
mod elements;
mod letters;
mod levels;
mod lists;
mod looks;
mod main_text;
mod meta_tags;
mod metadata;
mod nesting;
mod tables;
#[cfg(test)]
mod tests;
mod title;
mod to_markdown;
mod web_page;

pub(crate) use to_markdown::{fragment, parse, words};
pub(crate) use web_page::read;

//! Which terms stand for a text?
//!
//! Text is cut into folded [`words`], of which the [`stop`] words say nothing about the subject;
//! the others are reduced to [`stem`]s, split into [`compound`] parts and cut into [`grams`].

pub(crate) mod compound;
pub(crate) mod courtesy;
pub(crate) mod figures;
pub(crate) mod foreign;
pub(crate) mod grams;
mod phrase;
pub(crate) mod requests;
pub(crate) mod scaffold;
pub(crate) mod small_talk;
pub(crate) mod stem;
pub(crate) mod stop;
pub(crate) mod tongue;
pub(crate) mod words;

//! Which terms stand for a text?
//!
//! Text is cut into folded [`tokens`], of which the [`stop_words`] say nothing about the subject; the
//! others are reduced to [`stem`]s (by [`lemmas`] where the rules fail), split into [`compound`] parts and cut
//! into [`ngrams`]. A [`separable`] verb is one word, however it is written; so are [`numbers`]. The [`addresses`]
//! of links are no words.

pub(crate) mod addresses;
pub(crate) mod analyzer;
pub(crate) mod compound;
pub(crate) mod dictionary;
pub(crate) mod frequencies;
pub(crate) mod lemmas;
pub(crate) mod letters;
pub(crate) mod lexicon;
pub(crate) mod ngrams;
pub(crate) mod numbers;
pub(crate) mod phrase;
pub(crate) mod separable;
pub(crate) mod stem;
pub(crate) mod stop_words;
pub(crate) mod tokens;

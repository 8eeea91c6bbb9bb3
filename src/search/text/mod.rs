//! Which terms stand for a text?
//!
//! Text is cut into folded [`tokens`], of which the [`stop_words`] say nothing about the subject; the
//! others are reduced to [`stem`]s, split into [`compound`] parts and cut into [`ngrams`].

pub(crate) mod analyzer;
pub(crate) mod compound;
pub(crate) mod lexicon;
pub(crate) mod ngrams;
pub(crate) mod numbers;
pub(crate) mod phrase;
pub(crate) mod stem;
pub(crate) mod stop_words;
pub(crate) mod tokens;

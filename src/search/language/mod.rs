//! In which language is a question? (Language detection.)

pub(crate) mod foreign;
pub(crate) mod function_words;
